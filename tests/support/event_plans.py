"""Plans of events of any shape: their rows, and what is made of them."""

from __future__ import annotations

from pipeline.dataset.dataset_records import Dataset
from tests.support.made_plans import Text, codes

HEADER = ("№", "Иш-чаралар", "Мөөнөтү", "Жооптуулар")


TITLE = Text("ОКУУ БӨЛҮМҮНҮН\n2025-26-ОКУУ ЖЫЛЫНА ИШ ПЛАНЫ")


OWN_CODES = {"glossary_missing", "section_unnumbered", "text_outside", "part_title"}


def across(text: str, columns: int = 4) -> tuple[str, ...]:
    """A row of one cell over all columns."""
    return (text, *["<"] * (columns - 1))


def row(number: str, name: str) -> tuple[str, ...]:
    """An event with all that a row has."""
    return (number, f"{name} өткөрүү", "сентябрь", "Директор")


def shape(found: Dataset) -> dict[str, list[object]]:
    """The actions of each section."""
    return {part.section: [one["action"] for one in part.rows] for part in found.sections}


def doubts(found: Dataset) -> list[str]:
    """The codes of findings that a plan of this shape should not have."""
    return [code for code in codes(found) if code not in OWN_CODES]
