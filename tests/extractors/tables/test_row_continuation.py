"""The signs at a page break, one by one: drawn lines decide alone, texts are weighed."""

from __future__ import annotations

import pytest

from extractors.records.geometry import Box
from extractors.records.page_layouts import CellLine, CellPart
from extractors.tables.column_stats import CellSample, ColumnStats, compute_column_stats
from extractors.tables.row_continuation import (
    CellsAtBreak,
    decide_cell_continues,
    decide_row_continues,
)


def printed(text: str, rows: int = 1, *, may_be_cut: bool = False) -> CellSample:
    return CellSample([text] if text else [], rows, may_be_cut)


STEPS = [printed(f"Publish the report of the {name}.") for name in "abcdefgh"]
NUMBERS = [printed(f"{number}.") for number in range(1, 9)]
TASKS = [printed(f"Task {name}.", 3) for name in "abcd"]
COSTS = [printed(cost) for cost in ("", "", "500", "", "", "")]


def part(text: str, *, top: bool = False, foot: bool = False, free: float = 2) -> CellPart:
    """A cell's part of 10-point lines with `free` points under its text."""
    lines = tuple(
        CellLine(line, 5.0 * len(line), 20, 10, False) for line in text.split("\n") if line
    )
    high = 10.0 * len(lines)
    lowest = 52 + high if lines else None
    return CellPart(1, Box(50, 50, 150, 52 + high + free), lines, lowest, top, foot)


def pair(
    above: CellPart | str, below: CellPart | str, column: int = 0, rows: tuple[int, int] = (1, 1)
) -> CellsAtBreak:
    upper = part(above) if isinstance(above, str) else above
    lower = part(below) if isinstance(below, str) else below
    return CellsAtBreak(
        above=upper,
        above_text=" ".join(upper.text.split("\n")),
        below=lower,
        above_rows=rows[0],
        below_rows=rows[1],
        column=column,
    )


def step_goes_on(above: CellPart | str, below: CellPart | str) -> bool:
    return decide_row_continues([pair(above, below)], [compute_column_stats(STEPS)]).continues


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Publish the report of", "the whole year."),
        ("Take part in interna-", "tional work."),
        ("Publish the report (of the year", "and of its parts) in time."),
        ("Publish the report of the library,", "of the hall."),
    ],
)
def test_texts_that_go_on(above: str, below: str) -> None:
    assert step_goes_on(above, below)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Publish the report.", "Open the hall."),
        ("Publish the report", "Open the hall."),
        ("", "Open the hall."),
        ("Publish the report.", "Publish the report of the a."),
    ],
)
def test_texts_that_begin_anew(above: str, below: str) -> None:
    assert not step_goes_on(above, below)


def test_a_number_begins_anew() -> None:
    profiles = [compute_column_stats(NUMBERS), compute_column_stats(STEPS)]
    rest = pair("Publish the report of", "the whole year.", column=1)
    assert decide_row_continues([pair("8.", ""), rest], profiles).continues
    assert not decide_row_continues([pair("8.", "9."), rest], profiles).continues


def test_what_is_usual_in_a_column_proves_little() -> None:
    """Where every cell begins in lower case, lower case is no sign of a cut."""
    usual = compute_column_stats([printed(f"publish the report of {name}") for name in "abcdefgh"])
    signs = [pair("publish the report", "open the hall")]
    assert (
        decide_row_continues(signs, [usual]).score
        < decide_row_continues(signs, [compute_column_stats(STEPS)]).score
    )
    assert not decide_row_continues(signs, [usual]).continues


def test_room_under_the_text_above_is_against_a_cut() -> None:
    full, empty = part("Publish the report of"), part("Publish the report of", free=40)
    scores = [
        decide_row_continues([pair(above, "the year.")], [compute_column_stats(STEPS)]).score
        for above in (full, empty)
    ]
    assert scores[0] > scores[1]


def test_a_bracket_that_closes_is_a_sign_of_a_cut() -> None:
    closed, stray = (
        decide_row_continues(
            [pair(above, "The parts) in time.")], [compute_column_stats(STEPS)]
        ).score
        for above in ("Publish the report (of the year", "Publish the report of the year")
    )
    assert closed > stray


def test_lines_left_open_under_the_whole_row_decide() -> None:
    above = part("Publish the report.", foot=True)
    verdict = decide_row_continues([pair(above, "Open the hall.")], [compute_column_stats(STEPS)])
    assert verdict.continues
    assert not verdict.is_doubtful
    assert verdict.reasons


def test_a_line_under_the_row_while_others_are_open_decides() -> None:
    merged = pair(part("Task a.", foot=True), part("", top=True), rows=(3, 2))
    verdict = decide_row_continues(
        [merged, pair("Publish the report of", "the year.", column=1)],
        [compute_column_stats(TASKS), compute_column_stats(STEPS)],
    )
    assert not verdict.continues
    assert not verdict.is_doubtful


def test_merged_cells_say_nothing_of_the_row() -> None:
    profiles = [compute_column_stats(TASKS), compute_column_stats(STEPS)]
    rest = pair("Publish the report of", "the year.", column=1)
    alone = decide_row_continues([rest], profiles)
    merged = decide_row_continues([pair("Task a.", "", rows=(3, 2)), rest], profiles)
    assert merged.score == alone.score


def goes_on(one: CellsAtBreak, usual: ColumnStats, *, anew_before: bool = False) -> bool:
    return decide_cell_continues(one, usual, left_cell_starts_new=anew_before).continues


def test_a_merged_cell_goes_on_when_nothing_is_printed_below() -> None:
    assert goes_on(pair("Task a.", "", rows=(3, 2)), compute_column_stats(TASKS))


def test_a_new_text_is_a_new_cell() -> None:
    assert not goes_on(pair("Task a.", "Task b.", rows=(3, 2)), compute_column_stats(TASKS))


def test_an_empty_cell_of_an_often_empty_column_is_its_own() -> None:
    assert not goes_on(pair("500", ""), compute_column_stats(COSTS))


def test_a_text_under_an_empty_cell_is_its_own() -> None:
    assert not goes_on(pair("", "Task b.", rows=(3, 2)), compute_column_stats(TASKS))


def test_a_cell_further_left_that_begins_anew_is_against_a_merge() -> None:
    one = pair("Task a.", "", rows=(2, 2))
    usual = compute_column_stats(TASKS)
    scores = [
        decide_cell_continues(one, usual, left_cell_starts_new=anew).score for anew in (False, True)
    ]
    assert scores[0] > scores[1]


def test_drawn_lines_decide_over_a_merge() -> None:
    usual = compute_column_stats(TASKS)
    open_foot = pair(part("Task a.", foot=True), part("Task b.", top=True), rows=(3, 2))
    open_head_only = pair(part("Task a."), part("", top=True), rows=(3, 2))
    assert goes_on(open_foot, usual)
    assert not goes_on(open_head_only, usual)


def test_every_verdict_gives_its_reasons() -> None:
    for one in (pair("Task a.", "", rows=(3, 2)), pair("", "Task b."), pair("Task", "b")):
        assert decide_cell_continues(
            one, compute_column_stats(TASKS), left_cell_starts_new=False
        ).reasons


def test_a_column_without_cells_has_a_profile() -> None:
    usual = compute_column_stats([])
    assert decide_row_continues([pair("Publish", "the report.")], [usual]).score
    assert 0 < usual.empty_share < 1


def test_a_cell_that_may_be_cut_says_nothing_of_how_texts_end() -> None:
    """Where whole cells end without a stop, those cut by pages would be taken for such cells."""
    cut = printed("Publish the report of", may_be_cut=True)
    assert (
        compute_column_stats([*STEPS, cut]).stop_end_share
        == compute_column_stats(STEPS).stop_end_share
    )
