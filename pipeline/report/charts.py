"""Counts and sums → charts as SVG, drawn by Vega-Lite (vl-convert runs it without a browser).

Colours are the page's own (`var(--…)`), so that a chart follows dark mode; it holds no words of the
interface, so that it serves every language: its title and its numbers stand beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import category

import vl_convert

WIDTH = 420
_BAR, _TALLEST = 20, 24
_COLOURS = [f"var(--chart-{number})" for number in range(1, 7)]
_INK, _LINE = "var(--ink)", "var(--line)"
_CONFIG = {
    "background": None,
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": _INK,
        "titleColor": _INK,
        "gridColor": _LINE,
        "domainColor": _LINE,
        "tickColor": _LINE,
        "labelFontSize": 12,
        "labelLimit": 200,
    },
    "legend": {"labelColor": _INK, "labelFontSize": 12, "labelLimit": 340},
    "range": {"category": _COLOURS},
}

_UNSEEN = ("Cc", "Cs")
"""Control characters and halves of characters."""

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
"""What every object of JavaScript has."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: the key of its title, a header of keys, and its rows: a label and numbers.

    With `parts`, the second column names a part of the bar and the third is the number.
    """

    key: str
    header: tuple[str, ...]
    rows: Sequence[tuple[str | float, ...]]
    svg: str


def bars(key: str, label: str, number: str, rows: Sequence[tuple[str, float]]) -> Chart:
    """A bar for each row, in the order given."""
    values = [{"label": _text(name), "number": count} for name, count in rows[:_TALLEST]]
    encoding = {"y": _labels("label"), "x": _numbers("number")}
    svg = _drawn(values, {"type": "bar", "color": _COLOURS[0]}, encoding)
    return Chart(key, (label, number), rows, svg)


def stacked(
    key: str, header: tuple[str, str, str], rows: Sequence[tuple[str, str, float]], others: str
) -> Chart:
    """A bar for each label, made of its parts; the smaller parts are one, named `others`."""
    rows_shown = [(_text(name), _text(part), count) for name, part, count in rows]
    sums: defaultdict[str, float] = defaultdict(float)
    for _, part, count in rows_shown:
        sums[part] += count
    large = sorted(sums, key=lambda part: -sums[part])[: len(_COLOURS) - 1]
    values = [
        {"label": name, "part": part if part in large else others, "number": count}
        for name, part, count in rows_shown
    ]
    names = [*large, *([others] if len(sums) > len(large) else [])]
    legend = {"orient": "bottom", "direction": "vertical", "title": None}
    encoding = {
        "y": _labels("label"),
        "x": _numbers("number"),
        "color": {"field": "part", "type": "nominal", "scale": {"domain": names}, "legend": legend},
    }
    return Chart(key, header, rows, _drawn(values, {"type": "bar"}, encoding))


def paired(
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
        "y": _labels("label"),
        "x": _numbers("number"),
        "yOffset": {"field": "part", "sort": None},
        "color": {"field": "part", "type": "nominal", "sort": None, "legend": legend},
    }
    return Chart(key, header, rows, _drawn(values, {"type": "bar"}, encoding))


def _text(name: str) -> str:
    """A name as Vega can take it: it dies of control characters, and takes what every object of
    JavaScript has by that name for what is in its own tables; a sign without width tells it apart.
    """
    plain = "".join(
        "\N{REPLACEMENT CHARACTER}" if category(one) in _UNSEEN else one for one in name
    )
    return f"{plain}\N{WORD JOINER}" if plain in _PROPERTIES else plain


def _labels(field: str) -> dict[str, Any]:
    return {"field": field, "type": "nominal", "sort": None, "title": None}


def _numbers(field: str) -> dict[str, Any]:
    axis = {"tickCount": 5, "format": "~s"}
    return {"field": field, "type": "quantitative", "title": None, "axis": axis}


def _drawn(
    values: Sequence[Mapping[str, object]], mark: Mapping[str, str], encoding: Mapping[str, Any]
) -> str:
    step = _BAR if "yOffset" not in encoding else _BAR // 2
    svg: str = vl_convert.vegalite_to_svg(
        {
            "data": {"values": list(values)},
            "mark": {**mark, "tooltip": None},
            "encoding": encoding,
            "width": WIDTH,
            "height": {"step": step},
            "config": _CONFIG,
        }
    )
    return svg
