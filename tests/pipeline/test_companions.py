"""Which plans of one year are one plan in several forms."""

from __future__ import annotations

import pytest

from extractors.file_format import FORMS, Form, form_of
from pipeline.run.plan_forms import Placed, Sorted, same_year, sorted_out

PDF: Form = "PDF"
WORD: Form = "Word file"
HERE, THERE = ("kmtu", "2025-26"), ("oshmu", "2025-26")


def told(*plans: Placed, verify: bool = True) -> Sorted:
    return sorted_out(dict(enumerate(plans)), verify=verify)


def test_the_surest_form_is_published_whatever_the_order() -> None:
    assert told(Placed(HERE, WORD), Placed(THERE, WORD), Placed(HERE, PDF)) == Sorted({2: (0,)}, ())


def test_any_number_of_forms_is_one_plan() -> None:
    plans = [Placed(HERE, form) for form in reversed(FORMS)]
    last = len(FORMS) - 1
    assert told(*plans) == Sorted({last: tuple(reversed(range(last)))}, ())


def test_two_of_one_form_are_refused_with_all_of_their_year() -> None:
    plans = Placed(HERE, PDF), Placed(HERE, WORD), Placed(HERE, PDF), Placed(THERE, PDF)
    assert told(*plans) == Sorted({}, ((0, 1, 2),))


def test_nothing_is_compared_unasked() -> None:
    assert told(Placed(HERE, PDF), Placed(HERE, WORD), verify=False) == Sorted({}, ((0, 1),))


@pytest.mark.parametrize(("forms", "helps"), [([PDF, WORD], True), ([PDF, PDF, WORD], False)])
def test_a_refusal_tells_of_verify_where_it_helps(forms: list[Form], helps: bool) -> None:
    said = same_year("a", "2025-26", ["b"], forms)
    assert said.startswith("a: it is of 2025-26, as is b; expected one plan a year.")
    assert ("--verify" in said) is helps


def test_the_form_is_told_by_the_bytes() -> None:
    assert form_of(b"%PDF-1.7") == PDF
    assert form_of(b"PK\x03\x04") == WORD
