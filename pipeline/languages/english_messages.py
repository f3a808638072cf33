"""A message in English → its template and what stands in it.

Findings are published in English; a message is known again by the templates of the catalogue, so
that one published long ago is told in any language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
    pattern: re.Pattern[str]
    longest_piece: str


def recognise_message(kind: EntryKind, message: str) -> list[EnglishMessage]:
    """What a message may be: the template with most words of its own first; empty if none fits."""
    return [
        EnglishMessage(template.text, match.groupdict())
        for template in _list_templates(kind)
        if template.longest_piece in message and (match := template.pattern.fullmatch(message))
    ]


@cache
def _list_templates(kind: EntryKind) -> tuple[_Template, ...]:
    texts = load_catalogue(ENGLISH).list_ids(kind)
    texts.sort(key=lambda text: -len(_PLACE.sub("", text)))
    return tuple(map(_compile_template, texts))


def _compile_template(text: str) -> _Template:
    """A template whose places take any text, `{count}` a whole number."""
    pieces = _PLACE.split(text)  # every second one is the name of a place
    pattern = "".join(
        _match_place(piece) if place % 2 else re.escape(piece) for place, piece in enumerate(pieces)
    )
    return _Template(text, re.compile(pattern, re.DOTALL), max(pieces[::2], key=len))


def _match_place(name: str) -> str:
    return f"(?P<{name}>{r'[0-9][0-9,]*' if name == 'count' else '.*?'})"
