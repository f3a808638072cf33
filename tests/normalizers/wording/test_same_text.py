"""What counts as the same print in two forms of a plan."""

from __future__ import annotations

import pytest

from normalizers.wording.same_text import Sameness, compare_print


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Тизме түзүү", "Тизме түзүү", "same"),
        ("и\N{COMBINING BREVE}", "й", "same"),
        ("", "", "same"),
        ("өзүн-өзү", "өзүнөзү", "spacing"),
        ("өзүн-өзү", "өзүн - өзү", "spacing"),
        ("институттар/ЖМ", "институттар/ ЖМ", "spacing"),
        ("энерго\N{SOFT HYPHEN}үнөмдөө", "энергоүнөмдөө", "spacing"),
        ("план – иш", "план — иш", "spacing"),
        ("2025-26-окуу", "2025–26 окуу", "spacing"),
        ("Декан", "декан", "other"),
        ("Декан.", "Декан", "other"),
        ("-", "", "other"),
        ("2025-26", "202526", "other"),
        ("10-15", "10 15", "other"),
        ("1 000", "1000", "other"),
    ],
)
def test_how_far_two_texts_are_the_same(first: str, second: str, expected: Sameness) -> None:
    assert compare_print(first, second) == expected
    assert compare_print(second, first) == expected
