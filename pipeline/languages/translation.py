"""A finding's message, published in English → the same in another language.

Text quoted from a plan stays as it is, wherever it stands in a message.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.languages.catalogue import ENGLISH, Catalogue, EntryKind
from pipeline.languages.english_messages import recognise_message

PART_PLACES = frozenset(("reason",))
"""Places of a template that hold a text of the program, which must be translated too."""

FINDING_PLACES = frozenset(("finding",))
"""Places that hold a finding's message."""

LIST_PLACES = frozenset(("signs",))
"""Places that hold several such texts; some of them may be unknown."""

_LIST_SEPARATORS = ("; ", ", ")
"""The separators of a list; the first one that occurs in it is used."""

PERHAPS_PART_PLACES = frozenset(("label", "place", "status", "column", "kind"))
"""Places that may hold such a text, the name of a column, or a quotation."""


def translate_message(catalogue: Catalogue, message: str) -> str | None:
    """A finding's message in the catalogue's language; None if no template fits it."""
    if catalogue.language == ENGLISH:
        return message
    return _translate(catalogue, "message", message)


def translate_told(catalogue: Catalogue, told: str) -> str:
    """An error or a note of a run in the catalogue's language; an unknown one stays as it is."""
    if catalogue.language == ENGLISH:
        return told
    return _translate(catalogue, "told", told) or told


def translate_detail(catalogue: Catalogue, detail: str) -> str:
    """A finding's detail: the program's words are translated, quotations stay."""
    if catalogue.language == ENGLISH:
        return detail
    translated = _translate(catalogue, "detail", detail)
    if translated is not None:
        return translated
    column, colon, printed = detail.partition(": ")
    named = catalogue.find_text(column) if colon else None
    return f"{named}: {printed}" if named is not None else detail


def _translate(catalogue: Catalogue, kind: EntryKind, message: str) -> str | None:
    for found in recognise_message(kind, message):
        if (kind, found.template) not in catalogue.entries:
            continue
        values = _translate_places(catalogue, found.values)
        if values is not None:
            return catalogue.render(kind, found.template, values)
    return None


def _translate_places(catalogue: Catalogue, values: Mapping[str, str]) -> dict[str, str] | None:
    """The values, with those that are texts of the program translated; None if one of these is
    unknown."""
    translated = dict(values)
    for name, value in values.items():
        if name in PART_PLACES:
            part = _translate(catalogue, "part", value)
            if part is None:
                return None
            translated[name] = part
        elif name in FINDING_PLACES:
            translated[name] = translate_message(catalogue, value) or value
        elif name in LIST_PLACES:
            translated[name] = _translate_list(catalogue, value)
        elif name in PERHAPS_PART_PLACES:
            named = catalogue.find_text(value) if name in ("column", "label") else None
            part = named or _translate(catalogue, "part", value)
            translated[name] = value if part is None else part
    return translated


def _translate_list(catalogue: Catalogue, value: str) -> str:
    """Translates each text of a list, or the whole value if it is itself one text."""
    separator = next((one for one in _LIST_SEPARATORS if one in value), _LIST_SEPARATORS[0])
    pieces = value.split(separator)
    translated = [_translate(catalogue, "part", one) for one in pieces]
    if None in translated and (whole := _translate(catalogue, "part", value)):
        return whole
    return separator.join(said or one for said, one in zip(translated, pieces, strict=True))
