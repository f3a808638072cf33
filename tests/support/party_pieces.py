"""What is known of abbreviations in made responsible cells, and the first two pieces of a cell."""

from __future__ import annotations

from normalizers.parties.piece_pairs import PiecePair, fold_known_abbreviations
from normalizers.parties.segmentation import split_into_segments
from normalizers.parties.tokens import tokenize_cell

KNOWN = fold_known_abbreviations(frozenset({"АИ", "ЭБ"}), frozenset({"МТД"}))


def first_pair(cell: str) -> PiecePair:
    pieces = split_into_segments(tokenize_cell(cell, ()), KNOWN.units)
    following = pieces[1]
    if following.separator != "," and len(pieces) > 2:
        following = pieces[1].join_following(pieces[2])
    return PiecePair(pieces[0], following, KNOWN)
