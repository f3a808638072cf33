"""The catalogues: read, listed, and asked for a text.

A catalogue has six kinds of entries, told by their `msgctxt`:

    text     What the page and the terminal say, by a key.
    meaning  What each code of a finding means, by the code.
    message  A finding's message; the `msgid` is its English template, as it is published.
    part     What such a message says in a place of its own.
    detail   What a finding's detail says where it is no print.
    told     An error or a note of a run; the `msgid` is its English template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

CATALOGUES_FOLDER = Path(__file__).parent
_CATALOGUE_ENDING = ".po"

ENGLISH = "en"
"""The language of what is published, and of a terminal that asks for none that is there."""

FIRST_LANGUAGE = "ky"
"""The language of a page for a browser that asks for none that is there."""

PLURAL_PERIOD = 100
"""In every language of gettext, a number's form hangs on its last two digits, from so many on."""

EntryKind = Literal["text", "meaning", "message", "part", "detail", "told"]


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A text of a catalogue: one form, or one for each kind of number, as gettext counts them."""

    forms: tuple[str, ...]

    @property
    def has_plural(self) -> bool:
        """Whether its form hangs on a number."""
        return len(self.forms) > 1


@dataclass(frozen=True)
class Catalogue:
    """All texts of one language, by kind and `msgid`.

    `plural_forms` is the form of each whole number up to twice `PLURAL_PERIOD`, as a digit.
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
    """The template with each `{name}` as its value; what a value says is not looked at again."""
    return re.sub(r"\{(\w+)\}", lambda place: str(values[place[1]]), template)


@cache
def list_languages() -> tuple[str, ...]:
    """The languages there is a catalogue of; the page's first one first."""
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
