"""Russian lists, where the office stands before what it is of.

“директора институтов, колледжей и филиалов” → директора институтов | директора колледжей | …
“проректор по учебной и научной работе” → one
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from normalizers.parties.lexicon import PREPOSITIONS
from normalizers.parties.segment import Piece
from normalizers.parties.tokens import Word


def led(pieces: Sequence[Piece], fields: AbstractSet[str]) -> list[Piece]:
    """The pieces; one that depends on the office before it has that office, or is one with it."""
    out: list[Piece] = []
    leader: Piece | None = None
    for piece in pieces:
        if leader is None or not _depends(piece):
            out.append(piece)
            leader = piece if piece.leads else None
        elif _is_shared(piece, leader, fields):
            out.append(_behind(piece, leader))
        elif piece.before == "and" or all(word.shape.is_case for word in piece.words):
            out[-1] = out[-1].joined(piece)
        else:
            out.append(piece)
            leader = None
    return out


def _depends(piece: Piece) -> bool:
    """Whether a piece can be no party: none of its nouns is in the case of a party's name."""
    if piece.before not in (",", "and", "/") or piece.leads:
        return False
    nouns = [word.noun for word in piece.words if word.noun is not None]
    if any(word.is_person or word.shape.is_by for word in piece.words):
        return False
    return not piece.is_genitive and all(found.is_oblique for found in nouns)


def _is_shared(piece: Piece, leader: Piece, fields: AbstractSet[str]) -> bool:
    """Whether the office is printed once for several: if it is plural, or names whole units."""
    assert leader.lead is not None
    found = leader.words[leader.lead].noun
    several = found is not None and found.may_be_several
    sure = piece.before != "," or several or piece.words[0].shape.plain in fields
    if piece.is_short:
        return sure and leader.head.shape.is_short
    of_units = leader.noun is not None and leader.noun.is_oblique
    if piece.noun is not None:
        return several or of_units
    known = piece.before == "and" or piece.head.shape.is_case
    return several and known and not leader.head.shape.is_short


def _behind(piece: Piece, leader: Piece) -> Piece:
    """The piece with the office of another before it."""
    assert leader.lead is not None
    following = leader.words[leader.lead + 1 : leader.lead + 2]
    by = _is_preposition(following[0]) and not _is_preposition(piece.words[0])
    office = leader.words[: leader.lead + 1 + by]
    words = (*office, piece.words[0].after_space(), *piece.words[1:])
    return Piece(words, "the office before it is shared by a list", leader.lead)


def _is_preposition(word: Word) -> bool:
    return word.shape.plain in PREPOSITIONS
