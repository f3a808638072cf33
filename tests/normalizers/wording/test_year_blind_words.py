"""m __future__ import annotati"""

from __future__ import annotations

import pytest

from normalizers.wording.year_blind_words import (
    find_numbers,
    is_same_but_for_years,
    remove_years,
    tokenize,
)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024-25-окуу жылы", [2024, 2025]),
        ("2024-2025-окуу жылы", [2024, 2025]),
        ("1999/00", [1999, 2000]),
        ("2024-ж. 25-май", [2024]),  # a day behind a word
        ("2024-27", [2024]),  # no span of one year
        ("12024 сом", []),
    ],
)
def test_years_are_found(text: str, years: list[int]) -> None:
    assert [word.year for word in tokenize(text) if word.year] == years


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2024-25-окуу жылына план", "2025-26-окуу жылына план"),
        ("1.09.2024-30.06.2025", "1.09.2025-30.06.2026"),
        ("2023-2028 жылдарга 2024-25-план", "2023-2028 жылдарга 2025-26-план"),
        ("2024-2025-окуу жылына", "2024-2025-окуу жылына"),
        ("“Тарых күнү”", "«тарых  күнү.»"),
        ("жаӊы Cтудент", "жаңы студент"),
        ("институттардын//ЖМ", "институттардын / ЖМ"),
    ],
)
def test_the_same_words_a_year_later(before: str, after: str) -> None:
    assert is_same_but_for_years(before, after, 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2023-2028 жылдарга", "2025-2030 жылдарга"),
        ("7%", "7"),
        ("3 ББП", "2 ББП"),
        ("план түзүү", "түзүү план"),
        ("", "план"),
    ],
)
def test_other_words(before: str, after: str) -> None:
    assert not is_same_but_for_years(before, after, 1)


def test_a_gap_of_some_years() -> None:
    assert is_same_but_for_years("2021-22-план", "2025-26-план", 4)
    assert not is_same_but_for_years("2021-22-план", "2025-26-план", 1)


def test_without_years() -> None:
    assert remove_years("2025-26-окуу ЖЫЛЫНА: 3 план") == "окуу жылына 3 план"
    assert find_numbers("2025-жылы 3 ББП, 20%") == ["3", "20"]
