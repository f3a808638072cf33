"""The best path through a table → its rows, each cell with its confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt

import numpy as np
from msgspec import Struct

from extractors.plain_text.read_lines import PlainTextLine
from pipeline.plain_text.em_training import ScoredPosterior, TableSegmentation
from pipeline.plain_text.forward_backward import PathStep
from pipeline.plain_text.segment_lattice import MAX_CELL_LINE_WORDS
from pipeline.structure.confidence import MIN_ROW_CONFIDENCE

MAX_PARAGRAPH_CONFIDENCE = 0.3
"""The highest confidence of a cell with a line so long that it must be a paragraph."""


class InferredCell(Struct, frozen=True):
    """A cell of a row: the steps of its parts (more than one if it goes on over a page), and how
    probable it is that exactly these lines are a cell of its column."""

    column: int
    parts: tuple[tuple[PathStep, ...], ...]
    confidence: float


class InferredRow(Struct, frozen=True):
    """A row: its cells by column; `is_subheading`: its text spans the table."""

    is_subheading: bool
    cells: dict[int, InferredCell]

    @property
    def confidence(self) -> float:
        """The confidence of its least certain cell."""
        return min(piece.confidence for piece in self.cells.values())


def build_rows(segmentation: TableSegmentation) -> list[InferredRow]:
    """The rows of the best path."""
    return [_build_row(segmentation, parts) for parts in _iter_rows(segmentation)]


def compute_doubtful_share(tables: Iterable[Sequence[InferredRow]]) -> float:
    """The share of all rows that are doubtful. If it is large, the lines may not be in the order of
    the cells, and no row is as certain as it seems."""
    confidences = [row.confidence for rows in tables for row in rows]
    return sum(sure < MIN_ROW_CONFIDENCE for sure in confidences) / max(len(confidences), 1)


def _iter_rows(segmentation: TableSegmentation) -> Iterator[list[tuple[PathStep, ...]]]:
    """Yields the parts of cells in each row. A part ends where the path leaves its cell, a row
    where the path turns back to the left."""
    row: list[tuple[PathStep, ...]] = []
    part: list[PathStep] = []
    for step in segmentation.best_path:
        part.append(step)
        if step.continues:
            continue
        if row and not _is_in_same_row(segmentation, row[-1][-1], part[0]):
            yield row
            row = []
        row.append(tuple(part))
        part = []
    yield row


def _is_in_same_row(segmentation: TableSegmentation, previous: PathStep, step: PathStep) -> bool:
    """Whether a part that begins with `step` is in the same row as the part that ends with
    `previous`."""
    columns = segmentation.columns
    if columns.subheading_state in (previous.state, step.state):
        return False
    if step.state >= columns.count:
        return True
    return previous.state < columns.count and step.state > previous.state


def _build_row(
    segmentation: TableSegmentation, parts: Sequence[tuple[PathStep, ...]]
) -> InferredRow:
    columns = segmentation.columns
    parts_by_column: dict[int, list[tuple[PathStep, ...]]] = {}
    is_subheading = parts[0][0].state == columns.subheading_state
    for part in parts:
        column = 0 if is_subheading else part[0].state % columns.count
        parts_by_column.setdefault(column, []).append(part)
    return InferredRow(
        is_subheading,
        {
            column: InferredCell(
                column, tuple(own), min(_compute_confidence(segmentation, part) for part in own)
            )
            for column, own in parts_by_column.items()
        },
    )


def _compute_confidence(segmentation: TableSegmentation, steps: Sequence[PathStep]) -> float:
    """The confidence that these steps are a cell of their column: the geometric mean of its
    probability with and without what was learnt from the plan itself."""
    probability = sqrt(
        _compute_probability(segmentation.learnt_result, steps)
        * _compute_probability(segmentation.prior_result, steps)
    )
    texts = (segmentation.edges[step.edge].text for step in steps)
    return probability * (
        MAX_PARAGRAPH_CONFIDENCE
        if any(len(text.split()) > MAX_CELL_LINE_WORDS for text in texts)
        else 1.0
    )


def _compute_probability(result: ScoredPosterior, steps: Sequence[PathStep]) -> float:
    """The probability that exactly these steps are a cell of their column."""
    scores, posterior = result
    first, last = steps[0], steps[-1]
    log_probability = float(posterior.alpha_cut[scores.start_nodes[first.edge], first.state])
    for step in steps:
        log_probability += float(scores.emissions[step.edge, step.state])
        if step is not last:
            log_probability += float(scores.continuations[step.edge, step.state])
    end = scores.end_nodes[last.edge]
    if end == len(scores.transitions) - 1:
        log_probability += float(scores.final[last.state])
    else:
        log_probability += float(
            np.logaddexp.reduce(scores.transitions[end][last.state] + posterior.beta[end])
        )
    return float(min(np.exp(log_probability - posterior.log_total), 1.0))


def describe_runner_up(segmentation: TableSegmentation, steps: Sequence[PathStep]) -> str:
    """Describes the least certain piece of a cell, and the next best reading of its line."""
    probabilities = segmentation.learnt_result.posterior.edge_probabilities
    step = min(steps, key=lambda step: probabilities[step.edge, step.state])
    edge = segmentation.edges[step.edge]
    rivals = [
        (float(probabilities[index, state]), segmentation.edges[index].text, state)
        for index in range(len(segmentation.edges))
        if segmentation.edges[index].line == edge.line
        for state in range(segmentation.columns.state_count)
        if index != step.edge
        or _describe_state(segmentation, state) != _describe_state(segmentation, step.state)
    ]
    probability = probabilities[step.edge, step.state]
    chosen = f"“{edge.text}” is {_describe_state(segmentation, step.state)} by {probability:.2f}"
    probability, text, state = max(rivals)
    alternative = (
        f"otherwise “{text}” is {_describe_state(segmentation, state)} by {probability:.2f}"
    )
    return f"line {get_line(segmentation, step).number}: {chosen}, {alternative}"


def get_line(segmentation: TableSegmentation, step: PathStep) -> PlainTextLine:
    """The line to which a step's piece belongs."""
    return segmentation.table_text.lines[segmentation.edges[step.edge].line]


def _describe_state(segmentation: TableSegmentation, state: int) -> str:
    columns = segmentation.columns
    if state == columns.subheading_state:
        return "a subheading"
    return columns.keys[state % columns.count] or f"column {state % columns.count + 1}"
