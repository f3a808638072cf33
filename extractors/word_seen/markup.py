"""Which elements of Word's XML are printed: not those that a tracked change deleted, nor
fallbacks."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from functools import cache
from typing import TypeAlias

from lxml import etree

from extractors.symbol_fonts import replace_symbols

Element: TypeAlias = etree._Element

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
UNKNOWN_SIGN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a sign that is not known from the file."""


@cache
def qualified_name(name: str) -> str:
    """The name of an element or attribute as lxml has it: `w:p` → `{http://…/main}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


PARAGRAPH_TAG, TABLE_TAG, ROW_TAG, CELL_TAG, TEXT_BOX_TAG = map(
    qualified_name, ("w:p", "w:tbl", "w:tr", "w:tc", "w:txbxContent")
)
TEXT_TAGS = frozenset(map(qualified_name, ("w:t", "m:t")))
HYPHEN_TAG, SYMBOL_TAG = qualified_name("w:noBreakHyphen"), qualified_name("w:sym")
_ALTERNATIVES_TAG, _CHOICE_TAG, _FALLBACK_TAG = map(
    qualified_name, ("mc:AlternateContent", "mc:Choice", "mc:Fallback")
)
_DELETED_TAGS = frozenset(map(qualified_name, ("w:del", "w:moveFrom")))
_DELETED_ROW_PATH, _DELETED_CELL_PATH = (
    f"{qualified_name('w:trPr')}/{qualified_name('w:del')}",
    f"{qualified_name('w:tcPr')}/{qualified_name('w:cellDel')}",
)
_OFF_VALUES = ("0", "false", "off", "none")


def iter_printed_children(element: Element) -> Iterator[Element]:
    """The children that are printed: of alternatives the first, and nothing that was deleted."""
    if element.tag == _ALTERNATIVES_TAG:
        choice = element.find(_CHOICE_TAG)
        branch = element.find(_FALLBACK_TAG) if choice is None else choice
        yield from () if branch is None else (branch,)
        return
    for child in element.iterchildren("*"):  # elements only: XML comments are no text
        if not _is_deleted(child):
            yield child


def _is_deleted(element: Element) -> bool:
    """Whether a tracked change deleted it, or moved it elsewhere."""
    if element.tag == ROW_TAG:
        return element.find(_DELETED_ROW_PATH) is not None
    if element.tag == CELL_TAG:
        return element.find(_DELETED_CELL_PATH) is not None
    return element.tag in _DELETED_TAGS


def iter_topmost(element: Element, tags: Collection[str]) -> Iterator[Element]:
    """The printed elements of some names below one, in order; not those inside each other."""
    for child in iter_printed_children(element):
        if child.tag in tags:
            yield child
        else:
            yield from iter_topmost(child, tags)


def iter_printed_tree(element: Element) -> Iterator[Element]:
    """An element and all below it that is printed, in order."""
    stack = [element]
    while stack:
        current = stack.pop()
        yield current
        stack += reversed(list(iter_printed_children(current)))


def get_printed_text(element: Element) -> str:
    """What an element without children prints: a text, a hyphen or a symbol; else nothing."""
    if element.tag in TEXT_TAGS:
        return _remove_unprinted(element.text or "")
    if element.tag == HYPHEN_TAG:
        return "-"
    if element.tag == SYMBOL_TAG:
        code = get_number(element, "w:char", 0, base=16)
        sign = chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x10000 else UNKNOWN_SIGN
        return replace_symbols(sign, element.get(qualified_name("w:font")))
    return ""


def _remove_unprinted(text: str) -> str:
    """The text without joiners, marks of direction and other characters that take no room.

    A soft hyphen is one: it prints nothing but at a line's end, and a Word file has no lines.
    """
    if text.isprintable():
        return text
    return "".join([char for char in text if unicodedata.category(char) != "Cf"])


def gather_printed_text(element: Element) -> str:
    """All text printed below an element."""
    return "".join(map(get_printed_text, iter_printed_tree(element))).strip()


def count_printed_characters(text: str) -> int:
    """How many characters are printed, white space left out."""
    return sum(map(len, text.split()))


def get_number(element: Element | None, name: str, default: int, base: int = 10) -> int:
    """A whole number in an attribute; the default where there is none, or it is no number."""
    try:
        return int(str(element.get(qualified_name(name))), base) if element is not None else default
    except ValueError:
        return default


def get_parent(element: Element) -> Element:
    """What an element stands in; it must not be the root."""
    parent = element.getparent()
    assert parent is not None, "the root of a part is not asked for"
    return parent


def find_at(element: Element, path: str) -> Element | None:
    """What lies at a path as `w:pPr/w:pStyle`; None if nothing does."""
    return element.find(_qualify_path(path))


@cache
def _qualify_path(path: str) -> str:
    return "/".join(map(qualified_name, path.split("/")))


def get_value_at(element: Element, path: str) -> str | None:
    """The `w:val` of what lies at a path."""
    target = find_at(element, path)
    return None if target is None else target.get(qualified_name("w:val"))


def is_on(element: Element, path: str) -> bool:
    """Whether the switch at a path is there and not off."""
    switch = find_at(element, path)
    return switch is not None and is_switched_on(switch)


def is_switched_on(switch: Element) -> bool:
    """Whether a switch that is there is not off."""
    return switch.get(qualified_name("w:val"), "1").lower() not in _OFF_VALUES
