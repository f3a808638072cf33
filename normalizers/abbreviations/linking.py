"""Which entry of the list an abbreviation in the text stands for, and how sure that is.

In order: an analyst's decision; the list, letter by letter; the list with letters that look alike;
a definition in the running text; the initials of an entry's words; a likeness by one edit. Where
two entries fit alike, none is taken: a wrong link is worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from normalizers.abbreviations.detection import ShortForm
from normalizers.abbreviations.disambiguation import (
    Sense,
    by_context,
    office_follows,
    same_words,
    speaks_of,
)
from normalizers.abbreviations.edit_rules import edit
from normalizers.abbreviations.initials import initials
from normalizers.abbreviations.inline_definitions import Definition
from normalizers.letters.confusables import KEYBOARD, folded
from normalizers.parties.office_nouns import is_unit_name

Status = Literal["exact", "variant", "inline", "overlay", "ambiguous", "unknown"]

SURE, NEAR, LIKELY, OPEN = 1.0, 0.95, 0.85, 0.5
"""Scores: letter by letter, by look-alikes or initials, by an edit, one of two meanings."""

SIMILAR = "similar"
"""The rule of entries that are only offered to a person."""

RULES = {
    "keyboard": (NEAR, "a keyboard without Kyrgyz letters"),
    "initials": (NEAR, "the initials of its words"),
    "headless": (LIKELY, "the initials of its words but for the unit's noun"),
    "moved": (LIKELY, "its letters in another order"),
    "doubled": (LIKELY, "a letter doubled"),
    "one": (LIKELY, "one letter otherwise, and its words in the same row"),
}
"""How sure a rule is, and how it is told."""

LEAST = 3
"""Shorter stems are only taken for entries that are spelled so."""

CHOICES = 5
"""So many candidates are offered at most."""

_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_REFUSALS: Mapping[str, AbstractSet[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Link:
    """What an abbreviation stands for; `score` from 0 to 1, `candidates` with the likeliest first.

    `canonical` is the entry's abbreviation; None where nothing in a list is meant.
    """

    status: Status
    canonical: str | None
    expansion: str | None
    score: float
    candidates: tuple[str, ...]
    reason: str


class Entry(NamedTuple):
    """A meaning: its abbreviation folded, the initials of its words, whether it is a unit."""

    sense: Sense
    plain: str
    letters: str
    is_unit: bool


class Fit(NamedTuple):
    """A meaning that an abbreviation may have, and by which rule: a key of `RULES`."""

    sense: Sense
    rule: str


@dataclass(frozen=True, slots=True)
class Links:
    """All meanings of one plan, and an analyst's decisions on them."""

    entries: tuple[Entry, ...]
    exact: Mapping[str, tuple[Sense, ...]]
    alike: Mapping[str, tuple[Sense, ...]]
    confirmed: Mapping[str, str]
    refused: Mapping[str, AbstractSet[str]]
    known: dict[str, tuple[Fit, ...]] = field(default_factory=dict)  # what `_fits` found before

    @classmethod
    def of(
        cls,
        senses: Sequence[Sense],
        confirmed: Mapping[str, str] = _NOTHING,
        refused: Mapping[str, AbstractSet[str]] = _NO_REFUSALS,
    ) -> Links:
        """The links of a plan with these meanings.

        `confirmed`: what a stem stands for; `refused`: what it does not stand for.
        """
        exact: dict[str, tuple[Sense, ...]] = {}
        alike: dict[str, tuple[Sense, ...]] = {}
        entries = []
        for sense in senses:
            name, plain = sense.abbreviation, folded(sense.abbreviation)
            exact[name] = (*exact.get(name, ()), sense)
            alike[plain] = (*alike.get(plain, ()), sense)
            if " " in plain:  # found by its first word too
                first = plain[: plain.index(" ") + 1]
                alike[first] = (*alike.get(first, ()), sense)
            unit = is_unit_name(sense.expansion)
            entries.append(Entry(sense, plain, initials(sense.expansion), unit))
        return cls(tuple(entries), exact, alike, confirmed, refused)

    def link(
        self, form: ShortForm, text: str, context: str = "", defined: Definition | None = None
    ) -> Link:
        """What a form in a text stands for; `context` is the text of its row.

        `defined` is a definition of it in the same row.
        """
        stem = form.stem
        if stem in self.confirmed:
            return self._confirmed(self.confirmed[stem])
        refused = self.refused.get(stem, frozenset())
        behind = text[form.start + len(form.surface) :]
        for status, known in (
            ("exact", self.exact.get(stem, ()) or self._with_second_word(stem, behind)),
            ("variant", self.alike.get(folded(stem), ())),
        ):
            senses = [sense for sense in known if sense.abbreviation not in refused]
            if senses:
                return _resolved(senses, status == "exact", behind, context, defined)
        if defined is not None:
            return Link("inline", None, defined.expansion, SURE, (), "defined in the same row")
        return self._near(stem, refused, behind, context)

    def _confirmed(self, abbreviation: str) -> Link:
        known = self.exact.get(abbreviation, ())
        expansion = known[-1].expansion if known else None
        return Link("overlay", abbreviation, expansion, SURE, (), "confirmed by the analyst")

    def _with_second_word(self, stem: str, behind: str) -> tuple[Sense, ...]:
        """Entries of two words, `МСЭ цикл`, of which the second follows in the text."""
        following = folded(behind[:30]).split()
        return tuple(
            sense
            for sense in self.alike.get(folded(stem) + " ", ())
            for second in [folded(sense.abbreviation).split()[1]]
            if following and following[0].startswith(second)
        )

    def _near(self, stem: str, refused: AbstractSet[str], behind: str, context: str) -> Link:
        """A meaning that is nearly spelled so, if only one fits."""
        plain = folded(stem)
        fits = [fit for fit in self._fits(plain) if fit.sense.abbreviation not in refused]
        close = [fit for fit in fits if fit.rule != SIMILAR]
        sure = [fit for fit in close if _is_sure(fit, behind, context)]
        if sure and len({fit.sense.abbreviation for fit in close}) == 1:
            sense, rule = sure[0]
            score, reason = RULES[rule]
            candidates = (str(sense),)
            return Link("variant", sense.abbreviation, sense.expansion, score, candidates, reason)
        several = len({fit.sense.abbreviation for fit in close}) > 1
        reason = "several entries fit" if several else "no entry fits for certain"
        listed = tuple(dict.fromkeys(str(fit.sense) for fit in fits))
        return Link("unknown", None, None, 0.0, listed[:CHOICES], reason)

    def _fits(self, plain: str) -> tuple[Fit, ...]:
        """The meanings that a folded stem may have, the likeliest first."""
        if plain not in self.known:
            found = []
            for entry in self.entries:
                rule = _rule(plain, entry)
                if rule is not None:
                    distance = OSA.distance(plain, entry.plain)
                    found.append((rule == SIMILAR, distance, Fit(entry.sense, rule)))
            self.known[plain] = tuple(fit for *_, fit in sorted(found, key=lambda one: one[:2]))
        return self.known[plain]


def _rule(plain: str, entry: Entry) -> str | None:
    """The rule by which a folded stem may be an entry, None if by none."""
    if entry.sense.origin != "inline" and len(plain) >= LEAST:
        if plain.translate(KEYBOARD) == entry.plain.translate(KEYBOARD):
            return "keyboard"
        if plain == entry.letters:
            return "initials"
        if entry.is_unit and plain == entry.letters[:-1]:
            return "headless"
        if found := edit(plain, entry.plain):
            return found
    reach = 1 if len(plain) <= LEAST else 2
    near = OSA.distance(plain, entry.plain, score_cutoff=reach) <= reach
    return SIMILAR if near else None


def _is_sure(fit: Fit, behind: str, context: str) -> bool:
    """Whether the words around bear out a rule that asks for it."""
    if fit.rule == "headless":
        return office_follows(behind)
    return fit.rule != "one" or speaks_of(context, fit.sense)


def _resolved(
    senses: Sequence[Sense],
    is_exact: bool,
    behind: str,
    context: str,
    defined: Definition | None,
) -> Link:
    """The link to one of the meanings of an abbreviation that is spelled so."""
    if defined is not None and not any(same_words(defined.expansion, s.expansion) for s in senses):
        how = f"defined otherwise in the same row, not as “{senses[0].expansion}”"
        return Link("inline", None, defined.expansion, SURE, (str(senses[0]),), how)
    listed = [sense for sense in senses if sense.origin == "overlay"]
    listed = listed or [sense for sense in senses if sense.origin == "glossary"]
    if not listed:
        return Link("inline", None, senses[0].expansion, SURE, (), "defined in the plan's text")
    abbreviation = listed[0].abbreviation
    if len({sense.expansion for sense in listed}) > 1:
        chosen = by_context(listed, behind, context)
        if chosen is None:
            return Link(
                "ambiguous",
                abbreviation,
                None,
                OPEN,
                tuple(map(str, listed)),
                "the list gives it several meanings",
            )
        listed = [chosen]
        why = "the meaning that fits the words around it"
    else:
        why = "in the list" if is_exact else "in the list with letters that look alike"
    status: Status = "exact" if is_exact else "variant"
    if listed[0].origin == "overlay":
        status, why = "overlay", "defined by the analyst"
    score = SURE if is_exact else NEAR
    candidates = (str(listed[0]),) if status == "variant" else ()
    return Link(status, abbreviation, listed[0].expansion, score, candidates, why)
