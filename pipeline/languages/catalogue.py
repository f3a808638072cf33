"""The catalogues of texts, one `.po` file for each language.

A catalogue has six kinds of entries, told apart by their `msgctxt`:

    text     What the page and the terminal say, by a key.
    meaning  What each code of a finding means, by the code.
    message  A finding's message; the `msgid` is its English template, as it is published.
    part     A text of the program that fills a place in such a message.
    detail   A finding's detail that is no quotation from the plan.
    told     An error or a note of a run; the `msgid` is its English template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

CATALOGUES_FOLDER = Path(__file__).parent
_CATALOGUE_ENDING = ".po"

ENGLISH = "en"
"""The language of what is published, and of a terminal whose language has no catalogue."""

FIRST_LANGUAGE = "ky"
"""The language of the page in a browser whose languages have no catalogue."""

PLURAL_PERIOD = 100
"""From this number on, the plural form depends only on the last two digits, in every language of
gettext."""

EntryKind = Literal["text", "meaning", "message", "part", "detail", "told"]


class CatalogueEntry(Struct, frozen=True):
    """A text of a catalogue: one form, or one for each plural form of gettext."""

    forms: tuple[str, ...]

    @property
    def has_plural(self) -> bool:
        """Whether its form depends on a number."""
        return len(self.forms) > 1


class Catalogue(Struct, frozen=True):
    """All texts of one language, by kind and `msgid`.

    `plural_forms` has one digit for each whole number below twice `PLURAL_PERIOD`: the form it
    takes.
    """

    language: str
    plural_forms: str
    entries: Mapping[tuple[str, str], CatalogueEntry]

    def list_ids(self, kind: EntryKind) -> list[str]:
        """The `msgid`s of one kind, in the file's order."""
        return [msgid for one, msgid in self.entries if one == kind]

    def find_text(self, key: str) -> str | None:
        """The text of a key that names something, such as a column; None if there is none."""
        entry = self.entries.get(("text", key))
        return entry.forms[0] if entry else None

    def say(self, key: str, **values: object) -> str:
        """The text of a key, with the values in its places; raises `KeyError` for no such key."""
        return self.render("text", key, values)

    def render(self, kind: EntryKind, msgid: str, values: Mapping[str, object]) -> str:
        """The text of an entry, with the values in its places; raises `KeyError` for none."""
        entry = self.entries[kind, msgid]
        place = self._count_form(str(values["count"])) if entry.has_plural else 0
        return fill_places(entry.forms[place], values)

    def _count_form(self, number: str) -> int:
        count = int(number.replace(",", ""))
        if count >= PLURAL_PERIOD:
            count = PLURAL_PERIOD + count % PLURAL_PERIOD
        return int(self.plural_forms[count])


def fill_places(template: str, values: Mapping[str, object]) -> str:
    """The template with each `{name}` replaced by its value; braces within a value are left
    alone."""
    return re.sub(r"\{(\w+)\}", lambda place: str(values[place[1]]), template)


@cache
def list_languages() -> tuple[str, ...]:
    """The languages that have a catalogue, `FIRST_LANGUAGE` first."""
    names = sorted(path.stem for path in CATALOGUES_FOLDER.glob(f"*{_CATALOGUE_ENDING}"))
    return tuple(sorted(names, key=lambda name: (name != FIRST_LANGUAGE, name == ENGLISH, name)))


@cache
def load_catalogue(language: str) -> Catalogue:
    """The catalogue of a language of `list_languages`."""
    from polib import pofile

    file = pofile(str(CATALOGUES_FOLDER / f"{language}{_CATALOGUE_ENDING}"), encoding="utf-8")
    entries = {
        (str(entry.msgctxt), entry.msgid): CatalogueEntry(
            tuple(entry.msgstr_plural.values()) if entry.msgid_plural else (entry.msgstr,)
        )
        for entry in file
    }
    return Catalogue(language, _count_plural_forms(file.metadata["Plural-Forms"]), entries)


def _count_plural_forms(header: str) -> str:
    """The form of each whole number up to twice `PLURAL_PERIOD`, by a catalogue's header."""
    from gettext import c2py

    expression = header.rpartition("plural=")[2].rstrip("; ")
    return "".join(map(str, map(c2py(expression), range(2 * PLURAL_PERIOD))))
