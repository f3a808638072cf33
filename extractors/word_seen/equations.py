"""An equation of a Word file → one line of text as people type it: `1/2`, `10²`, `√(a+b)`.

ECMA-376 part 1, 22.1: a fraction, a power or a root is an element whose parts are separate texts.
Put side by side they would make another number: ½ would become 12.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.word_seen.markup import Element, find_at, get_printed_text, qualified_name

EQUATION_TAGS = frozenset(map(qualified_name, ("m:oMath", "m:oMathPara")))

_PLAIN_SIGNS = "0123456789+-−=()nxyzaikmo"
_RAISED_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿˣʸᶻᵃⁱᵏᵐᵒ"
_LOWERED_SIGNS = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙₓ??ₐᵢₖₘₒ"
_RAISED = dict(zip(_PLAIN_SIGNS, _RAISED_SIGNS, strict=True))
_LOWERED = {
    plain: low for plain, low in zip(_PLAIN_SIGNS, _LOWERED_SIGNS, strict=True) if low != "?"
}
_SIMPLE = re.compile(r"[^\W_]*(?:[.,]\d+)?")
"""A part that needs no brackets: one number or one word."""

_PROPERTIES = re.compile(r"(?:\w*Pr|rPr)")


def raise_text(text: str) -> str:
    """A text above the line: in raised signs, or behind `^` where there are none for it."""
    return _shift(text, _RAISED, "^")


def lower_text(text: str) -> str:
    """A text below the line: in lowered signs, or behind `_` where there are none for it."""
    return _shift(text, _LOWERED, "_")


def write_equation(element: Element) -> str:
    """The line of text that an equation, or a part of it, is."""
    tag = _get_local_name(element)
    write = _WRITERS.get(tag)
    if write is not None:
        return write(element)
    text, was_structure = get_printed_text(element), False
    for child in element.iterchildren("*"):
        if not _PROPERTIES.fullmatch(_get_local_name(child)):
            part = write_equation(child)
            is_apart = _is_structure(child) or was_structure
            text = _join_apart(text, part) if is_apart else text + part
            was_structure = _is_structure(child)
    return text


def _join_apart(before: str, after: str) -> str:
    """Two texts, with a space where a figure or letter of one would run into the other."""
    runs_on = before[-1:].isalnum() and after[:1].isalnum()
    return f"{before} {after}" if runs_on else before + after


def _get_local_name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def is_built_up(equation: Element) -> bool:
    """Whether an equation has parts above or beside each other, or is only signs in a line."""
    return any(_get_local_name(one) in _WRITERS for one in equation.iter("*"))


def _is_structure(element: Element) -> bool:
    return _get_local_name(element) in {"f", "rad", "nary", "d", "func", "m", "eqArr"}


def _part(element: Element, name: str) -> str:
    found = element.find(qualified_name(f"m:{name}"))
    return "" if found is None else write_equation(found)


def _setting(element: Element, path: str, default: str) -> str:
    """The `m:val` at a path."""
    found = find_at(element, path)
    return default if found is None else found.get(qualified_name("m:val"), default)


def _bracket(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _shift(text: str, signs: dict[str, str], mark: str) -> str:
    if not text:
        return ""
    if all(char in signs for char in text):
        return "".join(signs[char] for char in text)
    return mark + _bracket(text)


def _write_fraction(element: Element) -> str:
    above, below = _part(element, "num"), _part(element, "den")
    if _setting(element, "m:fPr/m:type", "bar") == "noBar":
        return f"({above}; {below})"
    return f"{_bracket(above)}/{_bracket(below)}"


def _write_root(element: Element) -> str:
    degree = _part(element, "deg")
    is_hidden = _setting(element, "m:radPr/m:degHide", "0") in {"1", "on", "true"}
    return f"{'' if is_hidden else raise_text(degree)}√{_bracket(_part(element, 'e'))}"


def _write_brackets(element: Element) -> str:
    parts = [write_equation(one) for one in element.findall(qualified_name("m:e"))]
    separator = _setting(element, "m:dPr/m:sepChr", "|")
    opening = _setting(element, "m:dPr/m:begChr", "(")
    return f"{opening}{separator.join(parts)}{_setting(element, 'm:dPr/m:endChr', ')')}"


def _write_sum(element: Element) -> str:
    sign = _setting(element, "m:naryPr/m:chr", "∫")
    limits = lower_text(_part(element, "sub")) + raise_text(_part(element, "sup"))
    return f"{sign}{limits} {_part(element, 'e')}"


def _write_rows(element: Element) -> str:
    """A matrix, or equations below each other: rows parted by semicolons."""
    rows = element.findall(qualified_name("m:mr")) or [element]
    cells = [[write_equation(one) for one in row.findall(qualified_name("m:e"))] for row in rows]
    return "; ".join(", ".join(row) for row in cells) if len(rows) > 1 else "; ".join(cells[0])


_WRITERS: dict[str, Callable[[Element], str]] = {
    "f": _write_fraction,
    "sSup": lambda one: _part(one, "e") + raise_text(_part(one, "sup")),
    "sSub": lambda one: _part(one, "e") + lower_text(_part(one, "sub")),
    "sSubSup": lambda one: (
        _part(one, "e") + lower_text(_part(one, "sub")) + raise_text(_part(one, "sup"))
    ),
    "sPre": lambda one: (
        lower_text(_part(one, "sub")) + raise_text(_part(one, "sup")) + _part(one, "e")
    ),
    "limLow": lambda one: _part(one, "e") + lower_text(_part(one, "lim")),
    "limUpp": lambda one: _part(one, "e") + raise_text(_part(one, "lim")),
    "rad": _write_root,
    "d": _write_brackets,
    "nary": _write_sum,
    "func": lambda one: f"{_part(one, 'fName')} {_part(one, 'e')}",
    "m": _write_rows,
    "eqArr": _write_rows,
}
