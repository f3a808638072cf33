"""How a document's producer ends its lines, learned from the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from normalizers.joining.printed_line import HEAD, HYPHENS, TAIL, Printed, is_full, may_be_broken
from normalizers.joining.vocabulary import Vocabulary

PRINTED_SPACES = 0.1
"""A producer that prints spaces at line ends does so at more than this share of them."""

UNCUT = -2.0
"""The log odds of a slash at a line's end joining two words, where lines are not cut at slashes."""

PROVEN = 2
"""A producer that breaks words leaves at least this many that stand whole elsewhere."""

_ATTACHED_SLASH = re.compile(r"(?<=[^\W_]|\))/(?=[^\W_]|\()")
_PARTED_SLASH = re.compile(r"(?<=[^\W_]|\))/(?=\s\S)")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document's producer ends its lines.

    `hyphen`: the log odds of a mark of breaking over a real hyphen; `spaces`: whether the space
    between two words is printed at the end of a line, so that a line without it ends a word's part
    or a paragraph; `breaks`: whether words too wide for their cell are broken without a hyphen;
    `slash`: the log odds that a slash at a line's end joins two words without a space.
    """

    hyphen: float = 0.0
    spaces: bool = False
    breaks: bool = False
    slash: float = 0.0


def habits(
    cells: Iterable[Sequence[Printed]], vocabulary: Vocabulary, *, cuts_at_slashes: bool = True
) -> Habits:
    """What the lines of a document's cells show of its producer.

    `cuts_at_slashes`: whether it may end a line after a slash within a word, as browsers do; office
    programs do not, so there a slash at a line's end had a space after it.

    Hyphens are counted where the vocabulary proves what they are, because the word stands elsewhere
    whole, or with its hyphen: a producer that does not hyphenate leaves none of the former.
    """
    soft = hard = broken = spaced = ended = attached = parted = 0
    for lines in cells:
        width = max((line.width + line.room for line in lines), default=0.0)
        for line, following in pairwise(lines):
            if not line.text or not following.text:
                continue
            ended += 1
            spaced += line.spaced
            hyphen = line.text[-1] in HYPHENS
            if not hyphen and not (is_full(line) and may_be_broken(line, following, width)):
                continue
            tail = TAIL.search(line.text[:-1] if hyphen else line.text)
            head = HEAD.search(following.text)
            if tail is None or head is None:
                continue
            if not hyphen:
                whole = vocabulary.count(tail[0] + head[0]) > 0
                broken += whole and not vocabulary.count(tail[0])
                continue
            whole = vocabulary.count(tail[0] + head[0]) > 0
            compound = attested(vocabulary, tail[0], head[0])
            soft += whole and not compound
            hard += compound and not whole
        for line in lines:
            if "/" in line.text:
                attached += len(_ATTACHED_SLASH.findall(line.text))
                parted += len(_PARTED_SLASH.findall(line.text))
    return Habits(
        hyphen=log((soft + 0.5) / (hard + 0.5)),
        spaces=spaced > PRINTED_SPACES * ended,
        breaks=broken >= PROVEN,
        slash=log((attached + 0.5) / (parted + 0.5)) if cuts_at_slashes else UNCUT,
    )


def attested(vocabulary: Vocabulary, left: str, right: str) -> bool:
    """Whether the two halves stand elsewhere with a hyphen between, in whatever form."""
    start = f"{left}-{right}".casefold()
    stem = start[: max(len(left) + 3, len(start) - 3)]
    return any(known.startswith(stem) for known in vocabulary.compounds)
