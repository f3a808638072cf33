"""A message in English → its template and the values in it.

Findings are published in English. The templates of the catalogue recognise a message again, so that
one published long ago can be shown in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from pipeline.languages.catalogue import ENGLISH, EntryKind, load_catalogue

_PLACE = re.compile(r"\{(\w+)\}")


class EnglishMessage(Struct, frozen=True):
    """A template of the catalogue, and the text in each of its places."""

    template: str
    values: Mapping[str, str]


class _Template(Struct, frozen=True):
    text: str
    pieces: Sequence[str]
    places: Sequence[str]

    def read_places(self, message: str) -> dict[str, str] | None:
        """The values in the places of a message; None if the message does not fit the template.

        The first and last piece must stand at the ends; each other is searched for after the one
        before it. So the message is read once, and text that it quotes from a plan cannot make that
        slow.
        """
        if not self.places:
            return {} if message == self.text else None
        first, last = self.pieces[0], self.pieces[-1]
        end = len(message) - len(last)
        if not message.startswith(first) or not message.endswith(last) or end < len(first):
            return None
        values = dict(zip(self.places, self._iter_values(message, end), strict=False))
        is_whole = len(values) == len(self.places)
        return values if is_whole and _is_count(values.get("count", "0")) else None

    def _iter_values(self, message: str, end: int) -> Iterator[str]:
        """Yields the texts between the pieces, as long as the pieces are found."""
        start = len(self.pieces[0])
        for piece in self.pieces[1:-1]:
            found = message.find(piece, start, end)
            if found < 0:
                return
            yield message[start:found]
            start = found + len(piece)
        yield message[start:end]


def _is_count(text: str) -> bool:
    return re.fullmatch("[0-9][0-9,]*", text) is not None


def recognise_message(kind: EntryKind, message: str) -> list[EnglishMessage]:
    """The templates that a message fits, the one with the most text of its own first; empty if
    none."""
    return [
        EnglishMessage(template.text, values)
        for template in _list_templates(kind, message[:1])
        if (values := template.read_places(message)) is not None
    ]


@lru_cache(maxsize=1024)
def _list_templates(kind: EntryKind, start: str) -> tuple[_Template, ...]:
    """The templates that begin with a letter, or with a place; others cannot fit."""
    return tuple(one for one in _load_templates(kind) if one.pieces[0][:1] in ("", start))


@cache
def _load_templates(kind: EntryKind) -> tuple[_Template, ...]:
    texts = load_catalogue(ENGLISH).list_ids(kind)
    texts.sort(key=lambda text: -len(_PLACE.sub("", text)))
    return tuple(map(_compile_template, texts))


def _compile_template(text: str) -> _Template:
    parts = _PLACE.split(text)  # every second one is the name of a place
    return _Template(text, parts[::2], parts[1::2])
