"""How a document's producer ends its lines, learned from the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from normalizers.printed import HEAD, HYPHENS, TAIL, PrintedLine
from normalizers.vocabulary import Vocabulary

PRINTED_SPACES = 0.1
"""A producer that prints spaces at line ends does so at more than this share of them."""

_ATTACHED_SLASH = re.compile(r"(?<=[^\W_]|\))/(?=[^\W_]|\()")
_PARTED_SLASH = re.compile(r"(?<=[^\W_]|\))/(?=\s\S)")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document's producer ends its lines.

    `hyphen`: the log odds of a mark of breaking over a real hyphen; `spaces`: whether the space
    between two words is printed at the end of a line, so that a line without it ends a word's part or
    a paragraph; `slash`: how often a slash joins two words without a space, against with one after it
    (log odds).
    """

    hyphen: float = 0.0
    spaces: bool = False
    slash: float = 0.0


def habits(cells: Iterable[Sequence[PrintedLine]], vocabulary: Vocabulary) -> Habits:
    """What the lines of a document's cells show of its producer.

    Hyphens are counted where the vocabulary proves what they are, because the word stands elsewhere
    whole, or with its hyphen: a producer that does not hyphenate leaves none of the former.
    """
    soft = hard = spaced = ended = attached = parted = 0
    for lines in cells:
        for line, following in zip(lines, lines[1:], strict=False):
            ended += 1
            spaced += line.spaced
            if not line.text or line.text[-1] not in HYPHENS:
                continue
            tail, head = TAIL.search(line.text[:-1]), HEAD.search(following.text)
            if tail is None or head is None:
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
        slash=log((attached + 0.5) / (parted + 0.5)),
    )


def attested(vocabulary: Vocabulary, left: str, right: str) -> bool:
    """Whether the two halves stand elsewhere with a hyphen between, in whatever form."""
    start = f"{left}-{right}".casefold()
    stem = start[: max(len(left) + 3, len(start) - 3)]
    return any(known.startswith(stem) for known in vocabulary.compounds)
