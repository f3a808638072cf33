"""Whether two readings of one PDF agree, cell by cell.

Two independent libraries are hardly wrong in the same way, so an analyst should look where they
differ. Cells are matched by where they lie, since the readings may number tables differently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal, NamedTuple

from msgspec import Struct

from extractors.records.documents import Document
from extractors.records.geometry import Box
from extractors.records.page_layouts import TextLine
from pipeline.findings import Finding
from pipeline.verify.kept_apart import KeptApartTexts, Place

CELL_SIDE_TOLERANCE_PT = 2.0
"""How far a side of a cell may be off in the other reading, in points."""

DisagreementKind = Literal["text", "span", "missing", "extra", "line"]


class ReaderDisagreement(NamedTuple):
    """A difference between two readings; `box` is in points on the page as displayed, `page` counts
    from 1.

    `kind` says what differs of a cell: its `text`, its `span` (with its place in the table), or
    that it is `missing` or `extra` in the second reading; a `line` is text outside tables. `first`
    and `second` are what each reader read, None for nothing; for a span, rows and columns as in
    `cells`.
    """

    page: int
    box: Box
    first: str | None
    second: str | None
    kind: DisagreementKind


class ReaderAgreement(Struct, frozen=True):
    """How far two readings agree: how many cells there are, how many agree, and the differences."""

    reader_names: tuple[str, str]
    cell_count: int
    agreeing_count: int
    disagreements: tuple[ReaderDisagreement, ...]

    @property
    def agreeing_share(self) -> float:
        """The share of the cells that agree, from 0 to 1."""
        return self.agreeing_count / self.cell_count if self.cell_count else 1.0

    def to_findings(self) -> list[Finding]:
        """Every disagreement as a finding."""
        return [self._build_finding(disagreement) for disagreement in self.disagreements]

    def _build_finding(self, disagreement: ReaderDisagreement) -> Finding:
        first, second = self.reader_names
        message = {
            "text": "The text of a cell is read in two ways",
            "span": "The rows and columns of a cell are read in two ways",
            "missing": f"A cell is found by {first} only",
            "extra": f"A cell is found by {second} only",
            "line": "Text outside the tables is read in two ways",
        }[disagreement.kind]
        x0, y0, x1, y1 = (round(side) for side in disagreement.box)
        readings = zip(self.reader_names, (disagreement.first, disagreement.second), strict=True)
        return Finding(
            "readers_disagree",
            f"{message}, at {x0}–{x1} pt from the left, {y0}–{y1} pt from the top",
            disagreement.page,
            detail="; ".join(f"{name}: {quote_text(text)}" for name, text in readings),
        )


def quote_text(text: str | None) -> str:
    """The text of one reading, quoted for a finding."""
    return "nothing" if text is None else "“" + text.replace("\n", " | ") + "”"


class _ReadCell(NamedTuple):
    """A cell, placed by its first part, so that one that goes on over a page break counts once."""

    page: int
    box: Box
    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    places: tuple[Place, ...]

    @property
    def spans(self) -> tuple[int, int]:
        """The rows and the columns that it covers."""
        return self.rowspan, self.colspan

    @property
    def placement(self) -> str:
        """Its place, its spans and its size in words."""
        size = f"{self.box.x1 - self.box.x0:.0f} × {self.box.y1 - self.box.y0:.0f} pt"
        return (
            f"row {self.row}, column {self.column}, spans {self.rowspan} × {self.colspan}, {size}"
        )


def compare_readings(
    first: Document, second: Document, reader_names: tuple[str, str]
) -> ReaderAgreement:
    """Compares two readings; `reader_names` are the names of the two readers.

    Text that the first reader keeps apart is no disagreement.
    """
    kept_apart = KeptApartTexts(first)
    pairs, missing, extra = _match_cells(list(_iter_cells(first)), list(_iter_cells(second)))
    disagreements = [
        ReaderDisagreement(cell.page, cell.box, cell.text, None, "missing") for cell in missing
    ]
    disagreements += [
        ReaderDisagreement(cell.page, cell.box, None, cell.text, "extra") for cell in extra
    ]
    agreeing_count = 0
    offset = (0, 0)
    for one, other in pairs:
        previous_offset, offset = offset, (other.row - one.row, other.column - one.column)
        # Below a row that one reading lacks, all cells are one row off; only the first is reported.
        has_moved = offset not in ((0, 0), previous_offset)
        spans_differ = has_moved or one.spans != other.spans or not _is_near(one.box, other.box)
        if spans_differ:
            disagreements.append(
                ReaderDisagreement(one.page, one.box, one.placement, other.placement, "span")
            )
        texts_differ = one.text != other.text and not kept_apart.explain_difference(
            one.places, one.text, other.text
        )
        if texts_differ:
            disagreements.append(
                ReaderDisagreement(one.page, one.box, one.text, other.text, "text")
            )
        agreeing_count += not spans_differ and not texts_differ
    furniture = [line for line in first.furniture if not kept_apart.is_watermark(line)]
    line_pairs = ((first.lines, second.lines), (furniture, second.furniture))
    for ours, theirs in line_pairs:
        disagreements += [
            one
            for one in _compare_lines(_collect_lines(first, ours), _collect_lines(second, theirs))
            if not kept_apart.explain_difference(
                [(one.page, one.box)], one.first or "", one.second or ""
            )
        ]
    disagreements.sort(key=lambda one: (one.page, one.box.y0, one.box.x0))
    return ReaderAgreement(
        reader_names, len(pairs) + len(missing) + len(extra), agreeing_count, tuple(disagreements)
    )


def _iter_cells(document: Document) -> Iterator[_ReadCell]:
    """Yields all cells in reading order, those of repeated headers after those of their table."""
    for table in document.tables:
        for cell in table.cells:
            part = cell.parts[0]
            box = document.get_page(part.page).to_displayed(part.box)
            position = (cell.row, cell.column, cell.rowspan, cell.colspan)
            places = tuple(
                (piece.page, document.get_page(piece.page).to_displayed(piece.box))
                for piece in cell.parts
            )
            yield _ReadCell(part.page, box, *position, _normalise_spaces(cell.text_raw), places)
        for repeated in table.repeated_header_cells:
            part = repeated.part
            box = document.get_page(part.page).to_displayed(part.box)
            span = (repeated.row_end - repeated.row, repeated.column_end - repeated.column)
            yield _ReadCell(
                *(part.page, box, repeated.row, repeated.column, *span),
                _normalise_spaces(part.text),
                ((part.page, box),),
            )


def _normalise_spaces(text: str) -> str:
    """The text with its line breaks, and one space where there is other white space."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _match_cells(
    ours: Sequence[_ReadCell], theirs: Sequence[_ReadCell]
) -> tuple[list[tuple[_ReadCell, _ReadCell]], list[_ReadCell], list[_ReadCell]]:
    """Pairs of cells with the same box, or else the same upper left corner; then the cells left of
    each reading."""
    unmatched: dict[int, list[_ReadCell]] = defaultdict(list)
    for cell in theirs:
        unmatched[cell.page].append(cell)
    pairs: dict[int, _ReadCell] = {}
    for side_count in (4, 2):
        for index, cell in enumerate(ours):
            if index in pairs:
                continue
            candidates = [
                other for other in unmatched[cell.page] if _is_near(cell.box, other.box, side_count)
            ]
            if candidates:
                pairs[index] = min(
                    candidates, key=lambda other: _compute_distance(cell.box, other.box)
                )
                unmatched[cell.page].remove(pairs[index])
    missing = [cell for index, cell in enumerate(ours) if index not in pairs]
    return (
        [(ours[index], pairs[index]) for index in sorted(pairs)],
        missing,
        [cell for cells in unmatched.values() for cell in cells],
    )


def _is_near(first: Box, second: Box, side_count: int = 4) -> bool:
    """Whether the first `side_count` numbers of two boxes are close; the first two are the upper
    left corner."""
    return _compute_distance(first[:side_count], second[:side_count]) <= CELL_SIDE_TOLERANCE_PT


def _compute_distance(first: Sequence[float], second: Sequence[float]) -> float:
    return max(abs(one - other) for one, other in zip(first, second, strict=True))


class _ReadLine(NamedTuple):
    page: int
    box: Box
    text: str


def _collect_lines(document: Document, lines: Iterable[TextLine]) -> list[_ReadLine]:
    return [
        _ReadLine(
            line.page,
            document.get_page(line.page).to_displayed(line.box),
            _normalise_spaces(line.text),
        )
        for line in lines
    ]


def _compare_lines(
    ours: Sequence[_ReadLine], theirs: Sequence[_ReadLine]
) -> Iterator[ReaderDisagreement]:
    """Yields the differences in the text outside tables.

    Lines are compared by their order, since libraries disagree on the height of letters.
    """
    for page in sorted({line.page for line in (*ours, *theirs)}):
        first = [line for line in ours if line.page == page]
        second = [line for line in theirs if line.page == page]
        matcher = SequenceMatcher(
            None, [line.text for line in first], [line.text for line in second], autojunk=False
        )
        for tag, start, end, other_start, other_end in matcher.get_opcodes():
            if tag == "equal":
                continue
            for one, other in zip_longest(first[start:end], second[other_start:other_end]):
                box = (one or other).box
                yield ReaderDisagreement(page, box, one and one.text, other and other.text, "line")
