"""Counts and sums → charts as SVG, drawn by Vega-Lite (vl-convert runs it without a browser).

Colours are the page's own (`var(--…)`), so that a chart follows dark mode. It has no words of the
interface, only their keys, so that it serves every language; its title and a table of its numbers
stand beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from threading import Thread
from typing import Any
from unicodedata import category

import vl_convert
from msgspec import Struct

CHART_WIDTH_PX = 420
MAX_BARS = 24
"""The most bars of a chart; the table beside it has all rows."""

_BAR_STEP_PX = 20
_PART_COLOURS = [f"var(--chart-{number})" for number in range(1, 7)]
_INK_COLOUR, _LINE_COLOUR = "var(--ink)", "var(--line)"
_VEGA_CONFIG = {
    "background": None,
    "font": "sans-serif",
    "view": {"stroke": None},
    # A browser's letters are wider than those that the drawing was measured with.
    "padding": {"left": 40, "right": 5, "top": 5, "bottom": 5},
    "axis": {
        "labelColor": _INK_COLOUR,
        "titleColor": _INK_COLOUR,
        "gridColor": _LINE_COLOUR,
        "domainColor": _LINE_COLOUR,
        "tickColor": _LINE_COLOUR,
        "labelFontSize": 12,
        "labelLimit": 200,
    },
    "legend": {"labelColor": _INK_COLOUR, "labelFontSize": 12, "labelLimit": 340},
    "range": {"category": _PART_COLOURS},
}

_UNSEEN = ("Cc", "Cs")
"""The Unicode categories of control characters and surrogates."""

_PROPERTIES = {
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
}
"""The properties that every object of JavaScript has."""


class Chart(Struct, frozen=True):
    """One chart: the key of its title, a header of keys, and its rows, each a label and numbers.

    In stacked bars the second column names a part of the bar and the third is the number. `keyed`
    is the index of the column whose texts are keys of the catalogue, None if there is none.
    """

    key: str
    header: tuple[str, ...]
    rows: Sequence[tuple[str | float, ...]]
    svg: str
    keyed: int | None = None


@cache
def start_engine() -> None:
    """Starts Vega's engine once, in the background: this takes half a second, which the first chart
    would have to wait."""
    first = ("", "label", "number", [("", 1.0)])
    Thread(target=draw_bars, args=first, daemon=True).start()


def draw_bars(key: str, label: str, number: str, rows: Sequence[tuple[str, float]]) -> Chart:
    """A bar for each row, in the order given."""
    values = [{"label": _text(name), "number": count} for name, count in rows[:MAX_BARS]]
    encoding = {"y": _build_label_axis("label"), "x": _build_number_axis("number")}
    svg = _render_svg(values, {"type": "bar", "color": _PART_COLOURS[0]}, encoding)
    return Chart(key, (label, number), rows, svg)


def draw_stacked_bars(
    key: str, header: tuple[str, str, str], rows: Sequence[tuple[str, str, float]], others: str
) -> Chart:
    """A bar for each label, made of parts; the smaller parts are joined into one named `others`.

    Parts are named by keys of the catalogue.
    """
    rows_shown = [(_text(name), _text(part), count) for name, part, count in rows]
    part_sums: defaultdict[str, float] = defaultdict(float)
    for _, part, count in rows_shown:
        part_sums[part] += count
    largest_parts = sorted(part_sums, key=lambda part: -part_sums[part])[: len(_PART_COLOURS) - 1]
    values = [
        {"label": name, "part": part if part in largest_parts else others, "number": count}
        for name, part, count in rows_shown
    ]
    part_names = [*largest_parts, *([others] if len(part_sums) > len(largest_parts) else [])]
    legend = {"orient": "bottom", "direction": "vertical", "title": None}
    encoding = {
        "y": _build_label_axis("label"),
        "x": _build_number_axis("number"),
        "color": {
            "field": "part",
            "type": "nominal",
            "scale": {"domain": part_names},
            "legend": legend,
        },
    }
    return Chart(key, header, rows, _render_svg(values, {"type": "bar"}, encoding), keyed=1)


def draw_paired_bars(
    key: str, header: tuple[str, str, str], rows: Sequence[tuple[str, float, float]]
) -> Chart:
    """Two bars for each label: before and after."""
    values = [
        {"label": _text(name), "part": part, "number": number}
        for name, before, after in rows
        for part, number in ((header[1], before), (header[2], after))
    ]
    legend = {"orient": "bottom", "title": None}
    encoding = {
        "y": _build_label_axis("label"),
        "x": _build_number_axis("number"),
        "yOffset": {"field": "part", "sort": None},
        "color": {"field": "part", "type": "nominal", "sort": None, "legend": legend},
    }
    return Chart(key, header, rows, _render_svg(values, {"type": "bar"}, encoding))


def _text(name: str) -> str:
    """A name that is safe for Vega, which crashes on control characters, and mistakes the names of
    JavaScript's own properties for entries of its tables. A sign without width makes such a name
    different.
    """
    plain = "".join(
        "\N{REPLACEMENT CHARACTER}" if category(one) in _UNSEEN else one for one in name
    )
    return f"{plain}\N{WORD JOINER}" if plain in _PROPERTIES else plain


def _build_label_axis(field: str) -> dict[str, Any]:
    return {"field": field, "type": "nominal", "sort": None, "title": None}


def _build_number_axis(field: str) -> dict[str, Any]:
    axis = {
        "tickCount": 5,
        "tickMinStep": 1,
        "labelExpr": "datum.value === 0 ? '0' : format(datum.value, '~s')",
    }
    return {"field": field, "type": "quantitative", "title": None, "axis": axis}


def _render_svg(
    values: Sequence[Mapping[str, object]], mark: Mapping[str, str], encoding: Mapping[str, Any]
) -> str:
    step = _BAR_STEP_PX if "yOffset" not in encoding else _BAR_STEP_PX // 2
    svg: str = vl_convert.vegalite_to_svg(
        {
            "data": {"values": list(values)},
            "mark": {**mark, "tooltip": None},
            "encoding": encoding,
            "width": CHART_WIDTH_PX,
            "height": {"step": step},
            "config": _VEGA_CONFIG,
        }
    )
    return svg
