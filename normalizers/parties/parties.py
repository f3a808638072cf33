"""A responsible cell → one party a line.

    “АИ, ЭБ б-ча проректор, институттардын/ЖМ директорлору” →
    АИ б-ча проректор | ЭБ б-ча проректор | институттардын директорлору | ЖМ директорлору

First the words are cut into pieces where a sign parts them or a whole office or unit ends. Then a
piece that is not whole takes what it lacks from the piece behind it, or is one with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from normalizers.doubts import Doubt
from normalizers.letters.confusables import folded
from normalizers.parties.office_keys import Party, office_key, party
from normalizers.parties.russian_lists import led
from normalizers.parties.segment import Piece
from normalizers.parties.segmentation import pieces
from normalizers.parties.shared_heads import (
    Known,
    is_half_name,
    is_one_name,
    is_shared_kind,
    known_abbreviations,
    shared_tail,
    standing_doubt,
)
from normalizers.parties.tokens import rest_of, words

__all__ = ["Parties", "Party", "office_key", "parties"]

JOINING = frozenset(("and", "/", ","))
"""Signs over which a piece may share words with the next."""

_LABELS = frozenset(("жооптуу", "жооптуулар", "аткаруучу", "аткаруучулар", "ответственный",
                     "ответственные", "исполнитель", "исполнители"))  # fmt: skip
"""What stands before a colon and only says what the column says."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a cell in printed order, each once, and what was not sure."""

    parties: tuple[Party, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def parties(
    text: str,
    breaks: Sequence[int] = (),
    fields: AbstractSet[str] = frozenset(),
    units: AbstractSet[str] = frozenset(),
) -> Parties:
    """Reads a cell; total.

    `breaks` are the places of spaces where the author began a new line. `fields` are abbreviations
    known to be a field of work (АИ), `units` those known to be a unit (МТД).
    """
    listed, rest = rest_of(text)
    known = known_abbreviations(frozenset(fields), frozenset(units))
    cut = led(pieces(words(listed, breaks), known.units), known.fields)
    spread = _Spreading(cut, known)
    seen: dict[str, Party] = {}
    for piece in spread.done():
        one = party(piece.words, piece.reason, piece.lead)
        if any(map(str.isalnum, one.text)):
            seen.setdefault(folded(one.text), one)
    messages = [*spread.doubts.values()]
    if rest:
        messages.append(f"“{rest}”: others, who are not named")
    doubts = tuple(Doubt("party_doubtful", message) for message in messages)
    return Parties(tuple(seen.values()), doubts)


@dataclass(slots=True)
class _Spreading:
    """Goes through the pieces from the last to the first, so that each knows what follows it."""

    pieces: Sequence[Piece]
    known: Known
    doubts: dict[str, str] = field(default_factory=dict)

    def done(self) -> Iterator[Piece]:
        """The pieces as whole parties."""
        out: list[Piece] = []
        for piece in reversed(self.pieces):
            if out and out[-1].before == ":" and folded(piece.text) in _LABELS:
                self.doubts[piece.text] = f"“{piece.text}:” is taken for a heading of the cell"
            elif out and _holds(piece, out[-1]):
                out[-1] = piece.joined(out[-1])
            elif out and out[-1].before in JOINING and _lacks(piece, out[-1]):
                self._fill(piece, out)
            else:
                self._doubt(piece, out[-1] if out else None)
                out.append(piece)
        return reversed(out)

    def _fill(self, piece: Piece, out: list[Piece]) -> None:
        """Adds a piece that is not whole, with what it shares with the pieces behind it."""
        if piece.is_genitive:
            self._share_between(out)
        following = out[-1]
        share = shared_tail(piece, following, self.known)
        if share.tail:
            out.append(piece.with_tail(share.tail))
        elif is_one_name(piece, following, self.known):
            out[-1] = piece.joined(following)
        else:
            out.append(piece)
        if share.doubt:
            self.doubts[piece.text] = share.doubt

    def _doubt(self, piece: Piece, following: Piece | None) -> None:
        """Notes how a whole piece could be read otherwise."""
        doubt = standing_doubt(piece, following, self.known)
        if doubt:
            self.doubts[piece.text] = doubt

    def _share_between(self, out: list[Piece]) -> None:
        """Gives the office behind abbreviations to them, as the list begins before them.

        `институттардын, ЖМ, колледждердин директорлору`
        """
        place = len(out) - 1
        while place > 0 and out[place].is_short and out[place].before in JOINING:
            place -= 1
        office = out[place].office
        if office and out[place].owner and not out[place].by:
            for index in range(place + 1, len(out)):
                self.doubts.pop(out[index].text, None)
                out[index] = out[index].with_tail(office)


def _lacks(piece: Piece, following: Piece) -> bool:
    if not piece.is_whole:
        return True
    return is_shared_kind(piece, following) or is_half_name(piece, following)


def _holds(piece: Piece, following: Piece) -> bool:
    """Whether a dash stands between an office and its holder: `Асанов А. – декан`."""
    if following.before != "-" or piece.before == "-":
        return False
    person, office = (piece, following) if piece.head.is_person else (following, piece)
    alone = len(person.words) == 1 and person.head.is_person
    return alone and office.is_of_office and not office.head.is_person
