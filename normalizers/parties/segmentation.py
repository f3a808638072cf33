"""The words of a responsible cell cut into pieces: at signs, and where a whole name ends.

“Ректорат Кыргыз тили кафедрасы, бөлүм башчылары” → Ректорат | Кыргыз тили кафедрасы | …
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from normalizers.parties.piece_boundaries import Boundary, BoundaryRule, find_boundary_rule
from normalizers.parties.russian_dependence import is_dependent_word
from normalizers.parties.segment import Segment
from normalizers.parties.tokens import PartyWord


def split_into_segments(words: Sequence[PartyWord], units: AbstractSet[str]) -> list[Segment]:
    """The words cut at signs and, without any, where a whole name ends and another begins."""
    segments: list[Segment] = []
    builder = _SegmentBuilder()
    for following in words:
        rule = builder.find_rule(following, units)
        if rule is not None and rule.ends:
            segments.append(builder.build(rule.name))
            builder = _SegmentBuilder()
        builder.add(following)
    if builder.words:
        segments.append(builder.build("the last of the cell" if segments else "the whole cell"))
    return segments


class _SegmentBuilder:
    """A piece to which words are still added."""

    def __init__(self) -> None:
        self.words: list[PartyWord] = []
        self.last: PartyWord | None = None
        self.last_index = 0
        self.word_count = 0
        self.lead_index: int | None = None
        self.has_boyuncha = False

    def add(self, word: PartyWord) -> None:
        """Adds a word; the one before it leads if the word depends on it."""
        if self.lead_index is None and self.last is not None and is_dependent_word(self.last, word):
            self.lead_index = self.last_index
        self.words.append(word)
        if not word.features.is_bracket or self.last is None:
            self.last, self.last_index = word, len(self.words) - 1
            self.word_count += 1
            self.has_boyuncha = self.has_boyuncha or word.features.is_boyuncha

    def build(self, reason: str) -> Segment:
        """The piece; `reason` says why it ends."""
        return Segment(tuple(self.words), reason, self.lead_index)

    def find_rule(self, word: PartyWord, units: AbstractSet[str]) -> BoundaryRule | None:
        """The rule that says whether the piece ends before a word; None for its first."""
        if self.last is None:
            return None
        lead = None if self.lead_index is None else self.words[self.lead_index]
        return find_boundary_rule(
            Boundary(
                tuple(self.words),
                self.last,
                word,
                self.word_count,
                lead,
                self.has_boyuncha,
                units,
            )
        )
