"""The words that a document prints whole, and what may be half a word is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normalizers.joining.vocabulary import build_vocabulary, merge_vocabularies
from tests.support.printed_cells import printed, words_of

CELLS = st.lists(st.lists(st.text("абвгд -/", max_size=10), max_size=4), max_size=6)


def test_words_are_counted_whatever_their_case() -> None:
    words = words_of(["Жогорку ОКУУ жай"], ["окуу жылы"])
    assert (words.count("окуу"), words.count("ЖОГОРКУ"), words.count("илим")) == (2, 1, 0)


def test_a_word_that_fills_its_line_alone_may_be_half() -> None:
    words = words_of(["университе", "ттик кеңеш"])
    assert (words.count("университе"), words.count("ттик"), words.count("кеңеш")) == (0, 0, 1)


def test_a_word_alone_on_a_line_with_room_is_whole() -> None:
    words = build_vocabulary([printed("кеңеш", "чечими бар", letters=20)])
    assert (words.count("кеңеш"), words.count("чечими")) == (1, 1)


def test_the_last_line_is_followed_by_nothing() -> None:
    assert words_of(["окуу жайы үчүн", "кеңеш"]).count("кеңеш") == 1


def test_halves_around_a_hyphen_at_the_line_end_are_left_out() -> None:
    words = words_of(["биздин жо-", "горку жай"])
    assert [words.count(word) for word in ("биздин", "жо", "горку", "жай")] == [1, 0, 0, 1]


def test_every_kind_of_hyphen_marks_a_half() -> None:
    for hyphen in "-‐‑\N{SOFT HYPHEN}":
        assert words_of([f"биздин жо{hyphen}", "горку жай"]).count("горку") == 0


def test_letters_standing_alone_are_no_words() -> None:
    assert words_of(["А б вг"]).words == {"вг": 1}


def test_compounds_and_slashed_pairs_are_kept_as_such() -> None:
    words = words_of(["Окуу-методикалык кеңеш, институт/факультет"])
    assert words.compounds == {"окуу-методикалык": 1}
    assert words.slashed == {"институт/факультет": 1}
    assert words.count("методикалык") == 1


def test_forms_of_a_word_are_known_by_its_beginning() -> None:
    words = words_of(["университеттин кеңеши"])
    assert words.has_form("университет", 8)
    assert words.has_form("университетке", 8)
    assert not words.has_form("универмаг", 8)
    assert not words.has_form("кең")


def test_endings() -> None:
    words = words_of(["сертификаттар"])
    assert words.is_ending("тар")
    assert not words.is_ending("сертификаттар")
    assert not words.is_ending("рат")


def test_how_word_like_a_beginning_or_an_ending_is() -> None:
    words = words_of(["программа прогресс програм", "компьютердик", "маселелер иштер"])
    assert words.word_start_share("прокат") > words.word_start_share("ессик")
    assert words.word_end_share("бештер") > words.word_end_share("рогра")


def test_vocabularies_add_up() -> None:
    first, second = words_of(["окуу жай"]), words_of(["окуу-иш окуу а/б"])
    both = merge_vocabularies([first, second])
    assert both.count("окуу") == 3
    assert both.compounds == {"окуу-иш": 1}
    assert both.slashed == {"а/б": 1}
    assert both.has_form("жай")


def test_nothing_gives_an_empty_vocabulary() -> None:
    empty = merge_vocabularies([])
    assert empty == words_of()
    assert (empty.count("окуу"), empty.has_form("окуу"), empty.is_ending("уу")) == (0, False, False)


@given(CELLS, CELLS)
def test_reading_two_documents_is_reading_one(
    first: list[list[str]], second: list[list[str]]
) -> None:
    assert merge_vocabularies([words_of(*first), words_of(*second)]) == words_of(*first, *second)


@given(CELLS, st.text(max_size=8))
def test_any_question_has_an_answer(cells: list[list[str]], word: str) -> None:
    words = words_of(*cells)
    assert 0 < words.word_start_share(word) < 1
    assert 0 < words.word_end_share(word) < 1
    assert words.has_form(word) >= bool(words.count(word))
