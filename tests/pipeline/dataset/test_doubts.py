"""What was nearly undecided is told in a finding, and how it was decided in the cell's trace."""

from __future__ import annotations

import pytest

from normalizers.joining import join_lines
from pipeline.dataset.dataset_records import Dataset
from tests.support.made_plans import NewPage, Ruled, Text, codes, finding, made_dataset
from tests.support.plan_parts import GLOSSARY, GLOSSARY_TITLE, strategy, strategy_title


def with_a_broken_word() -> Dataset:
    """A plan in which a line ends with a hyphen, and the word stands whole in its title."""
    rows = [*strategy("а").rows, ("Тил", "в", "жо-\nгорку жай", "Акт", "3", "Декан", "жок")]
    cover = Text("Жогорку окуу жайы")
    return made_dataset(
        cover, NewPage(), strategy_title("2.1"), Ruled(rows), NewPage(), GLOSSARY_TITLE, GLOSSARY
    )


def test_a_sure_join_is_told_in_the_cell_only() -> None:
    found = with_a_broken_word()
    assert codes(found) == ["text_outside"]
    (cell,) = [cell for cell in found.cells if cell["text_raw"] == "жо-\nгорку жай"]
    assert cell["text"] == "жогорку жай"
    (trace,) = cell["joins"]  # type: ignore[misc]
    assert str(trace).startswith("жо-|горку: hyphen dropped")
    assert "“жогорку” stands whole elsewhere" in str(trace)


def test_a_doubtful_join_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        join_lines.LineEndDecision, "is_doubtful", property(lambda join: "жо" in join.left)
    )
    told = finding(with_a_broken_word(), "word_doubtful")
    assert told["page"] == 2
    assert told["message"] == "“жо-” and “горку” at a line's end: hyphen dropped"
    assert "in “" in str(told["detail"])


def test_a_doubtful_page_break_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the row as of each of its cells."""
    from extractors.tables import row_continuation

    monkeypatch.setattr(row_continuation.BreakDecision, "is_doubtful", property(lambda _: True))
    lower = Ruled([("Тил", "в талдоо", "в тизме", "Акт", "3 акт", "Деканат", "жок")])
    parts = (strategy_title("2.1"), strategy("а"), NewPage(), lower, NewPage())
    found = made_dataset(*parts, GLOSSARY_TITLE, GLOSSARY)
    of_row, *of_cells = [row for row in found.findings if row["code"] == "join_doubtful"]
    assert of_row["page"] == 2
    assert "page 2: the row begins anew" in str(of_row["detail"])
    assert of_cells
    assert all("page 2: a cell begins anew" in str(row["detail"]) for row in of_cells)
