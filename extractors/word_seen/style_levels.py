"""The properties of a run of a Word file: its own, its character style's, its paragraph style's.

ECMA-376 part 1, 17.7: the first of these that sets a property counts, then the document's defaults.
A style that does not set it takes it from the style that it is based on. Some properties are
toggles (17.7.3): if both styles set one, it is unset.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from extractors.word_seen.markup import (
    Element,
    find_at,
    get_number,
    get_value_at,
    is_switched_on,
    qualified_name,
)

PropertyLevels: TypeAlias = tuple[tuple[Element, ...], ...]
"""Properties of the run itself, its style, its paragraph's style, the document; in each the nearest
first."""


class StyleLevels:
    """Finds the properties of runs, each chain of a file's styles followed once."""

    def __init__(self, styles: Element | None) -> None:
        elements = [] if styles is None else styles.findall(qualified_name("w:style"))
        self._styles = {str(one.get(qualified_name("w:styleId"))): one for one in elements}
        self._default_names = {
            str(one.get(qualified_name("w:type"))): str(one.get(qualified_name("w:styleId")))
            for one in elements
            if one.get(qualified_name("w:default")) in {"1", "true"}
        }
        defaults = None if styles is None else find_at(styles, "w:docDefaults/w:rPrDefault/w:rPr")
        self._document_level = () if defaults is None else (defaults,)
        self._chains: dict[str | None, tuple[Element, ...]] = {}

    def list_levels(self, own: Element | None, paragraph: Element | None) -> PropertyLevels:
        """The properties (`w:rPr`) of a run that has some of its own and stands in a paragraph."""
        style = None if own is None else get_value_at(own, "w:rStyle")
        paragraph_style = None if paragraph is None else get_value_at(paragraph, "w:pPr/w:pStyle")
        return (
            () if own is None else (own,),
            self._list_chain(style or self._default_names.get("character")),
            self._list_chain(paragraph_style or self._default_names.get("paragraph")),
            self._document_level,
        )

    def iter_styles(self, name: str | None, kind: str) -> Iterator[Element]:
        """A style, else the default one of its kind, and those that it is based on."""
        name = name or self._default_names.get(kind)
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = get_value_at(self._styles[name], "w:basedOn")

    def _list_chain(self, name: str | None) -> tuple[Element, ...]:
        if name not in self._chains:
            found = (find_at(style, "w:rPr") for style in self.iter_styles(name, "none"))
            self._chains[name] = tuple(one for one in found if one is not None)
        return self._chains[name]


def is_toggled(levels: PropertyLevels, name: str) -> bool:
    """Whether a toggle is on: as the run says, else if exactly one of its two styles sets it."""
    own, style, paragraph_style, document = (_find_switch(level, name) for level in levels)
    if own is not None:
        return own
    return bool(style) != bool(paragraph_style) or document is True


def is_set(levels: PropertyLevels, name: str) -> bool:
    """Whether a switch that is no toggle is on."""
    switches = (_find_switch(level, name) for level in levels)
    return next((one for one in switches if one is not None), False)


def find_value(levels: PropertyLevels, name: str) -> str | None:
    """The `w:val` of the nearest property of a name; None if there is none."""
    values = (get_value_at(properties, name) for level in levels for properties in level)
    return next((value for value in values if value is not None), None)


def find_number(levels: PropertyLevels, name: str) -> int:
    """The number in the nearest property of a name; 0 if there is none."""
    found = (properties.find(qualified_name(name)) for level in levels for properties in level)
    return next((get_number(one, "w:val", 0) for one in found if one is not None), 0)


def _find_switch(level: tuple[Element, ...], name: str) -> bool | None:
    """The switch in the nearest properties that have it; None if none do."""
    found = (properties.find(qualified_name(name)) for properties in level)
    return next((is_switched_on(one) for one in found if one is not None), None)
