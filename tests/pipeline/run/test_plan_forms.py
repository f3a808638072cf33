"""Which plans of one year are one plan in several forms."""

from __future__ import annotations

import pytest

from extractors.file_format import FILE_FORMATS, FileFormat, detect_format
from pipeline.run.plan_forms import FormatGrouping, PlacedPlan, explain_same_year, group_formats

PDF: FileFormat = "PDF"
WORD: FileFormat = "Word file"
HERE, THERE = ("kmtu", "2025-26"), ("oshmu", "2025-26")


def told(*plans: PlacedPlan, verify: bool = True) -> FormatGrouping:
    return group_formats(dict(enumerate(plans)), verify=verify)


def test_the_surest_form_is_published_whatever_the_order() -> None:
    assert told(
        PlacedPlan(HERE, WORD), PlacedPlan(THERE, WORD), PlacedPlan(HERE, PDF)
    ) == FormatGrouping({2: (0,)}, ())


def test_any_number_of_forms_is_one_plan() -> None:
    plans = [PlacedPlan(HERE, form) for form in reversed(FILE_FORMATS)]
    last = len(FILE_FORMATS) - 1
    assert told(*plans) == FormatGrouping({last: tuple(reversed(range(last)))}, ())


def test_two_of_one_form_are_refused_with_all_of_their_year() -> None:
    plans = (
        PlacedPlan(HERE, PDF),
        PlacedPlan(HERE, WORD),
        PlacedPlan(HERE, PDF),
        PlacedPlan(THERE, PDF),
    )
    assert told(*plans) == FormatGrouping({}, ((0, 1, 2),))


def test_nothing_is_compared_unasked() -> None:
    assert told(PlacedPlan(HERE, PDF), PlacedPlan(HERE, WORD), verify=False) == FormatGrouping(
        {}, ((0, 1),)
    )


@pytest.mark.parametrize(("forms", "helps"), [([PDF, WORD], True), ([PDF, PDF, WORD], False)])
def test_a_refusal_tells_of_verify_where_it_helps(forms: list[FileFormat], helps: bool) -> None:
    said = explain_same_year("a", "2025-26", ["b"], forms)
    assert said.startswith("a: it is of 2025-26, as is b; expected one plan a year.")
    assert ("--verify" in said) is helps


def test_the_form_is_told_by_the_bytes() -> None:
    assert detect_format(b"%PDF-1.7") == PDF
    assert detect_format(b"PK\x03\x04") == WORD
