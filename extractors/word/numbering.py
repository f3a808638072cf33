"""The numbers that Word prints before paragraphs of lists and numbered headings.

They stand nowhere in the text, and in a plan they may be the only numbers of its items.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.word.markup import Element, characters, is_on, number, q, symbol, value
from extractors.word.number_formats import formatted

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """A level of a list: where it starts, and what it prints, as `%1.%2.`.

    `stays`: it does not begin anew below another item; `legal`: all its numbers are in digits.
    """

    start: int
    kind: str
    text: str
    gap: str
    stays: bool
    legal: bool
    style: str | None


class Numbering:
    """Counts the items of a document's lists, in the order in which they are asked for.

    `printed` counts the characters of all numbers given.
    """

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self.printed = 0
        self._lists = _by_id(numbering, "w:num", "w:numId")
        self._kinds = _by_id(numbering, "w:abstractNum", "w:abstractNumId")
        self._styles = _by_id(styles, "w:style", "w:styleId")
        self._default = next(
            (name for name, style in self._styles.items() if _is_default(style)), None
        )
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}

    def number(self, paragraph: Element) -> str:
        """What is printed before a paragraph, the space behind it too; empty if it has none."""
        place = self._place(paragraph)
        if place is None:
            return ""
        of, depth = place
        kind = self._kind(of)
        if of not in self._levels:
            self._levels[of] = self._read(of, kind)
            self._start_anew(of, kind)
        levels = self._levels[of]
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(kind, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            if deeper not in levels or not levels[deeper].stays:
                del counts[deeper]
        text = symbol(level.text) if level.kind == "bullet" else _text(level, levels, counts)
        self.printed += characters(text)
        return text + level.gap if text else ""

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and the level of a paragraph, its own or its style's."""
        own = value(paragraph, "w:pPr/w:numPr/w:numId")
        depth = value(paragraph, "w:pPr/w:numPr/w:ilvl")
        style = value(paragraph, "w:pPr/w:pStyle") or self._default
        if own is None:
            own, deep = self._of_style(style)
            depth = depth or deep
        if own not in self._lists:  # "0" takes the number away
            return None
        level = int(depth) if depth and depth.isdecimal() else 0
        return own, min(level, LEVELS - 1)

    def _of_style(self, name: str | None) -> tuple[str, str | None]:
        seen: set[str] = set()
        first = name
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            found = value(style, "w:pPr/w:numPr/w:numId")
            if found is not None:
                return found, value(style, "w:pPr/w:numPr/w:ilvl") or self._linked(found, first)
            name = value(style, "w:basedOn")
        return "0", None

    def _linked(self, of: str, style: str | None) -> str | None:
        """The level that a list keeps for a style."""
        if of not in self._lists:
            return None
        levels = self._read(of, self._kind(of))
        return next((str(at) for at, level in levels.items() if level.style == style), None)

    def _kind(self, of: str) -> str:
        """The definition that a list follows; some only name a style that names another list."""
        kind = value(self._lists[of], "w:abstractNumId") or ""
        link = value(self._kinds[kind], "w:numStyleLink") if kind in self._kinds else None
        if link in self._styles:
            other = value(self._styles[link], "w:pPr/w:numPr/w:numId")
            if other in self._lists:
                return value(self._lists[other], "w:abstractNumId") or kind
        return kind

    def _read(self, of: str, kind: str) -> dict[int, Level]:
        found: dict[int, Level] = {}
        overrides = self._lists[of].findall(f"{q('w:lvlOverride')}/{q('w:lvl')}")
        usual = self._kinds[kind].findall(q("w:lvl")) if kind in self._kinds else []
        for element in (*usual, *overrides):
            found[number(element, "w:ilvl", 0)] = _level(element)
        return found

    def _start_anew(self, of: str, kind: str) -> None:
        """A list may begin anew where others of its definition have counted on."""
        for override in self._lists[of].findall(q("w:lvlOverride")):
            start = override.find(q("w:startOverride"))
            if start is not None:
                depth = number(override, "w:ilvl", 0)
                self._counts.setdefault(kind, {})[depth] = number(start, "w:val", 1) - 1


def _text(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    def one(place: re.Match[str]) -> str:
        depth = int(place[1]) - 1
        above = levels.get(depth, level)
        return formatted(counts.get(depth, above.start), "decimal" if level.legal else above.kind)

    return _PLACE.sub(one, level.text)


def _level(element: Element) -> Level:
    gap = value(element, "w:suff")
    return Level(
        number(element.find(q("w:start")), "w:val", 1),
        value(element, "w:numFmt") or "decimal",
        value(element, "w:lvlText") or "",
        "" if gap == "nothing" else " ",
        value(element, "w:lvlRestart") == "0",
        is_on(element, "w:isLgl"),
        value(element, "w:pStyle"),
    )


def _by_id(root: Element | None, name: str, key: str) -> dict[str, Element]:
    found = [] if root is None else root.findall(q(name))
    return {str(one.get(q(key))): one for one in found}


def _is_default(style: Element) -> bool:
    return style.get(q("w:type")) == "paragraph" and style.get(q("w:default")) in {"1", "true"}
