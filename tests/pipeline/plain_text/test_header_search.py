"""Where a header begins and ends in printed lines, and whose title each of its words is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalizers.titles.column_titles import SectionKind
from pipeline.plain_text.header_search import (
    TextHeader,
    find_header_at,
    find_repeat_at,
    is_mostly_capitals,
)
from tests.support.made_text import COUNCIL, LANGUAGE, STRATEGY, lines, text, texts

KEYS = {
    SectionKind.COUNCIL: ("no", "item", "responsible"),
    SectionKind.STRATEGY: (
        "task",
        "measure",
        "step",
        "document",
        "indicator",
        "responsible",
        "funding",
    ),
    SectionKind.EVENTS: ("no", "event", "deadline", "responsible", "outcome"),
}
UNDER = {
    SectionKind.COUNCIL: ("Сентябрь. 1- отурум", "1.", "Иш планын бекитүү", "Ректор"),
    SectionKind.STRATEGY: ("Сапатты көтөрүү", "Аудит жүргүзүү", "Тизме түзүү", "Буйрук", "2 ББП"),
    SectionKind.EVENTS: ("Уюштуруу иштери", "1.", "Тил күнүн белгилөө", "Сентябрь", "Декандар"),
}
RUSSIAN = {
    SectionKind.COUNCIL: ("№ п/п", "Наименование вопроса", "Ответственные"),
    SectionKind.STRATEGY: (
        "Стратегические задачи",
        "Мероприятия",
        "Шаги",
        "Документ",
        "Показатели",
        "Ответственные\nисполнители",
        "Источник\nфинансирования",
    ),
    SectionKind.EVENTS: (
        "№",
        "Перечень мероприятий",
        "Срок исполнения",
        "Ответственные",
        "Результат",
    ),
}
WITHOUT_KYRGYZ_LETTERS = str.maketrans("өүңӨҮҢ", "оунОУН")


def found(*rows: Sequence[str] | str) -> TextHeader:
    """The header that the first line begins, which must do so."""
    header = find_header_at(lines(*rows), 0)
    assert header is not None
    return header


def titles(*cells: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.split("\n")) for cell in cells)


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (SectionKind.COUNCIL, COUNCIL),
        (SectionKind.STRATEGY, STRATEGY),
        (SectionKind.EVENTS, LANGUAGE),
        *RUSSIAN.items(),
        (SectionKind.COUNCIL, ("№", "Маселенин\nаталышы", "Жооптуу\nадамдар")),
        (SectionKind.COUNCIL, ("№", "Күн тартиби", "Аткаруучулар")),
        (SectionKind.EVENTS, ("№", "Иш-чаралар", "Мөөнөтү", "Аткаруучулар", "Жыйынтыгы")),
    ],
)
def test_titles_of_one_and_of_several_lines(kind: SectionKind, cells: Sequence[str]) -> None:
    header = found(cells, UNDER[kind])
    assert header.titles == titles(*cells)
    assert (header.parsed_header.kind, header.parsed_header.keys) == (kind, KEYS[kind])
    assert (header.start, header.end) == (0, len(lines(cells)))


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (SectionKind.COUNCIL, COUNCIL),
        (SectionKind.STRATEGY, STRATEGY),
        (SectionKind.EVENTS, LANGUAGE),
    ],
)
def test_all_titles_in_one_line(kind: SectionKind, cells: Sequence[str]) -> None:
    whole = [cell.replace("\n", " ") for cell in cells]
    header = found(" ".join(whole), UNDER[kind])
    assert header.titles == titles(*whole)
    assert (header.start, header.end) == (0, 1)


def test_lines_of_two_titles_in_one() -> None:
    cells = ("№ Маселенин", "аталышы Жооптуу", "аткаруучулар")
    header = found(cells, UNDER[SectionKind.COUNCIL])
    assert header.titles == (("№",), ("Маселенин", "аталышы"), ("Жооптуу", "аткаруучулар"))


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (0, "Стратегия-\nлык\nмилдеттер"),
        (1, "Иш- чаралар жана\nаракеттер"),
        (4, "Көрсөткүч/күтү\nлгөн\nнатыйжалар\n(продукт).\nИшке ашыруу\nмөөнөттөрү"),
        (4, "Индикатор\n/ күтүлгөн\nнатыйжала\nр (продукт)"),
        (5, "Жооптуу\nаткаруучула\nр"),
    ],
)
def test_words_broken_at_the_ends_of_lines(column: int, cell: str) -> None:
    cells = [cell if index == column else title for index, title in enumerate(STRATEGY)]
    assert found(cells, UNDER[SectionKind.STRATEGY]).titles == titles(*cells)


@pytest.mark.parametrize(
    "last", ["Каражаттар\n(суммасы)", "Каражаттар\nбулагы", "Ишке ашырууга\nкаражаттар\n(сумма)"]
)
def test_the_last_title_goes_on_in_lower_case_or_with_a_bracket(last: str) -> None:
    cells = (*STRATEGY[:-1], last)
    assert found(cells, UNDER[SectionKind.STRATEGY]).titles == titles(*cells)


@pytest.mark.parametrize("kind", [SectionKind.COUNCIL, SectionKind.EVENTS])
@pytest.mark.parametrize("under", ["1.", "1", "ИС"])
def test_what_is_no_word_of_a_title_is_the_first_row(kind: SectionKind, under: str) -> None:
    cells = {SectionKind.COUNCIL: COUNCIL, SectionKind.EVENTS: LANGUAGE}[kind]
    assert found(cells, under, "Иш планын бекитүү").titles == titles(*cells)


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (SectionKind.COUNCIL, COUNCIL),
        (SectionKind.STRATEGY, STRATEGY),
        (SectionKind.EVENTS, LANGUAGE),
    ],
)
def test_titles_typed_without_the_letters_of_kyrgyz(
    kind: SectionKind, cells: Sequence[str]
) -> None:
    typed = [cell.translate(WITHOUT_KYRGYZ_LETTERS) for cell in cells]
    header = found(typed, UNDER[kind])
    assert header.titles == titles(*typed)
    assert header.parsed_header.keys == KEYS[kind]


@pytest.mark.parametrize("end", ["Аткаруу мөөнөтү", "Ишке ашыруу\nмөөнөттөрү", "Аткаруу\nмөөнөтү."])
def test_the_time_of_an_indicator_is_of_its_title(end: str) -> None:
    cells = [*STRATEGY[:4], f"Көрсөткүч/ күтүлгөн\nжыйынтыктар\n{end}", *STRATEGY[5:]]
    header = found(cells, UNDER[SectionKind.STRATEGY])
    assert header.titles == titles(*cells)
    assert header.parsed_header.keys == KEYS[SectionKind.STRATEGY]


def test_a_strategy_table_may_have_deadlines_of_their_own() -> None:
    cells = (*STRATEGY[:4], "Мөөнөтү", "Көрсөткүч", *STRATEGY[5:])
    header = found(cells, UNDER[SectionKind.STRATEGY])
    assert header.parsed_header.keys == (
        *KEYS[SectionKind.STRATEGY][:4],
        "deadline",
        *KEYS[SectionKind.STRATEGY][4:],
    )


@pytest.mark.parametrize(
    "prose",
    [
        "Окумуштуулар кеңешинин маселелери боюнча\nжооптуулар бекитилди.",
        "Чаралар боюнча документтер даярдалып, ректорго\nберилди. Жыйынтыктар каралды.",
        "Жыйынтык\nРектор\nМаалымат",
        "Документтер\nДекандар",
        "Аткаруу мөөнөтү сакталсын.\nЖооптуу: Ректор",
        "№ 12 буйрук",
        "№",
        "Кадамдар",
        "Кадамдар\nДокумент\nКаражат",
    ],
)
def test_ordinary_lines_are_no_header(prose: str) -> None:
    printed = lines(prose)
    assert [find_header_at(printed, index) for index in range(len(printed))] == [None] * len(
        printed
    )


@pytest.mark.parametrize("cells", [STRATEGY, LANGUAGE])
def test_the_second_line_of_a_title_in_capitals_is_no_title_of_a_column(
    cells: Sequence[str],
) -> None:
    printed = lines(
        "2.1. БИЛИМ БЕРҮҮ БОЮНЧА", "ИШ-ЧАРАЛАРДЫН ПЛАНЫ", cells, UNDER[SectionKind.STRATEGY]
    )
    assert [find_header_at(printed, index) for index in (0, 1)] == [None, None]
    header = find_header_at(printed, 2)
    assert header is not None
    assert header.titles == titles(*cells)


def test_titles_of_columns_may_be_in_capitals() -> None:
    cells = [title.upper() for title in COUNCIL]
    assert found(cells, UNDER[SectionKind.COUNCIL]).titles == titles(*cells)


@pytest.mark.parametrize(
    ("printed", "loud"),
    [
        ("ИШ-ЧАРАЛАРДЫН ПЛАНЫ", True),
        ("2.1. «АДАМ» ПРОГРАММАСЫ боюнча", True),
        ("КМТУнун 2023-2028 жылдарга", False),
        ("Кадамдар", False),
        ("№ 12.", False),
    ],
)
def test_titles_of_sections_are_loud(printed: str, loud: bool) -> None:
    assert is_mostly_capitals(printed) is loud


def test_a_header_ends_before_its_repetition_that_begins_in_lower_case() -> None:
    cells = ("к/н", "Иш-чаралардын тизмеги", "Мөөнөтү", "Аткаруучулар", "Күтүлгөн жыйынтык")
    printed = lines(cells, cells, "1.", "Тил күнү")
    header = find_header_at(printed, 0)
    assert header is not None
    assert (header.parsed_header.kind, header.end) == (SectionKind.EVENTS, len(cells))


def test_a_header_is_repeated_letter_for_letter() -> None:
    printed = lines(STRATEGY, UNDER[SectionKind.STRATEGY], STRATEGY, UNDER[SectionKind.STRATEGY])
    header = find_header_at(printed, 0)
    assert header is not None
    at = header.end + len(UNDER[SectionKind.STRATEGY])
    again = find_repeat_at(printed, at, header)
    assert again is not None
    assert (again.start, again.end) == (at, at + header.end)
    assert texts(printed[again.start : again.end]) == texts(printed[: header.end])
    assert (again.titles, again.parsed_header) == (header.titles, header.parsed_header)


def test_a_repeated_header_may_be_broken_otherwise() -> None:
    header = found(COUNCIL, UNDER[SectionKind.COUNCIL])
    printed = lines("№ Маселенин", "аталышы", "Жооп", "туулар", "1.")
    again = find_repeat_at(printed, 0, header)
    assert again is not None
    assert (again.start, again.end) == (0, 4)


@pytest.mark.parametrize(
    "printed",
    [
        text(("№", "Маселенин аталыштары", "Жооптуулар")),
        text(("№", "Маселенин аталышы", "Жооптуу")),
        text(("№", "Маселенин аталышы", "Жооптуулар жана башкалар")),
        text(("Маселенин аталышы", "Жооптуулар")),
        text(("№", "Маселенин аталышы")),
    ],
)
def test_what_differs_in_a_letter_is_no_repetition(printed: str) -> None:
    assert find_repeat_at(lines(printed), 0, found(COUNCIL, UNDER[SectionKind.COUNCIL])) is None
