"""The inferred rows of a table → a `Table` with merged cells."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from extractors.plain_text.read_lines import PlainTextLine
from extractors.records.documents import Cell, Table
from extractors.records.geometry import NO_PAGE, Box
from extractors.records.page_layouts import CellLine, CellPart, GridCell
from pipeline.plain_text.em_training import TableSegmentation
from pipeline.plain_text.forward_backward import PathStep
from pipeline.plain_text.regions import TableText
from pipeline.plain_text.rows import InferredCell, InferredRow, describe_runner_up, get_line
from pipeline.plain_text.segment_lattice import measure_text_width
from pipeline.structure.confidence import MIN_ROW_CONFIDENCE

LINE_HEIGHT_PT = 10.0
"""The height given to a line of text; such points only keep the order of things."""

UNKNOWN_FREE_WIDTH_PT = 1e6
"""The room beside a line whose column has no known width."""

MERGING_COLUMNS = frozenset({"responsible", "indicator", "deadline", "funding"})
"""Columns whose cells may be merged over the steps of a measure; in other columns a missing cell is
empty."""

WHOLE_ROW_COLUMNS = frozenset({"task", "measure"})
"""A row that begins in one of these columns has its own cells in those of `MERGING_COLUMNS`."""


def build_empty_table(table_text: TableText) -> Table:
    """A table with a header and no rows."""
    return _assemble_table(table_text, 0, [])


def build_table(
    segmentation: TableSegmentation, rows: Sequence[InferredRow], trust: float
) -> Table:
    """The table of the rows of a division; each cell's confidence is multiplied by `trust`."""
    return _assemble_table(
        segmentation.table_text, len(rows), _CellBuilder(segmentation, trust).build_cells(rows)
    )


def _assemble_table(table_text: TableText, row_count: int, cells: Sequence[Cell]) -> Table:
    """The table of some cells under its header; their positions only keep the order."""
    column_count = len(table_text.header.titles)
    first_line = table_text.header_lines[0]
    header_cells = [
        Cell(0, column, 1, 1, (_build_cell_part(Box(column, 0, column + 1, 1), title, first_line),))
        for column, title in enumerate(table_text.header.titles)
    ]
    bottom = (table_text.lines or table_text.header_lines)[-1].number + 1
    return Table(
        boxes=(
            (
                NO_PAGE,
                Box(
                    0.0,
                    first_line.number * LINE_HEIGHT_PT,
                    float(column_count),
                    bottom * LINE_HEIGHT_PT,
                ),
            ),
        ),
        row_count=1 + row_count,
        column_count=column_count,
        cells=(*header_cells, *cells),
        header_row_count=1,
        repeated_header_cells=tuple(
            GridCell(
                *(0, 1, 0, column_count),
                _build_cell_part(
                    Box(0, 0, column_count, 1), [line.text for line in lines], lines[0]
                ),
            )
            for _, lines in table_text.repeated_headers
        ),
        join_reasons=("rows and columns are inferred from the order of the printed lines",),
    )


def _build_cell_part(box: Box, texts: Sequence[str], line: PlainTextLine) -> CellPart:
    """A part of a cell; `box` is in columns, and in lines counted from `line`."""
    top = line.number
    x0, y0, x1, y1 = box
    lines = tuple(
        CellLine(text, measure_text_width(text), UNKNOWN_FREE_WIDTH_PT, LINE_HEIGHT_PT, True)
        for text in texts
    )
    return CellPart(
        NO_PAGE, Box(x0, (top + y0) * LINE_HEIGHT_PT, x1, (top + y1) * LINE_HEIGHT_PT), lines
    )


class _CellBuilder:
    """Builds the cells of a division's rows."""

    def __init__(self, segmentation: TableSegmentation, trust: float) -> None:
        self._segmentation, self._trust = segmentation, trust
        self._keys = segmentation.columns.keys

    def build_cells(self, rows: Sequence[InferredRow]) -> list[Cell]:
        """All cells in reading order; a cell that a row lacks is merged with the one above, or
        empty."""
        cells: list[Cell] = []
        index_above: dict[int, int] = {}
        for row_number, row in enumerate(rows, 1):
            if row.is_subheading:
                index_above = {}
                cells.append(self._build_cell(row_number, row.cells[0], len(self._keys)))
                continue
            first_column = min(row.cells)
            for column in range(len(self._keys)):
                if (
                    column not in row.cells
                    and column in index_above
                    and self._is_merged_with_above(column, first_column)
                ):
                    cell_above = cells[index_above[column]]
                    cells[index_above[column]] = replace(
                        cell_above, rowspan=row_number - cell_above.row + 1
                    )
                    continue
                index_above[column] = len(cells)
                inferred_cell = row.cells.get(column)
                cells.append(
                    self._build_cell(row_number, inferred_cell, 1)
                    if inferred_cell
                    else self._build_empty_cell(row_number, column, row)
                )
        return sorted(cells, key=lambda cell: (cell.row, cell.column))

    def _is_merged_with_above(self, column: int, first_column: int) -> bool:
        """Whether the cell above extends into a row that begins in column `first_column` and has no
        cell in `column`."""
        if column < first_column:
            return True
        return (
            self._keys[column] in MERGING_COLUMNS
            and self._keys[first_column] not in WHOLE_ROW_COLUMNS
        )

    def _build_empty_cell(self, row: int, column: int, inferred_row: InferredRow) -> Cell:
        step = next(iter(inferred_row.cells.values())).parts[0][0]
        box = Box(column, 0, column + 1, 1)
        return Cell(
            row, column, 1, 1, (_build_cell_part(box, (), get_line(self._segmentation, step)),)
        )

    def _build_cell(self, row: int, inferred_cell: InferredCell, colspan: int) -> Cell:
        segmentation = self._segmentation
        confidence = inferred_cell.confidence * self._trust
        parts = tuple(
            self._build_part(inferred_cell.column, part, confidence) for part in inferred_cell.parts
        )
        join_reasons = [
            f"goes on behind a page's end, at line {get_line(segmentation, part[0]).number}"
            for part in inferred_cell.parts[1:]
        ]
        if confidence < MIN_ROW_CONFIDENCE:
            join_reasons += [describe_runner_up(segmentation, part) for part in inferred_cell.parts]
        return Cell(row, inferred_cell.column, 1, colspan, parts, tuple(join_reasons))

    def _build_part(self, column: int, steps: Sequence[PathStep], confidence: float) -> CellPart:
        segmentation = self._segmentation
        width = float(segmentation.column_widths[column])
        lines = []
        for step in steps:
            edge = segmentation.edges[step.edge]
            is_inside_line = segmentation.lattice.nodes[edge.end].inside_line
            free_width = max(width - edge.width, 0.0)
            space_after = is_inside_line or get_line(segmentation, step).space_after
            lines.append(
                CellLine(edge.text, edge.width, free_width, LINE_HEIGHT_PT, space_after, confidence)
            )
        top, bottom = (get_line(segmentation, step).number for step in (steps[0], steps[-1]))
        box = Box(float(column), top * LINE_HEIGHT_PT, column + 1.0, (bottom + 1) * LINE_HEIGHT_PT)
        return CellPart(NO_PAGE, box, tuple(lines))
