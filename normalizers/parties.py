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
from normalizers.lookalikes import folded
from normalizers.offices import Party, office_key, party
from normalizers.party_pieces import Piece, pieces
from normalizers.party_words import Word, rest_of, words

__all__ = ["Parties", "Party", "office_key", "parties"]


JOINING = ("and", "/", ",")
"""Signs over which a piece may share words with the next."""


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
    cut = pieces(words(listed, breaks), units)
    spread = _Spreading(cut, fields, units)
    seen: dict[str, Party] = {}
    for piece, evidence in spread.done():
        one = party(piece.words, evidence)
        if any(map(str.isalnum, one.text)):
            seen.setdefault(folded(one.text), one)
    doubts = [*spread.doubts]
    if rest:
        doubts.append(Doubt("party_doubtful", f"“{rest}”: others, who are not named"))
    return Parties(tuple(seen.values()), tuple(doubts))


@dataclass(slots=True)
class _Spreading:
    """Goes through the pieces from the last to the first, so that each knows what follows it."""

    pieces: Sequence[Piece]
    fields: AbstractSet[str]
    units: AbstractSet[str]
    doubts: list[Doubt] = field(default_factory=list)

    def done(self) -> Iterator[tuple[Piece, str]]:
        """The pieces as whole parties, each with why it is one."""
        out: list[tuple[Piece, str]] = []
        for piece in reversed(self.pieces):
            following = out[-1][0] if out else None
            if following is not None and piece.leads and following.before == "and":
                self._led(piece, out)
            elif following is None or piece.is_whole or following.before not in JOINING:
                self._doubt(piece, following)
                out.append((piece, piece.reason))
            elif tail := self._shared(piece, following):
                shared = piece.with_tail(tail)
                out.append((shared, f"“{shared.tail}” is shared by a list"))
            elif self._is_one(piece, following):
                one = piece.joined(following)
                out[-1] = (one, one.reason)
            else:
                self._doubt(piece, following)
                out.append((piece, piece.reason))
        return reversed(out)

    def _led(self, piece: Piece, out: list[tuple[Piece, str]]) -> None:
        """`директора институтов и школ` are two, `проректор по учебной и научной работе` is one."""
        following, _ = out[-1]
        if following.office or following.leads:
            out.append((piece, piece.reason))
        elif piece.names_several:
            out[-1] = (following.behind(piece), "the office before it is shared by a list")
            out.append((piece, piece.reason))
        else:
            one = piece.joined(following)
            out[-1] = (one, one.reason)

    def _shared(self, piece: Piece, following: Piece) -> tuple[Word, ...]:
        """The words of the piece behind it that a piece shares; none if it shares nothing."""
        bound = following.before in ("and", "/")
        if piece.is_genitive:
            return following.office or following.plural_unit if following.can_share else ()
        if piece.is_short:
            name = piece.words[0].text
            sure = bound or following.is_plural or name in self.fields
            if following.by and following.by_short and sure and (bound or name not in self.units):
                return following.by
            plain = following.office and not following.by
            return following.office if plain and bound and following.is_plural else ()
        if following.by and following.is_plural:
            return following.by
        return following.plural_unit if len(piece.words) > 1 or bound else ()

    def _is_one(self, piece: Piece, following: Piece) -> bool:
        """Whether a piece that is not whole is the beginning of the name behind it."""
        if following.before == ",":
            return following.is_one_name and not piece.is_short
        return following.before == "and" and not following.is_person

    def _doubt(self, piece: Piece, following: Piece | None) -> None:
        """Bare abbreviations before one with an office may share it: `ИИ, ТТБ, ТИ директору`."""
        if (
            following is not None
            and piece.is_short
            and len(piece.words) == 1
            and following.before == ","
            and following.is_short_office
            and piece.words[0].text not in self.units
            and following.words[0].text not in self.fields | self.units
        ):
            self.doubts.append(
                Doubt(
                    "party_doubtful",
                    f"“{piece.words[0].text}” may share the office in “{following.text}”",
                )
            )
