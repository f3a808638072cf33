"""Which entry of the list an abbreviation in the text stands for, and how sure that is.

In order: an analyst's decision; the list, letter by letter; the list with letters that look alike;
a definition in the running text; the initials of an entry's words; a likeness by one edit. Where
two entries fit alike, none is taken: a wrong link is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from normalizers.definitions import Definition
from normalizers.initials import initials, words_of
from normalizers.likeness import edit
from normalizers.lookalikes import folded
from normalizers.office_words import is_unit_name, noun
from normalizers.short_forms import ShortForm

Status = Literal["exact", "variant", "inline", "overlay", "ambiguous", "unknown"]

SURE, NEAR, LIKELY, OPEN = 1.0, 0.95, 0.85, 0.5
"""Scores: letter by letter, by look-alikes or initials, by an edit, one of two meanings."""

_KEYBOARD = str.maketrans("өүң", "оун")
"""What keyboards without Kyrgyz letters make of them."""

_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_REFUSALS: Mapping[str, AbstractSet[str]] = MappingProxyType({})


class Sense(NamedTuple):
    """One meaning of an abbreviation, and where it is defined."""

    abbreviation: str
    expansion: str
    origin: Literal["glossary", "inline", "overlay"]

    def __str__(self) -> str:
        return f"{self.abbreviation} – {self.expansion}"


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


class Match(NamedTuple):
    """A meaning that an abbreviation may have, how sure, and why."""

    sense: Sense
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Links:
    """All meanings of one plan, and an analyst's decisions on them."""

    senses: tuple[Sense, ...]
    exact: Mapping[str, tuple[Sense, ...]]
    alike: Mapping[str, tuple[Sense, ...]]
    keyboard: Mapping[str, tuple[Sense, ...]]
    letters: Mapping[Sense, str]
    confirmed: Mapping[str, str]
    refused: Mapping[str, AbstractSet[str]]

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
        exact: dict[str, list[Sense]] = {}
        alike: dict[str, list[Sense]] = {}
        keyboard: dict[str, list[Sense]] = {}
        for sense in senses:
            plain = folded(sense.abbreviation)
            exact.setdefault(sense.abbreviation, []).append(sense)
            alike.setdefault(plain, []).append(sense)
            keyboard.setdefault(plain.translate(_KEYBOARD), []).append(sense)
        return cls(
            tuple(senses),
            {key: tuple(found) for key, found in exact.items()},
            {key: tuple(found) for key, found in alike.items()},
            {key: tuple(found) for key, found in keyboard.items()},
            {sense: initials(sense.expansion) for sense in senses},
            confirmed,
            refused,
        )

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
            for sense in self.senses
            if " " in sense.abbreviation
            for first, second in [sense.abbreviation.split(" ", 1)]
            if first == stem and following and following[0].startswith(folded(second))
        )

    def _near(self, stem: str, refused: AbstractSet[str], behind: str, context: str) -> Link:
        """A meaning that is nearly spelled so, if only one fits."""
        matches = [
            match
            for match in self._matches(folded(stem), behind, context)
            if match.sense.abbreviation not in refused
        ]
        meant = {match.sense.abbreviation for match in matches}
        sure = [match for match in matches if match.score >= LIKELY]
        if len(meant) == 1 and sure:
            (sense, score, reason) = sure[0]
            return Link(
                "variant", sense.abbreviation, sense.expansion, score, (str(sense),), reason
            )
        candidates = [match.sense for match in sorted(matches, key=lambda match: -match.score)]
        candidates += self._similar(folded(stem))
        listed = tuple(dict.fromkeys(map(str, candidates)))
        reason = "several entries fit" if len(meant) > 1 else "no entry fits for certain"
        return Link("unknown", None, None, 0.0, listed[:5], reason)

    def _matches(self, stem: str, behind: str, context: str) -> list[Match]:
        """The meanings that fit by a rule, those too that are only possible."""
        out: list[Match] = []
        if len(stem) >= 3:
            for sense in self.keyboard.get(stem.translate(_KEYBOARD), ()):
                out.append(Match(sense, NEAR, "a keyboard without Kyrgyz letters"))
        for sense in self.senses:
            if sense.origin == "inline":
                continue
            letters = self.letters[sense]
            entry = folded(sense.abbreviation)
            if len(stem) >= 3 and stem == letters:
                out.append(Match(sense, NEAR, "the initials of its words"))
            elif len(stem) >= 3 and is_unit_name(sense.expansion) and stem == letters[:-1]:
                score = LIKELY if _office_follows(behind) else OPEN
                out.append(Match(sense, score, "the initials of its words but for the unit's noun"))
            elif found := edit(stem, entry):
                near = found != "one" or _speaks_of(context, sense)
                reason = {"moved": "its letters in another order", "doubled": "a letter doubled"}
                why = reason.get(found, "one letter otherwise, and its words in the same row")
                out.append(Match(sense, LIKELY if near else OPEN, why))
        return out

    def _similar(self, stem: str) -> list[Sense]:
        """The entries a letter or two away, the nearest first: for a person to choose from."""
        reach = 1 if len(stem) <= 3 else 2
        found = [
            (OSA.distance(stem, folded(sense.abbreviation), score_cutoff=reach), sense)
            for sense in self.senses
        ]
        return [s for distance, s in sorted(found, key=lambda pair: pair[0]) if distance <= reach]


def _resolved(
    senses: Sequence[Sense],
    is_exact: bool,
    behind: str,
    context: str,
    defined: Definition | None,
) -> Link:
    """The link to one of the meanings of an abbreviation that is spelled so."""
    if defined is not None and not any(_same(defined.expansion, s.expansion) for s in senses):
        how = f"defined otherwise in the same row, not as “{senses[0].expansion}”"
        return Link("inline", None, defined.expansion, SURE, (str(senses[0]),), how)
    listed = [sense for sense in senses if sense.origin != "inline"]
    if not listed:
        return Link("inline", None, senses[0].expansion, SURE, (), "defined in the plan's text")
    abbreviation = listed[0].abbreviation
    if len({sense.expansion for sense in listed}) > 1:
        chosen = _by_context(listed, behind, context)
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
    return Link(status, abbreviation, listed[0].expansion, score, (), why)


def _by_context(senses: Sequence[Sense], behind: str, context: str) -> Sense | None:
    """The meaning that is a unit where an office follows, or whose own words stand around."""
    if _office_follows(behind):
        units = [sense for sense in senses if is_unit_name(sense.expansion)]
        if len(units) == 1:
            return units[0]
    common = set.intersection(*(set(words_of(sense.expansion)) for sense in senses))
    around = words_of(context)
    spoken = [
        sense
        for sense in senses
        if any(_stem_in(word, around) for word in set(words_of(sense.expansion)) - common)
    ]
    return spoken[0] if len(spoken) == 1 else None


def _office_follows(behind: str) -> bool:
    following = re.match(r"\s*([^\W\d_]+)", behind)
    found = noun(following[1]) if following else None
    return found is not None and found.is_office


def _speaks_of(context: str, sense: Sense) -> bool:
    """Whether two words of an expansion, or all there are, stand in a row's text."""
    around = words_of(context)
    words = [word for word in words_of(sense.expansion) if len(word) > 3]
    return sum(_stem_in(word, around) for word in words) >= min(2, max(len(words), 1))


def _stem_in(word: str, around: Sequence[str]) -> bool:
    stem = word[: max(4, len(word) - 3)]
    return len(stem) >= 4 and any(other.startswith(stem) for other in around)


def _same(one: str, other: str) -> bool:
    """Whether two expansions are of the same words, endings aside."""
    first, second = words_of(one), words_of(other)
    shared = sum(_stem_in(word, second) or word in second for word in first)
    return bool(first) and 2 * shared >= len(first)
