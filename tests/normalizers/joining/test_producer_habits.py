"""How a document's producer ends its lines, counted where the words prove it."""

from __future__ import annotations

from normalizers.joining.join_lines import PrintedLine, learn_line_habits
from tests.support.printed_cells import printed, words_of

WORDS = words_of(["жогорку программа методика"], ["окуу-методикалык өзүн-өзү"])


def test_a_document_without_a_sign_has_no_habits() -> None:
    found = learn_line_habits([printed("окуу жай")], WORDS)
    assert (found.hyphen_log_odds, found.prints_end_spaces, found.slash_log_odds) == (
        0.0,
        False,
        0.0,
    )
    assert learn_line_habits([], WORDS) == found


def test_hyphens_that_mark_breaks() -> None:
    found = learn_line_habits([printed("жо-", "горку"), printed("про-", "грамма")], WORDS)
    assert found.hyphen_log_odds > 1


def test_hyphens_that_belong_to_words() -> None:
    found = learn_line_habits([printed("окуу-", "методикалык"), printed("өзүн-", "өзү")], WORDS)
    assert found.hyphen_log_odds < -1


def test_hyphens_that_prove_nothing_do_not_count() -> None:
    unknown = [printed("абв-", "где")] * 9 + [printed("2025-", "2026")] * 9
    assert learn_line_habits(unknown, WORDS).hyphen_log_odds == 0.0


def test_spaces_printed_at_line_ends() -> None:
    lines = printed("окуу", "жай", "иши", spaced=True)
    assert learn_line_habits([lines], WORDS).prints_end_spaces
    assert not learn_line_habits(
        [[line._replace(space_after=False) for line in lines]], WORDS
    ).prints_end_spaces


def test_a_space_now_and_then_is_no_habit() -> None:
    plain = [printed("окуу", "жай")] * 30
    assert not learn_line_habits(
        [*plain, printed("окуу", "жай", spaced=True)], WORDS
    ).prints_end_spaces


def test_slashes_inside_lines() -> None:
    attached = [printed("институт/факультет"), printed("окуу/тарбия иши")]
    parted = [printed("институт/ факультет"), printed("окуу/ тарбия иши")]
    assert (
        learn_line_habits(attached, WORDS).slash_log_odds
        > 0
        > learn_line_habits(parted, WORDS).slash_log_odds
    )


def test_any_lines_are_taken() -> None:
    odd = [PrintedLine(text, 0.0, 0.0) for text in ("", "-", "/", "\N{SOFT HYPHEN}", "- -", "а-")]
    assert learn_line_habits([odd, [], odd[::-1]], WORDS).hyphen_log_odds == 0.0
