"""Counts and sums → charts as SVG, drawn by pygal.

A chart has no colours and letters of its own but the classes of its parts, for which the page has
rules (`style.css`), so that it follows dark mode and runs nothing. It has no words of the
interface, only their keys, so that it serves every language; its title and a table of its numbers
stand beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import floor, log10
from typing import Any
from unicodedata import category

import pygal
from msgspec import Struct

CHART_WIDTH_PX = 560
MAX_BARS = 24
"""The most bars of a chart; the table beside it has all rows."""

MAX_PARTS = 6
"""The most parts of a stacked bar: so many colours the page has."""

MAX_NAME_LENGTH = 32
"""Characters of the name of a bar; the page shows all of it when it is pointed at."""

MAX_TICKS = 5
"""The most numbers that are marked beside zero."""

_BAR_PX, _LEGEND_LINE_PX, _EDGES_PX = 20, 21, 52
_SHORTEST_PX = 80
_LAYOUT = {
    "width": CHART_WIDTH_PX,
    "explicit_size": True,
    "disable_xml_declaration": True,
    "js": (),
    "css": (),
    "margin": 6,
    "truncate_legend": -1,
    "legend_at_bottom": True,
    "legend_at_bottom_columns": 1,
    "legend_box_size": 12,
}
_STYLE = pygal.style.Style(label_font_size=12, major_label_font_size=12, legend_font_size=12)
"""What sizes it measures with; the page's own rules set the letters."""

_DROPPED_TAGS = frozenset({"defs", "desc", "title"})
_DROPPED_CLASSES = frozenset({"background", "overlay", "text-overlay", "tooltip-overlay", "titles"})
"""Parts of its drawings that only its own script and style need."""

_UNSEEN = ("Cc", "Cn", "Cs")
"""The Unicode categories of control characters, of what is none, and of surrogates."""

_UNITS = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))
"""Of large numbers: a million million, a thousand million, a million, a thousand."""

_TOO_LARGE = 1e15
"""No sum of money: such a number is not drawn."""


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


def draw_bars(key: str, label: str, number: str, rows: Sequence[tuple[str, float]]) -> Chart:
    """A bar for each row, in the order given."""
    shown = rows[:MAX_BARS]
    svg = _draw(pygal.HorizontalBar, [name for name, _ in shown], [("", [n for _, n in shown])])
    return Chart(key, (label, number), rows, svg)


def draw_stacked_bars(
    key: str, header: tuple[str, str, str], rows: Sequence[tuple[str, str, float]], others: str
) -> Chart:
    """A bar for each label, made of parts; the smaller parts are joined into one named `others`.

    Parts are named by keys of the catalogue.
    """
    part_sums: defaultdict[str, float] = defaultdict(float)
    for _, part, count in rows:
        part_sums[part] += count
    largest = sorted(part_sums, key=lambda part: -part_sums[part])[: MAX_PARTS - 1]
    sums: defaultdict[tuple[str, str], float] = defaultdict(float)
    for name, part, count in rows:
        sums[part if part in largest else others, name] += count
    shown = dict.fromkeys([*largest, *([others] if len(part_sums) > len(largest) else [])])
    names = [*dict.fromkeys(name for name, _, _ in rows)]
    parts = [(part, [sums[part, name] for name in names]) for part in shown]
    return Chart(key, header, rows, _draw(pygal.HorizontalStackedBar, names, parts), keyed=1)


def draw_paired_bars(
    key: str, header: tuple[str, str, str], rows: Sequence[tuple[str, float, float]]
) -> Chart:
    """Two bars for each label: before and after."""
    parts = [(header[1], [before for _, before, _ in rows]), (header[2], [n for *_, n in rows])]
    return Chart(key, header, rows, _draw(pygal.HorizontalBar, [row[0] for row in rows], parts))


def _draw(
    kind: type[pygal.graph.graph.Graph],
    names: Sequence[str],
    parts: Sequence[tuple[str, Sequence[float]]],
) -> str:
    """Bars with a name each, of parts with a name and a number for each bar; with one part, its
    name is not shown. Empty where there is no bar, or one cannot be drawn: then the table of
    the chart stands alone."""
    by_bar = [*zip(*(numbers for _, numbers in parts), strict=True)]
    if not by_bar or not all(abs(number) < _TOO_LARGE for bar in by_bar for number in bar):
        return ""
    has_legend = len(parts) > 1
    is_stacked = kind is pygal.HorizontalStackedBar
    bars = len(names) * (1 if is_stacked else len(parts))
    height = _EDGES_PX + _BAR_PX * max(bars, len(names)) + _LEGEND_LINE_PX * has_legend * len(parts)
    chart = kind(
        style=_STYLE,
        height=max(height, _SHORTEST_PX),
        show_legend=has_legend,
        value_formatter=_format_number,
        **_LAYOUT,
    )
    chart.y_labels = _list_ticks(max(sum(one) if is_stacked else max(one) for one in by_bar))
    chart.x_labels = [_shorten(name) for name in reversed(names)]  # drawn from the bottom
    for part, numbers in parts:
        chart.add(_make_visible(part), [*reversed(numbers)])
    chart.add_xml_filter(_keep_drawing)
    return str(chart.render(is_unicode=True))


def _keep_drawing(root: Any) -> Any:
    """The drawing alone, its names from top to bottom as they are seen."""
    for parent in [*root.iter()]:
        for child in [*parent]:
            if (
                not isinstance(child.tag, str)  # a remark, with the day of today
                or child.tag in _DROPPED_TAGS
                or not _DROPPED_CLASSES.isdisjoint(child.get("class", "").split())
            ):
                parent.remove(child)
        parent.attrib.pop("id", None)
        if parent.get("class") == "axis y":
            parent[:] = parent[::-1]
    return root


def _make_visible(name: str) -> str:
    """A name as it may stand in XML."""
    return "".join("\N{REPLACEMENT CHARACTER}" if category(one) in _UNSEEN else one for one in name)


def _shorten(name: str) -> str:
    """A name cut short as the page expects it, which puts the whole one under it."""
    short = name if len(name) <= MAX_NAME_LENGTH else f"{name[: MAX_NAME_LENGTH - 1]}…"
    return _make_visible(short)


def _list_ticks(longest: float) -> list[float]:
    """Numbers to be marked up to that of the longest bar: whole ones of one, two or five in any
    power of ten."""
    power = 10.0 ** floor(log10(max(longest, MAX_TICKS) / MAX_TICKS))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor * MAX_TICKS >= longest)
    return [step * number for number in range(max(1, floor(longest / step)) + 1)]


def _format_number(number: float) -> str:
    """A number with few signs: 20k, 1.5M."""
    size, sign = next((one for one in _UNITS if abs(number) >= one[0]), (1.0, ""))
    return f"{number / size:g}{sign}"
