"""Two forms of a plan are compared value by value."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.dataset.dataset_records import Dataset
from pipeline.verify.form_agreement import FormatAgreement, compare_formats
from tests.support.made_plans import Item, Ruled, Text, made_dataset
from tests.support.plan_parts import COUNCIL, GLOSSARY, LANGUAGE, STRATEGY, WHOLE


@pytest.fixture(scope="module")
def first() -> Dataset:
    return made_dataset(*WHOLE)


def compared(first: Dataset, *instead: tuple[Item, Item]) -> FormatAgreement:
    """The whole plan beside itself with some parts exchanged for others."""
    parts = [next((new for old, new in instead if old is item), item) for item in WHOLE]
    return compare_formats(first, made_dataset(*parts), ("PDF", "Word file"))


def changed(table: Ruled, row: int, column: int, text: str) -> Ruled:
    rows = [list(cells) for cells in table.rows]
    rows[row][column] = text
    return Ruled(rows)


def said(found: FormatAgreement) -> list[tuple[object, ...]]:
    return [
        (one.code, one.item_id, one.page, one.message, one.detail) for one in found.to_findings()
    ]


def test_a_plan_agrees_with_itself_in_every_printed_value(first: Dataset) -> None:
    found = compared(first)
    # Titles; questions with 6 values each, steps with 8, an event with 7; entries with 2.
    assert found.value_count == found.agreeing_count == 3 + 3 * 6 + 2 * 8 + 7 + 4 * 2
    assert (found.agreeing_percent, found.to_findings()) == (100.0, [])


def test_a_value_that_differs_is_a_finding_with_both_readings(first: Dataset) -> None:
    found = compared(first, (STRATEGY, changed(STRATEGY, 2, 2, "Анкета берүү")))
    assert said(found) == [
        (
            "forms_disagree",
            "2025-26/2.1/2",
            1,
            "step: PDF and Word file differ",
            "PDF: “Анкета даярдоо”; Word file: “Анкета берүү”",
        )
    ]
    assert (found.agreeing_count, found.value_count, found.agreeing_percent) == (
        51,
        52,
        round(100 * 51 / 52, 3),
    )


def test_a_value_that_one_form_lacks(first: Dataset) -> None:
    (only,) = said(compared(first, (LANGUAGE, changed(LANGUAGE, 2, 4, ""))))
    assert only[-2:] == (
        "outcome: PDF and Word file differ",
        "PDF: “Маалымат”; Word file: nothing",
    )


def test_spaces_and_hyphens_are_told_and_agree(first: Dataset) -> None:
    found = compared(first, (LANGUAGE, changed(LANGUAGE, 2, 1, "Тил-күнүн белгилөө")))
    assert [one[0] for one in said(found)] == ["forms_spacing"]
    assert "differ in spaces or hyphens" in str(said(found)[0][3])
    assert (found.agreeing_percent, found.disagreement_count) == (100.0, 0)


def test_a_merged_cell_is_told_of_once(first: Dataset) -> None:
    found = compared(first, (STRATEGY, changed(STRATEGY, 1, 0, "Сапатты төмөндөтүү")))
    assert [one[1:4] for one in said(found)] == [
        ("2025-26/2.1/1", 1, "task: PDF and Word file differ, in 2 rows")
    ]
    assert found.agreeing_count == found.value_count - 2


def test_a_row_more_sets_no_other_off(first: Dataset) -> None:
    longer = Ruled([*COUNCIL.rows[:2], ("1.", "Жаңы бөлүм ачуу", "Декан"), *COUNCIL.rows[2:]])
    found = compared(first, (COUNCIL, longer))
    assert said(found) == [
        (
            "forms_disagree",
            None,
            None,
            "Section 1: row 1 there is in the Word file only",
            "PDF: nothing; Word file: “Жаңы бөлүм ачуу”",
        )
    ]
    assert found.agreeing_count == found.value_count - 6


def test_a_row_less_is_named(first: Dataset) -> None:
    found = compared(first, (STRATEGY, Ruled(STRATEGY.rows[:2])))
    assert said(found) == [
        (
            "forms_disagree",
            "2025-26/2.1/2",
            1,
            "The row is in the PDF only",
            "PDF: “Анкета даярдоо”; Word file: nothing",
        )
    ]


def test_the_number_of_a_session_counts(first: Dataset) -> None:
    found = compared(first, (COUNCIL, changed(COUNCIL, 4, 0, "Февраль. 6- отурум")))
    assert [one[3:] for one in said(found)] == [
        ("session_no: PDF and Word file differ", "PDF: “5”; Word file: “6”")
    ]


def test_the_list_of_abbreviations_is_compared(first: Dataset) -> None:
    other = GLOSSARY.text.replace("академиялык иш", "акыркы иш").partition("\nМСЭ")[0]
    found = compared(first, (GLOSSARY, Text(f"{other}\nСИБ – санарип бөлүмү")))
    assert [one[1:] for one in said(found)] == [
        (
            None,
            2,
            "Expansion of АИ: PDF and Word file differ",
            "PDF: “академиялык иш”; Word file: “акыркы иш”",
        ),
        (
            None,
            2,
            "Abbreviation МСЭ цикл is in the PDF only",
            "PDF: “математикалык жана социалдык цикл”; Word file: nothing",
        ),
        (
            None,
            None,
            "Abbreviation СИБ is in the Word file only",
            "PDF: nothing; Word file: “санарип бөлүмү”",
        ),
    ]


def test_a_section_that_one_form_lacks_is_told_with_its_rows(first: Dataset) -> None:
    without = replace(first, sections=first.sections[:-1])
    found = compare_formats(without, first, ("PDF", "Word file"))
    assert [one[3] for one in said(found)] == [
        "Section 3 is in the Word file only",
        "Section 3: row 1 there is in the Word file only",
    ]
    assert (found.value_count, found.agreeing_count, found.disagreement_count) == (52, 52 - 8, 2)
