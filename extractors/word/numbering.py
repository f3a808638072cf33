"""The numbers that Word prints before paragraphs of lists and numbered headings.

They stand nowhere in the text, and in a plan they may be the only numbers of its items.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.symbol_fonts import BULLET, replace_symbols
from extractors.word.number_formats import format_number
from extractors.word_seen.markup import (
    Element,
    count_printed_characters,
    find_at,
    get_number,
    get_value_at,
    is_on,
    qualified_name,
)

LEVEL_COUNT = 9
_PRIVATE_SIGN = re.compile("[\ue000-\uf8ff]")
_PLACEHOLDER = re.compile(r"%([1-9])")


class ListLevel(NamedTuple):
    """A level of a list: where it starts, and what it prints, as `%1.%2.`.

    `never_restarts`: it does not begin anew below another item; `all_decimal`: all its numbers are
    printed in digits; `font` is that of its bullets.
    """

    start: int
    number_format: str
    template: str
    suffix: str
    never_restarts: bool
    all_decimal: bool
    style: str | None
    font: str | None


class ListNumbering:
    """Counts the items of a document's lists, in the order in which they are asked for.

    `printed_characters` counts the characters of all numbers given.
    """

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self.printed_characters = 0
        self._lists = _map_by_id(numbering, "w:num", "w:numId")
        self._abstract_lists = _map_by_id(numbering, "w:abstractNum", "w:abstractNumId")
        self._styles = _map_by_id(styles, "w:style", "w:styleId")
        self._default_style = next(
            (name for name, style in self._styles.items() if _is_default(style)), None
        )
        self._levels: dict[str, dict[int, ListLevel]] = {}
        self._counts: dict[str, dict[int, int]] = {}

    def number_paragraph(self, paragraph: Element, *, is_printed: bool = True) -> str:
        """What is printed before a paragraph, the space behind it too; empty if it has none.

        A paragraph whose number is not printed is counted all the same.
        """
        place = self._find_place(paragraph)
        if place is None:
            return ""
        list_id, depth = place
        abstract_id = self._find_abstract_id(list_id)
        if list_id not in self._levels:
            self._levels[list_id] = self._read_levels(list_id, abstract_id)
            self._restart_counts(list_id, abstract_id)
        levels = self._levels[list_id]
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract_id, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            if deeper not in levels or not levels[deeper].never_restarts:
                del counts[deeper]
        text = (
            _show_bullet(level.template, level.font)
            if level.number_format == "bullet"
            else _fill_template(level, levels, counts)
        )
        if not is_printed:
            return ""
        self.printed_characters += count_printed_characters(text)
        return text + level.suffix if text else ""

    def _find_place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and the level of a paragraph, its own or its style's."""
        list_id = get_value_at(paragraph, "w:pPr/w:numPr/w:numId")
        level_text = get_value_at(paragraph, "w:pPr/w:numPr/w:ilvl")
        style = get_value_at(paragraph, "w:pPr/w:pStyle") or self._default_style
        if list_id is None:
            list_id, style_level = self._find_place_of_style(style)
            level_text = level_text or style_level
        if list_id not in self._lists:  # the id "0" takes a style's number away
            return None
        level = int(level_text) if level_text and level_text.isdecimal() else 0
        return list_id, min(level, LEVEL_COUNT - 1)

    def _find_place_of_style(self, name: str | None) -> tuple[str, str | None]:
        seen: set[str] = set()
        first_name = name
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            list_id = get_value_at(style, "w:pPr/w:numPr/w:numId")
            if list_id is not None:
                return list_id, get_value_at(
                    style, "w:pPr/w:numPr/w:ilvl"
                ) or self._find_linked_level(list_id, first_name)
            name = get_value_at(style, "w:basedOn")
        return "0", None

    def _find_linked_level(self, list_id: str, style: str | None) -> str | None:
        """The level that a list keeps for a style."""
        if list_id not in self._lists:
            return None
        levels = self._read_levels(list_id, self._find_abstract_id(list_id))
        return next((str(at) for at, level in levels.items() if level.style == style), None)

    def _find_abstract_id(self, list_id: str) -> str:
        """The definition that a list follows; some only name a style that names another list."""
        abstract_id = get_value_at(self._lists[list_id], "w:abstractNumId") or ""
        style_link = (
            get_value_at(self._abstract_lists[abstract_id], "w:numStyleLink")
            if abstract_id in self._abstract_lists
            else None
        )
        if style_link in self._styles:
            linked_list_id = get_value_at(self._styles[style_link], "w:pPr/w:numPr/w:numId")
            if linked_list_id in self._lists:
                return get_value_at(self._lists[linked_list_id], "w:abstractNumId") or abstract_id
        return abstract_id

    def _read_levels(self, list_id: str, abstract_id: str) -> dict[int, ListLevel]:
        levels: dict[int, ListLevel] = {}
        overrides = self._lists[list_id].findall(
            f"{qualified_name('w:lvlOverride')}/{qualified_name('w:lvl')}"
        )
        abstract_levels = (
            self._abstract_lists[abstract_id].findall(qualified_name("w:lvl"))
            if abstract_id in self._abstract_lists
            else []
        )
        for element in (*abstract_levels, *overrides):
            levels[get_number(element, "w:ilvl", 0)] = _parse_level(element)
        return levels

    def _restart_counts(self, list_id: str, abstract_id: str) -> None:
        """Sets the counts back for a list that begins anew, though its definition has counted
        on."""
        for override in self._lists[list_id].findall(qualified_name("w:lvlOverride")):
            start = override.find(qualified_name("w:startOverride"))
            if start is not None:
                depth = get_number(override, "w:ilvl", 0)
                self._counts.setdefault(abstract_id, {})[depth] = get_number(start, "w:val", 1) - 1


def _fill_template(level: ListLevel, levels: dict[int, ListLevel], counts: dict[int, int]) -> str:
    def format_place(place: re.Match[str]) -> str:
        depth = int(place[1]) - 1
        referred_level = levels.get(depth, level)
        return format_number(
            counts.get(depth, referred_level.start),
            "decimal" if level.all_decimal else referred_level.number_format,
        )

    return _PLACEHOLDER.sub(format_place, level.template)


def _parse_level(element: Element) -> ListLevel:
    suffix = get_value_at(element, "w:suff")
    fonts = find_at(element, "w:rPr/w:rFonts")
    return ListLevel(
        get_number(element.find(qualified_name("w:start")), "w:val", 1),
        get_value_at(element, "w:numFmt") or "decimal",
        "" if is_on(element, "w:rPr/w:vanish") else get_value_at(element, "w:lvlText") or "",
        "" if suffix == "nothing" else " ",
        get_value_at(element, "w:lvlRestart") == "0",
        is_on(element, "w:isLgl"),
        get_value_at(element, "w:pStyle"),
        None if fonts is None else fonts.get(qualified_name("w:ascii")),
    )


def _show_bullet(text: str, font: str | None) -> str:
    """A bullet as it is seen; one of a font that is not known is a dot."""
    return _PRIVATE_SIGN.sub(BULLET, replace_symbols(text, font))


def _map_by_id(root: Element | None, name: str, key: str) -> dict[str, Element]:
    elements = [] if root is None else root.findall(qualified_name(name))
    return {str(one.get(qualified_name(key))): one for one in elements}


def _is_default(style: Element) -> bool:
    return style.get(qualified_name("w:type")) == "paragraph" and style.get(
        qualified_name("w:default")
    ) in {"1", "true"}
