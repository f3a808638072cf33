"""A responsible cell → one party a line.

    “АИ, ЭБ б-ча проректор, институттардын/ЖМ директорлору” →
    АИ б-ча проректор | ЭБ б-ча проректор | институттардын директорлору | ЖМ директорлору

First the words are cut into pieces at signs, and where a whole office or unit ends. Then a piece
that is not whole takes what it lacks from the piece behind it, or is joined with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from normalizers.accounting.word_account import WordAccount
from normalizers.doubts import Doubt
from normalizers.letters.confusables import fold_confusables
from normalizers.parties.joined_names import find_other_reading, is_half_name, is_one_name
from normalizers.parties.office_keys import ResponsibleParty, build_office_key, build_party
from normalizers.parties.party_account import account_for_parties, names_party
from normalizers.parties.personal_titles import join_titles_to_persons
from normalizers.parties.piece_pairs import (
    KnownAbbreviations,
    PiecePair,
    fold_known_abbreviations,
)
from normalizers.parties.russian_lists import attach_to_leading_office
from normalizers.parties.segment import Segment
from normalizers.parties.segmentation import split_into_segments
from normalizers.parties.shared_heads import find_shared_head
from normalizers.parties.tokens import (
    PartyWord,
    ends_with_together,
    split_off_others,
    tokenize_cell,
)
from normalizers.parties.word_features import MAX_ABBREVIATION_LETTERS

__all__ = ["ParsedParties", "ResponsibleParty", "build_office_key", "parse_parties"]

JOINING_SEPARATORS = frozenset(("and", "/", ","))
"""Signs over which a piece may share words with the next."""

_CAPITAL_WORDS = re.compile(
    rf"[^\W\d_]{{{MAX_ABBREVIATION_LETTERS + 1},}}|(?<!\w)[^\W\d_]{{1,2}}\.\s?[^\W\d_]{{3}}"
)
"""In a text in capitals: a word too long for an abbreviation, or a name behind initials."""

_NAME_END = re.compile(r"\w{3,}(?:[лдт][аеоө]р)?(?:[тсдшчклнгб][ыиуү]|с[ыиуү])")
"""A word with an ending of possession."""

_TAKES_PART = re.compile(r"(?:катышуусу|колдоосу|жардамы|көмөгү)(?:нда| менен)?$")
"""The end of a party that only helps or takes part."""

_OWNED_OFFICES = frozenset((
    "катчы", "жооптуу катчы", "мүчө", "орун басар", "адис", "кызматкер", "депутат", "методист",
    "лаборант", "эксперт", "инспектор", "жардамчы", "координатор", "инженер",
))  # fmt: skip
"""Offices of a unit that are below another of its offices."""

_COLUMN_LABELS = frozenset(("жооптуу", "жооптуулар", "аткаруучу", "аткаруучулар", "ответственный",
                     "ответственные", "исполнитель", "исполнители"))  # fmt: skip
"""Words before a colon that only repeat the column's title."""


class ParsedParties(Struct, frozen=True):
    """The parties of a cell in printed order, each once, and the doubts."""

    parties: tuple[ResponsibleParty, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    account: WordAccount = field(default_factory=WordAccount)


def parse_parties(
    text: str,
    author_breaks: Sequence[int] = (),
    fields: AbstractSet[str] = frozenset(),
    units: AbstractSet[str] = frozenset(),
) -> ParsedParties:
    """Reads a cell. Never raises.

    `author_breaks` are the places of spaces where the author began a new line. `fields` are
    abbreviations known to be a field of work (АИ), `units` those known to be a unit (МТД).
    """
    listed, rest = split_off_others(text)
    known = fold_known_abbreviations(frozenset(fields), frozenset(units))
    pieces = split_into_segments(tokenize_cell(listed, author_breaks), known.units)
    segments = attach_to_leading_office(join_titles_to_persons(pieces), known.fields)
    builder = _PartyBuilder(segments, known)
    found: dict[tuple[str, str | None], ResponsibleParty] = {}
    unnamed: list[Sequence[PartyWord]] = []
    owner: str | None = None
    for segment in builder.build_segments():
        responsible = build_party(segment.words, segment.reason, segment.lead_index)
        if owner is not None and _lacks_owner(segment, responsible):
            evidence = f"{responsible.evidence}, of the unit named before it"
            responsible = replace(responsible, unit=owner, evidence=evidence)
        owner = responsible.unit if _is_possessed(segment) and _is_of_unit(segment) else None
        if any(map(str.isalnum, responsible.text)):
            found.setdefault((fold_confusables(responsible.text), responsible.unit), responsible)
            if _may_be_two_parties(segment):
                builder.doubts.setdefault(segment.text, f"“{segment.text}” may be two parties")
            if _TAKES_PART.search(fold_confusables(responsible.text)):
                builder.doubts[segment.text] = f"“{segment.text}” only takes part, or helps"
            if not names_party(segment.words):
                unnamed.append(segment.words)
    account, unnamed_doubts = account_for_parties(text, unnamed, builder.doubts)
    messages = [*builder.doubts.values()]
    if text.isupper() and _CAPITAL_WORDS.search(text):
        messages.append("all in capitals: what is a name or an abbreviation in it is not certain")
    if ends_with_together(listed) and len(found) == 1:
        messages.append(f"“{listed}” names several together, and no sign parts them")
    if rest:
        messages.append(f"“{rest}”: others, who are not named")
    doubts = tuple(Doubt("party_doubtful", message) for message in messages)
    return ParsedParties(tuple(found.values()), (*doubts, *unnamed_doubts), account)


class _PartyBuilder(Struct):
    """Makes whole parties of the pieces, from the last to the first: a piece takes from what
    follows."""

    segments: Sequence[Segment]
    known: KnownAbbreviations
    doubts: dict[str, str] = field(default_factory=dict)

    def build_segments(self) -> Iterator[Segment]:
        """The pieces as whole parties."""
        completed: list[Segment] = []
        for segment in reversed(self.segments):
            if (
                completed
                and completed[-1].separator == ":"
                and fold_confusables(segment.text) in _COLUMN_LABELS
            ):
                self.doubts[segment.text] = f"“{segment.text}:” is taken for a heading of the cell"
            elif completed and (
                _is_holder_of_office(segment, completed[-1]) or _is_number(segment, completed[-1])
            ):
                completed[-1] = segment.join_following(completed[-1])
            elif (
                completed
                and completed[-1].separator in JOINING_SEPARATORS
                and self._is_incomplete(segment, completed[-1])
            ):
                self._add_incomplete(segment, completed)
            else:
                self._note_doubt(segment, completed[-1] if completed else None)
                completed.append(segment)
        return reversed(completed)

    def _is_incomplete(self, segment: Segment, following: Segment) -> bool:
        """Whether a piece is no whole party, or one that lacks an office or the end of a name."""
        if not segment.is_whole:
            return True
        pair = PiecePair(segment, following, self.known)
        return pair.is_shared_unit_kind or is_half_name(segment, following)

    def _add_incomplete(self, segment: Segment, completed: list[Segment]) -> None:
        """Adds a piece that is not whole, with what it shares with the pieces behind it."""
        if segment.is_genitive:
            self._share_with_abbreviations(completed)
        following = completed[-1]
        if segment.head.features.is_people and following.separator != "and":
            completed.append(segment)
            return
        pair = PiecePair(segment, following, self.known)
        shared = find_shared_head(pair)
        if shared.words:
            completed[-1] = _share_owner(segment, following)
            completed.append(segment.append_tail(shared.words))
        elif is_one_name(pair):
            completed[-1] = segment.join_following(following)
            is_list_of_two = len(segment.words) > 1 and len(following.words) == 1
            if segment.head.features.is_people or (is_list_of_two and following.is_plural):
                self.doubts[segment.text] = f"“{segment.text}” may be a party by itself"
        else:
            completed.append(segment)
        if shared.doubt:
            self.doubts[segment.text] = shared.doubt

    def _note_doubt(self, segment: Segment, following: Segment | None) -> None:
        """Notes how a whole piece could be read otherwise."""
        doubt = find_other_reading(segment, following, self.known)
        if doubt:
            self.doubts[segment.text] = doubt

    def _share_with_abbreviations(self, completed: list[Segment]) -> None:
        """Gives the office behind a list to the abbreviations inside it.

        `институттардын, ЖМ, колледждердин директорлору`: all three have directors.
        """
        start = len(completed) - 1
        while (
            start > 0
            and completed[start].is_abbreviation
            and completed[start].separator in JOINING_SEPARATORS
        ):
            start -= 1
        office = completed[start].office
        if office and completed[start].complement and not completed[start].boyuncha_office:
            for index in range(start + 1, len(completed)):
                self.doubts.pop(completed[index].text, None)
                completed[index] = completed[index].append_tail(office)


def _lacks_owner(segment: Segment, party: ResponsibleParty) -> bool:
    """Whether an office is of the unit named before it: `кеңештин төрагасы, катчысы`."""
    is_joined = segment.separator in JOINING_SEPARATORS and party.role in _OWNED_OFFICES
    return is_joined and party.unit is None and party.person is None and _is_possessed(segment)


def _is_of_unit(segment: Segment) -> bool:
    """Whether what its office is of is a unit, not another office."""
    nouns = [word.noun for word in segment.complement if word.noun is not None]
    return bool(nouns) and not nouns[-1].is_office


def _is_possessed(segment: Segment) -> bool:
    """Whether its head is an office of what stands before it, `боюнча` apart."""
    noun = segment.noun
    has_office = noun is not None and noun.is_office and noun.is_possessive
    return has_office and not segment.boyuncha_office and not segment.has_leading_office


def _share_owner(segment: Segment, following: Segment) -> Segment:
    """The following piece with the office whose deputies both pieces are, if it is printed once:
    `директордун ОТИ жана ТИ боюнча орун басарлары`."""
    owner = segment.words[0]
    is_owner = owner.is_genitive and owner.noun is not None and owner.noun.is_office
    if not is_owner or len(segment.words) == 1 or not following.boyuncha_office:
        return following
    first = following.words[0]
    owner = owner._replace(separator=first.separator, printed_separator=first.printed_separator)
    words = (owner, first.drop_separator(), *following.words[1:])
    return Segment(words, f"“{owner.text}” is shared by a list")


def _may_be_two_parties(segment: Segment) -> bool:
    """Whether the author began a line with a capital behind what looks like the end of a name."""
    return any(
        word.separator == "break"
        and word.features.is_capital
        and not word.is_person
        and _NAME_END.fullmatch(last.features.plain) is not None
        for last, word in pairwise(segment.words)
    )


def _is_number(segment: Segment, following: Segment) -> bool:
    """Whether a piece is only a number of what follows: `9-, 11-класстар`."""
    has_letters = any(char.isalpha() for char in segment.text)
    return not has_letters and following.separator in JOINING_SEPARATORS


def _is_holder_of_office(segment: Segment, following: Segment) -> bool:
    """Whether the two are an office and its holder, with nothing or a dash between: `Асанов А. –
    декан`."""
    if following.separator == "":
        is_name = len(segment.words) == 1 and segment.head.is_person
        is_small = not following.words[0].features.is_capital
        return is_name and is_small and following.has_office and not following.is_plural
    if following.separator != "-" or segment.separator == "-":
        return False
    person, office = (segment, following) if segment.head.is_person else (following, segment)
    is_lone_name = len(person.words) == 1 and person.head.is_person
    return is_lone_name and office.has_office and not office.head.is_person
