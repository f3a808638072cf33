"""What in WordprocessingML is printed: names, branches, and what tracked changes took away."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
SOFT = "\N{SOFT HYPHEN}"
"""Prints nothing but at a line's end, and a Word file has no printed lines."""


def q(name: str) -> str:
    """The name of an element or attribute as lxml has it: `w:p` → `{http://…/main}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


P, TABLE, ROW, CELL, BOX = map(q, ("w:p", "w:tbl", "w:tr", "w:tc", "w:txbxContent"))
TEXTS = frozenset(map(q, ("w:t", "m:t")))
HYPHEN, SYMBOL = q("w:noBreakHyphen"), q("w:sym")
_ALTERNATIVES, _CHOICE, _FALLBACK = map(q, ("mc:AlternateContent", "mc:Choice", "mc:Fallback"))
_GONE = frozenset(map(q, ("w:del", "w:moveFrom")))
_DELETED_ROW, _DELETED_CELL = f"{q('w:trPr')}/{q('w:del')}", f"{q('w:tcPr')}/{q('w:cellDel')}"
_OFF = ("0", "false", "off", "none")


def printed_children(element: Element) -> Iterator[Element]:
    """The children that are printed: of alternatives the first, and nothing that was deleted."""
    if element.tag == _ALTERNATIVES:
        choice = element.find(_CHOICE)
        branch = element.find(_FALLBACK) if choice is None else choice
        yield from () if branch is None else (branch,)
        return
    for child in element.iterchildren("*"):  # no comments
        if not _is_gone(child):
            yield child


def _is_gone(element: Element) -> bool:
    """Whether a tracked change deleted it, or moved it elsewhere."""
    if element.tag == ROW:
        return element.find(_DELETED_ROW) is not None
    if element.tag == CELL:
        return element.find(_DELETED_CELL) is not None
    return element.tag in _GONE


def nearest(element: Element, wanted: Collection[str]) -> Iterator[Element]:
    """The printed elements of some names below one, in order; not those inside each other."""
    for child in printed_children(element):
        if child.tag in wanted:
            yield child
        else:
            yield from nearest(child, wanted)


def everything(element: Element) -> Iterator[Element]:
    """An element and all below it that is printed, in order."""
    stack = [element]
    while stack:
        one = stack.pop()
        yield one
        stack += reversed(list(printed_children(one)))


def printed_text(element: Element) -> str:
    """What an element without children prints: a text, a hyphen or a symbol; else nothing."""
    if element.tag in TEXTS:
        return (element.text or "").replace(SOFT, "")
    if element.tag == HYPHEN:
        return "-"
    if element.tag == SYMBOL:
        return symbol(chr(number(element, "w:char", 0, base=16) or 0x2022))
    return ""


def symbol(text: str) -> str:
    """A text from a font of symbols: letters of private use, whose meaning it keeps, are dots."""
    return "".join("•" if "\ue000" <= char <= "\uf8ff" else char for char in text)


def characters(text: str) -> int:
    """How many characters are printed, white space left out."""
    return sum(map(len, text.split()))


def number(element: Element | None, name: str, default: int, base: int = 10) -> int:
    """A whole number in an attribute; the default where there is none, or it is no number."""
    try:
        return int(str(element.get(q(name))), base) if element is not None else default
    except ValueError:
        return default


def value(element: Element, path: str) -> str | None:
    """The `w:val` of what lies at a path as `w:pPr/w:pStyle`."""
    found = element.find("/".join(map(q, path.split("/"))))
    return None if found is None else found.get(q("w:val"))


def is_on(element: Element, path: str) -> bool:
    """Whether the switch at a path is there and not off."""
    found = element.find("/".join(map(q, path.split("/"))))
    return found is not None and found.get(q("w:val"), "1").lower() not in _OFF
