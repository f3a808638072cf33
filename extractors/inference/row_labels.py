"""Labels left of a grid, one at the height of each of its rows, are its first column.

The labels of a chart's axis stand at lines, not between them; prose beside a table keeps to lines
of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from extractors.lattice.lattice import TableLattice
from extractors.records.page_marks import Word
from extractors.words.text_lines import group_into_lines

MAX_LABEL_DISTANCE_PT = 220.0
"""A label begins at most so many points left of its grid …"""

MAX_LABEL_GAP_PT = 90.0
"""… and the longest ends at most so many points left of it."""

MIN_LABELLED_ROWS = 3
"""With fewer labelled rows nothing is inferred …"""

MIN_LABELLED_SHARE = 0.75
"""… nor with a smaller share of the rows below the first, the header."""

MAX_OFF_MIDDLE_SHARE = 0.3
"""A label's middle is off its row's by at most this share of the row's height."""


def add_row_labels(
    lattice: TableLattice, loose_words: Sequence[Word]
) -> tuple[TableLattice, str] | None:
    """The lattice with a column for the labels left of it, and why; None if there are none."""
    box = lattice.box
    words = [
        word
        for word in loose_words
        if box.x0 - MAX_LABEL_DISTANCE_PT <= word[0]
        and word[2] <= box.x0 + 1
        and box.y0 <= (word[1] + word[3]) / 2 <= box.y1
    ]
    if len(words) < MIN_LABELLED_ROWS or box.x0 - max(w[2] for w in words) > MAX_LABEL_GAP_PT:
        return None
    edges = [y for y, drawn in zip(lattice.ys, lattice.horizontal_drawn, strict=True) if drawn[0]]
    bands = list(pairwise(edges))
    labelled = 0
    lines = group_into_lines(words)
    for line in lines:
        top, bottom = min(word[1] for word in line), max(word[3] for word in line)
        middle = (top + bottom) / 2
        band = next((band for band in bands if band[0] <= middle <= band[1]), None)
        if band is None or abs(middle - sum(band) / 2) > MAX_OFF_MIDDLE_SHARE * (band[1] - band[0]):
            return None
        labelled += 1
    # A header has no label; more labels than rows are prose.
    fewest = max(MIN_LABELLED_ROWS, MIN_LABELLED_SHARE * (len(bands) - 1))
    if not fewest <= labelled <= len(bands):
        return None
    rows = len(lattice.ys) - 1
    extended = replace(
        lattice,
        xs=(min(word[0] for word in words) - 2, *lattice.xs),
        horizontal_drawn=tuple((line[0], *line) for line in lattice.horizontal_drawn),
        vertical_drawn=((True,) * rows, *lattice.vertical_drawn),
        open_top=(lattice.open_top[0], *lattice.open_top),
        open_bottom=(lattice.open_bottom[0], *lattice.open_bottom),
    )
    share = labelled / max(len(bands) - 1, labelled)
    return extended, (
        f"first column inferred from {labelled} labels left of the rows, "
        f"confidence {0.5 + 0.45 * share:.2f}"
    )
