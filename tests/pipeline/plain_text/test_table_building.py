"""Small texts divided into rows and cells, with what is merged and what is empty."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as examples
from msgspec.structs import replace

from extractors.records.documents import Table
from extractors.records.geometry import NO_PAGE
from normalizers.titles.column_titles import SectionKind
from pipeline.plain_text.em_training import ScoredPosterior, TableSegmentation, segment_tables
from pipeline.plain_text.forward_backward import (
    LOG_ZERO,
    LatticeScores,
    PathStep,
    run_forward_backward,
    run_viterbi,
)
from pipeline.plain_text.parameters import CUE_WEIGHTS
from pipeline.plain_text.regions import TableText, split_into_regions
from pipeline.plain_text.rows import InferredRow, build_rows, compute_doubtful_share
from pipeline.plain_text.segment_lattice import build_lattice
from pipeline.plain_text.table_building import build_empty_table, build_table
from pipeline.plain_text.transitions import ColumnStates
from tests.support.all_ways import Ways, cells, lattices
from tests.support.grids import Place
from tests.support.made_text import COUNCIL, LANGUAGE, STRATEGY, lines
from tests.support.tables import read_places

AUDIT = (
    "Билим берүүнүн сапатын\nкөтөрүү",
    "Ички аудит жүргүзүү",
    "Аудиттин тизмесин түзүү",
    "Буйрук",
    "2 ББП,\nоктябрь",
    "АИ проректору,\nдекандар",
    "Бюджет",
)
TALK = ("Аудиттин жыйынтыгын талкуулоо", "Отчёт", "1 отчёт,\nиюнь", "Декандар", "Бюджет")
POLL = (
    "Сурамжылоо өткөрүү",
    "Анкеталарды даярдоо",
    "Отчёт",
    "1 отчёт,\nноябрь",
    "ББСКБ башчысы",
    "Бюджет",
)
SCIENCE = (
    "Илимди өнүктүрүү",
    "Долбоорлорду жазуу",
    "Сынактарды жарыялоо",
    "Жобо",
    "5 долбоор,\nмарт",
    "ИИ проректору",
    "Гранттар",
)
SESSIONS = (
    ("Сентябрь. 1- отурум",),
    ("1.", "Иш планын кароо жана бекитүү", "Ректор"),
    ("2.", "Кабыл алуунун жыйынтыгы тууралуу", "Кабыл алуу комиссиясынын\nжооптуу катчысы"),
    ("Октябрь. 2- отурум",),
    ("1.", "Жайкы сессиянын жыйынтыктары\nтууралуу", "АИ проректору, институттардын\nдиректорлору"),
    ("2.", "Жатаканалардын абалы тууралуу", "АЧИ проректору"),
)


def bodies(*cells: Sequence[str] | str) -> list[TableText]:
    return [part for part in split_into_regions(lines(*cells)) if isinstance(part, TableText)]


def division(*cells: Sequence[str] | str) -> TableSegmentation:
    """That of a text with one table."""
    (only,) = segment_tables(bodies(*cells), spaced_ends=False, counts_elsewhere={})
    return only


def made(*cells: Sequence[str] | str, trust: float = 1.0) -> Table:
    found = division(*cells)
    return build_table(found, build_rows(found), trust)


def places(*cells: Sequence[str] | str) -> list[Place]:
    """The cells under the header, which are counted from row 0."""
    found = [place for place in read_places(made(*cells)) if place.row]
    return [place._replace(row=place.row - 1) for place in found]


def whole(row: int, *texts: str, first: int = 0) -> list[Place]:
    """Cells side by side of one row, none of them merged."""
    return [Place(row, column, 1, 1, text) for column, text in enumerate(texts, first)]


def test_the_header_is_a_row_as_printed() -> None:
    found = made(STRATEGY, AUDIT, POLL, SCIENCE)
    assert [cell.text_raw for cell in found.cells[:7]] == list(STRATEGY)
    assert (found.header_row_count, found.column_count, found.row_count) == (1, 7, 4)


def test_subheadings_are_across_and_items_have_numbers() -> None:
    assert places(COUNCIL, *SESSIONS) == [
        place
        for row, texts in enumerate(SESSIONS)
        for place in ([Place(row, 0, 1, 3, texts[0])] if len(texts) == 1 else whole(row, *texts))
    ]


def test_events_of_the_language_table() -> None:
    events = (
        ("1.", "Тил күнүн белгилөө", "Сентябрь", "Декандар", "Маалымат"),
        ("2.", "Сынактарды өткөрүү", "Октябрь", "Кафедра башчылары", "Отчёт"),
        ("3.", "Сөздүктөрдү даярдоо", "Жыл ичинде", "МТжС проректору", "Сөздүк"),
    )
    assert places(LANGUAGE, "Уюштуруу иштери", *events) == [
        Place(0, 0, 1, 5, "Уюштуруу иштери"),
        *(place for row, texts in enumerate(events, 1) for place in whole(row, *texts)),
    ]


def test_tasks_and_measures_are_merged_over_their_steps() -> None:
    assert places(STRATEGY, AUDIT, TALK, POLL, SCIENCE) == [
        *(Place(0, 0, 3, 1, AUDIT[0]), Place(0, 1, 2, 1, AUDIT[1])),
        *whole(0, *AUDIT[2:], first=2),
        *whole(1, *TALK, first=2),
        *whole(2, *POLL, first=1),
        *whole(3, *SCIENCE),
    ]


def test_who_is_not_printed_beside_a_step_is_the_one_above() -> None:
    found = places(STRATEGY, AUDIT, TALK[:3], POLL, SCIENCE)
    assert Place(0, 5, 2, 1, AUDIT[5]) in found
    assert Place(0, 6, 2, 1, AUDIT[6]) in found
    assert [place.column for place in found if place.row == 1] == [2, 3, 4]


def test_who_is_not_printed_beside_a_measure_is_nobody() -> None:
    found = places(STRATEGY, AUDIT, POLL[:4], SCIENCE)
    assert whole(0, *AUDIT[5:], first=5) == [
        place for place in found if place[:2] in {(0, 5), (0, 6)}
    ]
    assert [place for place in found if place.row == 1] == whole(1, *POLL[:4], "", "", first=1)


def test_a_document_that_is_not_printed_is_none() -> None:
    found = places(STRATEGY, AUDIT, TALK[:1], TALK[2:], POLL, SCIENCE)
    assert [place for place in found if place.row == 1] == whole(1, TALK[0], "", *TALK[2:], first=2)


def test_two_cells_in_one_line_are_parted() -> None:
    one_line = (*POLL[:4], " ".join(POLL[4:]))
    assert places(STRATEGY, AUDIT, one_line, SCIENCE) == places(STRATEGY, AUDIT, POLL, SCIENCE)
    joined = division(STRATEGY, AUDIT, one_line, SCIENCE)
    assert any(
        joined.lattice.nodes[joined.edges[step.edge].end].inside_line for step in joined.best_path
    )


def test_a_row_goes_on_behind_a_repeated_header() -> None:
    begun, rest = (*POLL[:3], "1 отчёт,"), ("ноябрь", *POLL[4:])
    found = made(STRATEGY, AUDIT, begun, STRATEGY, rest, SCIENCE)
    assert read_places(found) == read_places(made(STRATEGY, AUDIT, POLL, SCIENCE))
    assert len(found.repeated_header_cells) == 1
    parts = {len(cell.parts) for cell in found.cells if cell.text_raw == POLL[3]}
    assert parts == {2}
    (joins,) = [cell.join_reasons for cell in found.cells if len(cell.parts) == 2]
    assert "behind a page's end" in joins[0]


def test_a_row_begins_behind_a_repeated_header() -> None:
    found = made(STRATEGY, AUDIT, POLL, STRATEGY, SCIENCE)
    assert read_places(found) == read_places(made(STRATEGY, AUDIT, POLL, SCIENCE))
    assert [" ".join(cell.part.text.split()) for cell in found.repeated_header_cells] == [
        " ".join(" ".join(STRATEGY).split())
    ]


def test_nothing_is_merged_over_a_subheading() -> None:
    found = division(COUNCIL, *SESSIONS)
    _, _, above, across, below, _ = build_rows(found)
    unnumbered = replace(below, cells={key: below.cells[key] for key in (1, 2)})
    places = read_places(build_table(found, (above, across, unnumbered), 1.0))
    assert places[3:] == [
        *whole(1, *SESSIONS[2]),
        Place(2, 0, 1, 3, *SESSIONS[3]),
        *whole(3, "", *SESSIONS[4][1:]),
    ]


def test_tables_of_a_plan_are_divided_each_for_itself() -> None:
    second = "2.1. «САПАТТУУ БИЛИМ БЕРҮҮ» ПРОГРАММАСЫ БОЮНЧА ИШ ПЛАН"
    found = segment_tables(
        bodies(COUNCIL, *SESSIONS, second, STRATEGY, AUDIT, POLL, SCIENCE),
        spaced_ends=False,
        counts_elsewhere={},
    )
    assert [len(build_rows(one)) for one in found] == [6, 3]
    assert [len(one.column_widths) for one in found] == [3, 7]


def test_there_may_be_no_table() -> None:
    assert segment_tables([], spaced_ends=True, counts_elsewhere={}) == []


def test_a_table_without_rows_is_its_header() -> None:
    (body,) = bodies(COUNCIL)
    found = build_empty_table(body)
    assert (found.row_count, found.column_count, found.header_row_count) == (1, 3, 1)
    assert read_places(found) == whole(0, *COUNCIL)
    assert found.pages == (NO_PAGE,)


def test_a_table_without_rows_may_repeat_its_header() -> None:
    (body,) = bodies(COUNCIL, COUNCIL)
    assert len(build_empty_table(body).repeated_header_cells) == 1


def test_words_of_other_plans_are_evidence_for_columns() -> None:
    """A word that is nothing else is where it was found in other plans."""
    cells = ("1.", "Иш планын бекитүү", "Ректор", "2.", "Отчётту угуу", "Зымырык")
    here = lines(COUNCIL, "Сентябрь. 1- отурум", cells)
    (body,) = [part for part in split_into_regions(here) if isinstance(part, TableText)]
    sure = []
    for column in ("responsible", "item"):
        elsewhere = {column: {"зымыр": 200}, "no": {"number": 200}}
        (found,) = segment_tables([body], spaced_ends=False, counts_elsewhere=elsewhere)
        shares = found.learnt_result.posterior.edge_probabilities
        (edge,) = [index for index, edge in enumerate(found.edges) if edge.text == "Зымырык"]
        at = found.columns.keys.index("responsible")
        sure.append(shares[edge, at] + shares[edge, at + found.columns.count])
    assert sure[0] > sure[1]


def test_trust_is_a_factor_of_every_confidence() -> None:
    sure = [cell.confidence for cell in made(STRATEGY, AUDIT, POLL, SCIENCE).cells]
    less = [cell.confidence for cell in made(STRATEGY, AUDIT, POLL, SCIENCE, trust=0.5).cells]
    printed = [
        cell.row and not cell.is_empty for cell in made(STRATEGY, AUDIT, POLL, SCIENCE).cells
    ]
    assert less == pytest.approx(
        [one * 0.5 if is_row else one for one, is_row in zip(sure, printed, strict=True)]
    )


def test_doubtful_cells_tell_what_else_they_may_be() -> None:
    for cell in made(STRATEGY, AUDIT, POLL, SCIENCE, trust=0.4).cells[7:]:
        assert any("otherwise" in join for join in cell.join_reasons)


def test_the_share_of_doubtful_rows() -> None:
    found = build_rows(division(STRATEGY, AUDIT, POLL, SCIENCE))
    assert compute_doubtful_share([]) == 0
    assert compute_doubtful_share([found]) == sum(row.confidence < 0.5 for row in found) / len(
        found
    )


def _by_chance(scores: LatticeScores) -> TableSegmentation:
    """A division with some scores in place of its own; its text counts for nothing."""
    (body,) = bodies(COUNCIL, SESSIONS[1])
    states = len(scores.initial)
    keys = ("item", "responsible")[: states // 2]
    found = build_lattice(body.lines, ())
    edge = found.edges_into[1][0]
    return TableSegmentation(
        body,
        ColumnStates(SectionKind.COUNCIL, keys, CUE_WEIGHTS),
        found,
        (edge,) * len(scores.start_nodes),
        tuple(run_viterbi(scores)),
        *(ScoredPosterior(scores, run_forward_backward(scores)),) * 2,
        np.ones(len(keys)),
    )


@given(lattices(states=(3, 5)))
@examples(max_examples=60)
def test_cells_are_as_sure_as_the_ways_that_have_them(scores: LatticeScores) -> None:
    """All of a cell's lines and no more: in the ways, the same run of edges in the same state."""
    ways = Ways(scores)
    assume(ways.best > LOG_ZERO / 2)
    found: list[InferredRow] = build_rows(_by_chance(scores))
    for piece in (piece for row in found for piece in row.cells.values()):
        share = min(_share(ways, part) for part in piece.parts)
        assert piece.confidence == pytest.approx(share, abs=1e-6)


def _share(ways: Ways, part: tuple[PathStep, ...]) -> float:
    return ways.share(lambda way: part in cells(way))


@given(lattices(states=(3, 5)))
@examples(max_examples=100)
def test_rows_hold_the_best_way(scores: LatticeScores) -> None:
    found = _by_chance(scores)
    parts = [
        part for row in build_rows(found) for piece in row.cells.values() for part in piece.parts
    ]
    assert sorted(parts) == sorted(cells(found.best_path))
