"""What a piece that is no whole party takes over from the piece behind it.

In `АИ, ЭБ б-ча проректор` АИ lacks the office. `X жана Y боюнча проректор` is one name, unless X is
known to be a field by itself or there are several offices. The rules are data, tried in order: the
first that applies decides.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from normalizers.parties.piece_pairs import PiecePair, describe_units_doubt
from normalizers.parties.tokens import PartyWord


class SharedHead(NamedTuple):
    """The words that a piece takes over, if any, and what could be read otherwise."""

    words: tuple[PartyWord, ...] = ()
    doubt: str = ""


class HeadRule(NamedTuple):
    """When it `applies`, a piece takes over what `take` says; `example` is a cell to which it
    applies."""

    name: str
    applies: Callable[[PiecePair], bool]
    take: Callable[[PiecePair], SharedHead]
    example: str


def _take_nothing(_pair: PiecePair) -> SharedHead:
    return SharedHead()


def _take_office_of_genitive(pair: PiecePair) -> SharedHead:
    """The office; if it is worded with боюнча, the words between the genitive and it too."""
    following = pair.following
    if following.plural_unit:
        return SharedHead(following.plural_unit)
    if following.boyuncha_office:
        place = next((i for i, word in enumerate(following.complement) if word.is_genitive), None)
        return SharedHead(() if place is None else following.words[place + 1 :])
    return SharedHead(following.office if following.complement else ())


def _take_units_of_abbreviations(pair: PiecePair) -> SharedHead:
    is_certain = pair.is_bound or pair.is_known_unit
    words = pair.following.plural_unit if pair.is_bound else ()
    return SharedHead(words, "" if is_certain else pair.describe_sharing())


def _take_office_of_pair(pair: PiecePair) -> SharedHead:
    following = pair.following
    is_certain = _is_list_of_fields(pair) or following.is_plural or following.boyuncha_office
    doubt = "" if is_certain else pair.describe_separation()
    return SharedHead(following.boyuncha_office or following.office, doubt)


def _doubt_office_of_pair(pair: PiecePair) -> SharedHead:
    other, known = pair.following.words[0].features.plain, pair.known
    is_settled = (
        pair.following.complement[0].is_genitive or other in known.fields or other in known.units
    )
    is_open = not pair.is_known_unit and not is_settled
    return SharedHead(doubt=pair.describe_sharing() if is_open else "")


def _doubt_beginning_of_field(pair: PiecePair) -> SharedHead:
    is_known = pair.is_known_unit or pair.is_known_field
    doubt = "" if is_known else f"“{pair.piece.text}” may be a party by itself"
    return SharedHead(doubt=doubt)


def _take_office_behind_genitive(pair: PiecePair) -> SharedHead:
    is_known = pair.is_known_unit or pair.is_known_field
    return SharedHead(pair.following.office, "" if is_known else pair.describe_separation())


def _take_kind_of_unit(pair: PiecePair) -> SharedHead:
    doubt = pair.describe_separation() if pair.following.separator == "," else ""
    return SharedHead(pair.following.office, doubt)


def _take_unit_of_list(pair: PiecePair) -> SharedHead:
    is_list = pair.following.reason.startswith("“")  # it took over its own end
    return SharedHead(pair.following.plural_unit, "" if is_list else pair.describe_separation())


def _is_list_of_fields(pair: PiecePair) -> bool:
    """Whether abbreviations are fields of an office. Over a comma only fields share it: units may
    stand alone."""
    can_share = pair.is_bound or not pair.is_known_unit
    return pair.has_fields and can_share and (pair.following.is_plural or pair.is_known_field)


def _has_fields_in_words(pair: PiecePair) -> bool:
    following = pair.following
    return bool(pair.field_office and following.complement and following.is_plural)


def _lacks_office_to_share(pair: PiecePair) -> bool:
    following = pair.following
    return not following.office or not following.complement or len(pair.piece.words) > 1


def _is_abbreviation(pair: PiecePair) -> bool:
    return pair.piece.is_abbreviation


HEAD_RULES = (
    HeadRule(
        "a genitive takes the office",
        lambda pair: pair.piece.is_genitive,
        _take_office_of_genitive,
        "институттардын, колледждердин директорлору",
    ),
    HeadRule(
        "боюнча takes the office",
        lambda pair: pair.piece.head.features.is_boyuncha,
        lambda pair: SharedHead(pair.following.boyuncha_office[1:]),
        "АИ боюнча, ЭБ боюнча проректор",
    ),
    HeadRule(
        "an abbreviation takes the noun of several units",
        lambda pair: (
            _is_abbreviation(pair)
            and bool(pair.following.plural_unit)
            and pair.following.words[0].features.is_abbreviation
        ),
        _take_units_of_abbreviations,
        "УТБ жана АББ кафедралары",
    ),
    HeadRule(
        "an abbreviation beside what has no office to share",
        lambda pair: _is_abbreviation(pair) and _lacks_office_to_share(pair),
        lambda pair: SharedHead(doubt=describe_units_doubt(pair.piece, pair.known)),
        "МТД, окуу бөлүмү",
    ),
    HeadRule(
        "an abbreviation takes the office of another",
        lambda pair: (
            _is_abbreviation(pair)
            and pair.is_abbreviation_pair
            and (pair.is_bound or _is_list_of_fields(pair))
        ),
        _take_office_of_pair,
        "АИ, ЭБ боюнча проректорлор",
    ),
    HeadRule(
        "an abbreviation before another with an office, a comma between",
        lambda pair: _is_abbreviation(pair) and pair.is_abbreviation_pair,
        _doubt_office_of_pair,
        "ТТБ, ТИ директору",
    ),
    HeadRule(
        "an abbreviation may begin a field of work",
        lambda pair: (
            _is_abbreviation(pair)
            and bool(pair.following.boyuncha_office)
            and pair.is_bound
            and not pair.is_latin
        ),
        _doubt_beginning_of_field,
        "УМБ жана эл аралык байланыштар боюнча адис",
    ),
    HeadRule(
        "an abbreviation stands alone before a field of work, or a comma",
        lambda pair: (
            _is_abbreviation(pair) and (bool(pair.following.boyuncha_office) or not pair.is_bound)
        ),
        _take_nothing,
        "МТД, кафедра башчылары",
    ),
    HeadRule(
        "an abbreviation takes the office of several behind a genitive",
        lambda pair: (
            _is_abbreviation(pair)
            and pair.following.is_plural
            and pair.following.complement[-1].is_genitive
        ),
        _take_office_behind_genitive,
        "ЖМ жана институттардын директорлору",
    ),
    HeadRule(
        "an abbreviation bound to words with an office",
        _is_abbreviation,
        lambda pair: SharedHead(doubt="" if pair.is_known_unit else pair.describe_sharing()),
        "УМБ жана кафедра башчылары",
    ),
    HeadRule(
        "kinds of units take the office",
        lambda pair: pair.is_shared_unit_kind,
        _take_kind_of_unit,
        "бөлүм, кафедра башчылары",
    ),
    HeadRule(
        "half a field of work, or an adjective",
        lambda pair: _has_fields_in_words(pair) and (pair.is_half or pair.is_adjective),
        lambda pair: SharedHead(doubt=pair.describe_several()),
        "илимий жана тарбия иштери боюнча проректорлор",
    ),
    HeadRule(
        "a field of work takes the office of several",
        _has_fields_in_words,
        lambda pair: SharedHead(pair.field_office),
        "окуу иштери, тарбия иштери боюнча проректорлор",
    ),
    HeadRule(
        "words that share no noun of several units",
        lambda pair: not pair.following.plural_unit or pair.is_adjective,
        lambda pair: SharedHead(doubt=pair.describe_part()),
        "практика, карьера бөлүмү",
    ),
    HeadRule(
        "a name of several that may be whole",
        lambda pair: pair.has_own_plural and not pair.is_bound,
        lambda pair: SharedHead(pair.following.plural_unit, pair.describe_separation()),
        "айыл аксакалдары, мектеп администрациялары",
    ),
    HeadRule(
        "the name of one of several units",
        lambda pair: len(pair.piece.words) > 1 or pair.is_bound,
        lambda pair: SharedHead(pair.following.plural_unit),
        "Кыргыз тили, Чет тилдери кафедралары",
    ),
    HeadRule(
        "one word in the plural stands alone",
        lambda pair: pair.ends_in_plural,
        _take_nothing,
        "эмгекчилер, Чет тилдери кафедралары",
    ),
    HeadRule(
        "one word before a comma, which may be a unit of a list",
        lambda _pair: True,
        _take_unit_of_list,
        "Философия, Чет тилдери кафедралары",
    ),
)


def find_head_rule(pair: PiecePair) -> HeadRule:
    """The first rule that applies to two pieces; the last applies to any."""
    return next(rule for rule in HEAD_RULES if rule.applies(pair))


def find_shared_head(pair: PiecePair) -> SharedHead:
    """What a piece takes over from the one behind it, a comma, slash or conjunction between."""
    return find_head_rule(pair).take(pair)
