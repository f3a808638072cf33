"""How a document's producer ends its lines, counted where the words prove it."""

from __future__ import annotations

from normalizers.joining.join_lines import PrintedLine, habits
from tests.normalizers.printed_cells import printed, words_of

WORDS = words_of(["жогорку программа методика"], ["окуу-методикалык өзүн-өзү"])


def test_a_document_without_a_sign_has_no_habits() -> None:
    found = habits([printed("окуу жай")], WORDS)
    assert (found.hyphen, found.spaces, found.slash) == (0.0, False, 0.0)
    assert habits([], WORDS) == found


def test_hyphens_that_mark_breaks() -> None:
    found = habits([printed("жо-", "горку"), printed("про-", "грамма")], WORDS)
    assert found.hyphen > 1


def test_hyphens_that_belong_to_words() -> None:
    found = habits([printed("окуу-", "методикалык"), printed("өзүн-", "өзү")], WORDS)
    assert found.hyphen < -1


def test_hyphens_that_prove_nothing_do_not_count() -> None:
    unknown = [printed("абв-", "где")] * 9 + [printed("2025-", "2026")] * 9
    assert habits(unknown, WORDS).hyphen == 0.0


def test_spaces_printed_at_line_ends() -> None:
    lines = printed("окуу", "жай", "иши", spaced=True)
    assert habits([lines], WORDS).spaces
    assert not habits([[line._replace(spaced=False) for line in lines]], WORDS).spaces


def test_a_space_now_and_then_is_no_habit() -> None:
    plain = [printed("окуу", "жай")] * 30
    assert not habits([*plain, printed("окуу", "жай", spaced=True)], WORDS).spaces


def test_slashes_inside_lines() -> None:
    attached = [printed("институт/факультет"), printed("окуу/тарбия иши")]
    parted = [printed("институт/ факультет"), printed("окуу/ тарбия иши")]
    assert habits(attached, WORDS).slash > 0 > habits(parted, WORDS).slash


def test_any_lines_are_taken() -> None:
    odd = [PrintedLine(text, 0.0, 0.0) for text in ("", "-", "/", "\N{SOFT HYPHEN}", "- -", "а-")]
    assert habits([odd, [], odd[::-1]], WORDS).hyphen == 0.0
