"""Text set in columns is read one column after the other; titles across them stay in place."""

from __future__ import annotations

import pytest

from tests.support.pdfs import Pdf

LEFT = [f"LA{i} left entry {i}" for i in range(8)]
RIGHT = [f"RB{i} right entry {i}" for i in range(8)]


def two_columns(pdf: Pdf, top: float, left: list[str], right: list[str]) -> None:
    for index, text in enumerate(left):
        pdf.text(60, top + 14 * index, text)
    for index, text in enumerate(right):
        pdf.text(320, top + 14 * index, text)


def lines(pdf: Pdf) -> list[str]:
    return [line.text for line in pdf.read().lines]


def test_columns_are_read_one_after_the_other() -> None:
    pdf = Pdf()
    two_columns(pdf, 100, LEFT, RIGHT)
    assert lines(pdf) == LEFT + RIGHT


def test_columns_may_be_of_different_length() -> None:
    pdf = Pdf()
    two_columns(pdf, 100, LEFT, RIGHT[:5])
    assert lines(pdf) == LEFT + RIGHT[:5]


def entries(letter: str, count: int) -> list[str]:
    return [f"{letter}{i} an entry {i}" for i in range(count)]


def test_a_title_across_the_columns_comes_first() -> None:
    pdf = Pdf().text(160, 60, "The list of all abbreviations that are used in this plan")
    two_columns(pdf, 80, entries("L", 40), entries("R", 40))
    assert lines(pdf)[1:] == entries("L", 40) + entries("R", 40)


def test_a_title_of_two_lines_across_the_columns_comes_first() -> None:
    pdf = Pdf().text(160, 60, "The list of all abbreviations that are used in this plan")
    pdf.text(170, 74, "and of those that are used in the plans of the institutes")
    two_columns(pdf, 92, entries("L", 30), entries("R", 30))
    assert lines(pdf)[2:] == entries("L", 30) + entries("R", 30)


def test_a_title_between_columns_parts_them() -> None:
    pdf = Pdf()
    two_columns(pdf, 60, entries("L", 25), entries("R", 25))
    title = "The list of all abbreviations that are used in this plan"
    pdf.text(160, 60 + 14 * 25, title)
    two_columns(pdf, 74 + 14 * 25, entries("M", 10), entries("S", 10))
    assert lines(pdf) == [
        *entries("L", 25),
        *entries("R", 25),
        title,
        *entries("M", 10),
        *entries("S", 10),
    ]


def test_three_columns() -> None:
    pdf = Pdf()
    for column, x in enumerate((60, 240, 420)):
        for row in range(10):
            pdf.text(x, 100 + 14 * row, f"C{column} item {row}")
    assert lines(pdf) == [f"C{column} item {row}" for column in range(3) for row in range(10)]


def test_running_text_is_no_columns() -> None:
    words = "some words of a text that runs on over the whole width of a page and has no columns"
    texts = [f"{words[i % 7 :]} {words[: i * 3]}" for i in range(12)]
    pdf = Pdf()
    for row, text in enumerate(texts):
        pdf.text(60, 100 + 14 * row, text)
    assert lines(pdf) == [" ".join(text.split()) for text in texts]


def test_a_few_lines_are_no_columns() -> None:
    pdf = Pdf()
    two_columns(pdf, 100, LEFT[:2], RIGHT[:2])
    assert lines(pdf) == [
        f"{left} {right}" for left, right in zip(LEFT[:2], RIGHT[:2], strict=True)
    ]


def test_columns_over_and_under_a_table_are_read_apart() -> None:
    pdf = Pdf()
    two_columns(pdf, 60, LEFT, RIGHT)
    pdf.table([["a", "b"], ["c", "d"]], y=200)
    two_columns(pdf, 300, RIGHT, LEFT)
    assert lines(pdf) == LEFT + RIGHT + RIGHT + LEFT


@pytest.mark.parametrize("step", [1, -1])
def test_lines_are_ordered_by_height_not_by_the_file(step: int) -> None:
    pdf = Pdf()
    for index, text in list(enumerate(LEFT))[::step]:
        pdf.text(60, 100 + 14 * index, text)
    assert lines(pdf) == LEFT
