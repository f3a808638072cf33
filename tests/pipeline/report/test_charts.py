"""Charts are drawings and nothing else: bars and their names, without style, script or ids."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.report.charts import (
    MAX_BARS,
    MAX_NAME_LENGTH,
    draw_bars,
    draw_paired_bars,
    draw_stacked_bars,
)

NAMES = st.text(max_size=60)
NUMBERS = st.floats(0, 1e12)
PARTS = ["budget", "grants", "sponsors", "own", "none", "unclear", "abroad"]


def texts(svg: str, of: str) -> list[str]:
    return [
        str(text.text or "")
        for group in etree.fromstring(svg).iter("{*}g")
        if group.get("class", "").startswith(of)
        for text in group.iter("{*}text")
    ]


def widths(svg: str) -> list[list[float]]:
    """The width of each bar from top to bottom, of each series in their order."""
    series = {
        group.get("class", ""): group
        for group in etree.fromstring(svg).iter("{*}g")
        if group.get("class", "").startswith("series ")
    }
    bars = [
        sorted(series[name].iter("{*}rect"), key=lambda bar: float(bar.get("y", "0")))
        for name in sorted(series)
    ]
    return [[float(bar.get("width", "0")) for bar in of_series] for of_series in bars]


def test_bars_are_as_long_as_their_numbers_and_in_the_order_given() -> None:
    svg = draw_bars("items", "section", "items", [("2.1", 20.0), ("2.2", 10.0), ("3", 0.0)]).svg
    assert texts(svg, "axis y") == ["2.1", "2.2", "3"]
    ((first, second, third),) = widths(svg)
    assert first == pytest.approx(2 * second)
    assert third == 0


def test_parts_beyond_the_colours_are_one() -> None:
    rows = [("2.1", part, 100.0 - number) for number, part in enumerate(PARTS)]
    chart = draw_stacked_bars("money", ("section", "source_kind", "kgs"), rows, "others")
    assert texts(chart.svg, "legend ") == [*PARTS[:5], "others"]
    others = widths(chart.svg)[-1]
    assert others[0] == pytest.approx(widths(chart.svg)[0][0] * (95 + 94) / 100)
    assert chart.rows == rows


def test_two_bars_for_each_label() -> None:
    svg = draw_paired_bars("items", ("section", "before", "after"), [("2.1", 1.0, 2.0)]).svg
    assert texts(svg, "legend ") == ["before", "after"]
    (before,), (after,) = widths(svg)
    assert after == pytest.approx(2 * before)


@pytest.mark.parametrize(
    ("longest", "ticks"),
    [
        (216_500_000, ["0", "50M", "100M", "150M", "200M"]),
        (37, ["0", "10", "20", "30"]),
        (5, ["0", "1", "2", "3", "4", "5"]),
        (1, ["0", "1"]),
        (1_300, ["0", "500", "1k"]),
        (0.2, ["0", "1"]),
    ],
)
def test_round_numbers_are_marked(longest: float, ticks: list[str]) -> None:
    assert texts(draw_bars("money", "section", "kgs", [("2.1", longest)]).svg, "axis x") == ticks


def test_without_a_row_nothing_is_drawn() -> None:
    header = ("section", "before", "after")
    assert draw_bars("items", "section", "items", []).svg == ""
    assert draw_stacked_bars("money", header, [], "others").svg == ""
    assert draw_paired_bars("items", header, []).svg == ""


@pytest.mark.parametrize("number", [0.0, 1.0])
def test_a_bar_without_length_is_one_too(number: float) -> None:
    assert len(widths(draw_bars("items", "section", "items", [("1", number)]).svg)[0]) == 1
    rows = [("1", "budget", number), ("2", "grants", 0.0)]
    assert texts(draw_stacked_bars("money", ("s", "k", "n"), rows, "o").svg, "axis y") == ["1", "2"]


@pytest.mark.parametrize("number", [float("inf"), float("nan"), 1e300])
def test_what_is_no_sum_is_not_drawn(number: float) -> None:
    assert draw_bars("money", "section", "kgs", [("1", 1.0), ("2", number)]).svg == ""


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\ud800", "\uffff", "\ufffe"])
def test_what_xml_may_not_have_is_replaced(sign: str) -> None:
    svg = draw_bars("offices", "office", "items", [(f"a{sign}b", 1.0)]).svg
    assert texts(svg, "axis y") == ["a\ufffdb"]


@given(st.lists(st.tuples(NAMES, NUMBERS), min_size=1, max_size=MAX_BARS + 3))
def test_any_name_is_shown_and_nothing_but_shapes_and_names(
    rows: Sequence[tuple[str, float]],
) -> None:
    svg = draw_bars("offices", "office", "items", rows).svg
    drawing = etree.fromstring(svg.encode())
    assert {str(one.tag).rpartition("}")[2] for one in drawing.iter()} <= {
        *("svg", "g", "rect", "path", "text")
    }
    assert not any({"id", "style", "onload", "href"} & {*one.keys()} for one in drawing.iter())
    shown = texts(svg, "axis y")
    assert len(shown) == min(len(rows), MAX_BARS)
    assert all(len(name) <= MAX_NAME_LENGTH for name in shown)
    assert svg == draw_bars("offices", "office", "items", rows).svg


def test_what_a_plan_prints_is_no_markup() -> None:
    name = "<script>alert(1)</script>&amp;"
    assert texts(draw_bars("offices", "office", "items", [(name, 1.0)]).svg, "axis y") == [name]
