"""Which entry of the list an abbreviation in the text stands for, and how sure that is.

In order: an analyst's decision; the list, letter by letter; the list with letters that look alike;
a definition in the running text; the initials of an entry's words; what is common knowledge; a
likeness by one edit. Where two entries fit alike, none is taken: a wrong link is worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct, field
from rapidfuzz import process
from rapidfuzz.distance import OSA

from normalizers.abbreviations.abbreviation_link import (
    CERTAIN_SCORE,
    KNOWN_SCORE,
    LIKELY_SCORE,
    VARIANT_SCORE,
    AbbreviationLink,
)
from normalizers.abbreviations.detection import AbbreviationMention
from normalizers.abbreviations.disambiguation import (
    Sense,
    has_words_of_sense,
    is_office_next,
)
from normalizers.abbreviations.edit_rules import classify_edit
from normalizers.abbreviations.initials import extract_initials
from normalizers.abbreviations.inline_definitions import InlineDefinition
from normalizers.abbreviations.sense_resolution import resolve_senses
from normalizers.letters.confusables import fold_confusables, type_in_russian
from normalizers.office_words.office_nouns import is_unit_name

SIMILAR_RULE = "similar"
"""The rule of entries that are only offered to a person."""

MATCH_RULES = {
    "keyboard": (VARIANT_SCORE, "a keyboard without Kyrgyz letters"),
    "initials": (VARIANT_SCORE, "the initials of its words"),
    "headless": (LIKELY_SCORE, "the initials of its words but for the unit's noun"),
    "moved": (LIKELY_SCORE, "its letters in another order"),
    "doubled": (LIKELY_SCORE, "a letter doubled"),
    "one": (LIKELY_SCORE, "one letter otherwise, and its words in the same row"),
}
"""How sure a rule is, and its reason as published."""

STRONG_RULES = frozenset(("keyboard", "initials"))
"""Rules that say more than common knowledge does."""

MIN_STEM_LETTERS = 3
"""Shorter stems are only taken for entries that are spelled so."""

MAX_EDITS = 2
"""An entry that differs by more letters than this is not offered."""

MAX_CANDIDATES = 5
"""At most so many candidates are offered."""

COMMON_KNOWLEDGE_REASON = "common knowledge, not in the plan"
OWN_INSTITUTION_REASON = "the institution whose plan it is, by its title"

_NONE_CONFIRMED: Mapping[str, str] = MappingProxyType({})
_NONE_REFUSED: Mapping[str, AbstractSet[str]] = MappingProxyType({})


class CandidateSense(NamedTuple):
    """A meaning: its abbreviation folded, and as a Russian keyboard types that; the initials of
    its words, whether it is a unit."""

    sense: Sense
    folded_abbreviation: str
    typed_abbreviation: str
    initials: str
    is_unit: bool


class CandidateMatch(NamedTuple):
    """A meaning that an abbreviation may have, and by which rule: a key of `MATCH_RULES`."""

    sense: Sense
    rule: str


class AbbreviationLinker(Struct, frozen=True):
    """All meanings of one plan, and an analyst's decisions on them."""

    candidates: tuple[CandidateSense, ...]
    by_abbreviation: Mapping[str, tuple[Sense, ...]]
    by_folded: Mapping[str, tuple[Sense, ...]]
    confirmed: Mapping[str, str]
    refused: Mapping[str, AbstractSet[str]]
    known: Mapping[str, str]
    # What `_find_matches` found before.
    match_cache: dict[str, tuple[CandidateMatch, ...]] = field(default_factory=dict)

    @classmethod
    def from_senses(
        cls,
        senses: Sequence[Sense],
        confirmed: Mapping[str, str] = _NONE_CONFIRMED,
        refused: Mapping[str, AbstractSet[str]] = _NONE_REFUSED,
        known: Mapping[str, str] = _NONE_CONFIRMED,
    ) -> AbbreviationLinker:
        """The links of a plan with these meanings.

        `confirmed`: what a stem stands for; `refused`: what it does not stand for; `known`: what
        short forms stand for by common knowledge, empty for the institution whose plan it is where
        only its short form is printed.
        """
        by_abbreviation: dict[str, tuple[Sense, ...]] = {}
        by_folded: dict[str, tuple[Sense, ...]] = {}
        candidates = []
        for sense in senses:
            name, plain = sense.abbreviation, fold_confusables(sense.abbreviation)
            by_abbreviation[name] = (*by_abbreviation.get(name, ()), sense)
            by_folded[plain] = (*by_folded.get(plain, ()), sense)
            if " " in plain:  # found by its first word too
                first_word = plain[: plain.index(" ") + 1]
                by_folded[first_word] = (*by_folded.get(first_word, ()), sense)
            is_unit = is_unit_name(sense.expansion)
            candidates.append(
                CandidateSense(
                    sense,
                    plain,
                    type_in_russian(plain),
                    extract_initials(sense.expansion),
                    is_unit,
                )
            )
        by_folded_known = {fold_confusables(name): text for name, text in known.items()}
        return cls(
            tuple(candidates), by_abbreviation, by_folded, confirmed, refused, by_folded_known
        )

    def link_mention(
        self,
        mention: AbbreviationMention,
        text: str,
        context: str = "",
        definition: InlineDefinition | None = None,
    ) -> AbbreviationLink:
        """What a form in a text stands for; `context` is the text of its row.

        `definition` is a definition of it in the same row.
        """
        stem = mention.stem
        if stem in self.confirmed:
            return self._link_confirmed(self.confirmed[stem])
        refused = self.refused.get(stem, frozenset())
        following_text = text[mention.start + len(mention.surface) :]
        for status, known_senses in (
            (
                "exact",
                self.by_abbreviation.get(stem, ())
                or self._find_two_word_senses(stem, following_text),
            ),
            ("variant", self.by_folded.get(fold_confusables(stem), ())),
        ):
            senses = [sense for sense in known_senses if sense.abbreviation not in refused]
            if senses:
                return resolve_senses(
                    senses, status == "exact", following_text, context, definition
                )
        if definition is not None:
            return AbbreviationLink(
                "inline", None, definition.expansion, CERTAIN_SCORE, (), "defined in the same row"
            )
        similar, is_strong = self._link_similar(stem, refused, following_text, context)
        known_expansion = self.known.get(fold_confusables(stem))
        if known_expansion is None or is_strong or stem in refused:
            return similar
        reason = COMMON_KNOWLEDGE_REASON if known_expansion else OWN_INSTITUTION_REASON
        return AbbreviationLink("known", None, known_expansion or None, KNOWN_SCORE, (), reason)

    def _link_confirmed(self, abbreviation: str) -> AbbreviationLink:
        senses = self.by_abbreviation.get(abbreviation, ())
        expansion = senses[-1].expansion if senses else None
        return AbbreviationLink(
            "overlay", abbreviation, expansion, CERTAIN_SCORE, (), "confirmed by the analyst"
        )

    def _find_two_word_senses(self, stem: str, following_text: str) -> tuple[Sense, ...]:
        """Entries of two words, `МСЭ цикл`, of which the second follows in the text."""
        senses = self.by_folded.get(fold_confusables(stem) + " ", ())
        following_words = fold_confusables(following_text[:30]).split() if senses else []
        return tuple(
            sense
            for sense in senses
            for second in [fold_confusables(sense.abbreviation).split()[1]]
            if following_words and following_words[0].startswith(second)
        )

    def _link_similar(
        self, stem: str, refused: AbstractSet[str], following_text: str, context: str
    ) -> tuple[AbbreviationLink, bool]:
        """The meaning with nearly this spelling, if only one fits, and whether by a strong rule."""
        plain = fold_confusables(stem)
        matches = [
            fit for fit in self._find_matches(plain) if fit.sense.abbreviation not in refused
        ]
        close_matches = [fit for fit in matches if fit.rule != SIMILAR_RULE]
        sure_matches = [fit for fit in close_matches if _is_sure(fit, following_text, context)]
        if sure_matches and len({fit.sense.abbreviation for fit in close_matches}) == 1:
            sense, rule = sure_matches[0]
            score, reason = MATCH_RULES[rule]
            candidates = (str(sense),)
            link = AbbreviationLink(
                "variant", sense.abbreviation, sense.expansion, score, candidates, reason
            )
            return link, rule in STRONG_RULES
        has_several = len({fit.sense.abbreviation for fit in close_matches}) > 1
        reason = "several entries fit" if has_several else "no entry fits for certain"
        offered = tuple(dict.fromkeys(str(fit.sense) for fit in matches))
        return AbbreviationLink("unknown", None, None, 0.0, offered[:MAX_CANDIDATES], reason), False

    def _find_matches(self, plain: str) -> tuple[CandidateMatch, ...]:
        """The meanings that a folded stem may have, the likeliest first."""
        if plain not in self.match_cache:
            scored_matches = []
            typed = type_in_russian(plain)
            names = [entry.folded_abbreviation for entry in self.candidates]
            near = process.extract(
                plain, names, scorer=OSA.distance, score_cutoff=MAX_EDITS, limit=None
            )
            edits_by_index = {index: int(edits) for _, edits, index in near}
            for index, entry in enumerate(self.candidates):
                rule = _find_rule(plain, typed, entry, edits_by_index.get(index))
                if rule is not None:
                    distance = OSA.distance(plain, entry.folded_abbreviation)
                    scored_matches.append(
                        (rule == SIMILAR_RULE, distance, CandidateMatch(entry.sense, rule))
                    )
            self.match_cache[plain] = tuple(
                fit for *_, fit in sorted(scored_matches, key=lambda one: one[:2])
            )
        return self.match_cache[plain]


def _find_rule(plain: str, typed: str, entry: CandidateSense, edits: int | None) -> str | None:
    """The rule by which a folded stem may be an entry, None if by none.

    `typed` is the stem as a Russian keyboard types it; `edits` how many letters part the two, None
    if more than `MAX_EDITS`.
    """
    if entry.sense.origin != "inline" and len(plain) >= MIN_STEM_LETTERS:
        if typed == entry.typed_abbreviation:
            return "keyboard"
        if plain == entry.initials:
            return "initials"
        if entry.is_unit and plain == entry.initials[:-1]:
            return "headless"
        if edit_rule := classify_edit(plain, entry.folded_abbreviation):
            return edit_rule
    max_edits = 1 if len(plain) <= MIN_STEM_LETTERS else MAX_EDITS
    return SIMILAR_RULE if edits is not None and edits <= max_edits else None


def _is_sure(fit: CandidateMatch, following_text: str, context: str) -> bool:
    """Whether the words around confirm a match by a rule that needs it."""
    if fit.rule == "headless":
        return is_office_next(following_text)
    return fit.rule != "one" or has_words_of_sense(context, fit.sense)
