"""A message in English → its template and what stands in it.

Findings are published in English; a message is known again by the templates of the catalogue, so
that one published long ago is told in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.languages.catalogue import ENGLISH, EntryKind, load_catalogue

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class EnglishMessage:
    """A template of the catalogue, and the text in each of its places."""

    template: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Template:
    text: str
    pieces: Sequence[str]
    places: Sequence[str]

    def read_places(self, message: str) -> dict[str, str] | None:
        """What stands in the places of a message, None if it is another's.

        Each piece is looked for behind the one before it, the first and the last at the ends. So a
        message is gone through once: a plan's text that is quoted in it cannot make that slow.
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
        """The texts between the pieces, as far as these are found."""
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
    """What a message may be: the template with most words of its own first; empty if none fits."""
    return [
        EnglishMessage(template.text, values)
        for template in _list_templates(kind)
        if (values := template.read_places(message)) is not None
    ]


@cache
def _list_templates(kind: EntryKind) -> tuple[_Template, ...]:
    texts = load_catalogue(ENGLISH).list_ids(kind)
    texts.sort(key=lambda text: -len(_PLACE.sub("", text)))
    return tuple(map(_compile_template, texts))


def _compile_template(text: str) -> _Template:
    parts = _PLACE.split(text)  # every second one is the name of a place
    return _Template(text, parts[::2], parts[1::2])
