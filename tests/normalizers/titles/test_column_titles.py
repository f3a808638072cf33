"""Column titles are understood in any order and wording; rows of data are never taken for them."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.titles.column_titles import (
    COLUMN_TITLE_STEMS,
    MIN_EXPLAINED_SHARE,
    SectionKind,
    TableHeader,
    compute_explained_share,
    infer_from_cells,
    parse_header,
)

COUNCIL = ("№", "Маселенин аталышы", "Жооптуулар")
STRATEGY = (
    "Стратегиялык маселелер",
    "Чаралар/иш-аракеттер",
    "Кадамдар",
    "Документ",
    "Көрсөткүч/күтүлгөн натыйжалар (продукт). Ишке ашыруу мөөнөттөрү",
    "Жооптуу аткаруучулар",
    "Ишке ашыруу үчүн каражаттар (суммасы)/ каржылоо булагы",
)
LANGUAGE = (
    "№",
    "Иш-чаралардын тизмеги",
    "Аткаруу мөөнөтү",
    "Жооптуулар, катышуучулар",
    "Жыйынтык",
)
KEYS: dict[SectionKind, tuple[str | None, ...]] = {
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
    SectionKind.LANGUAGE: ("no", "event", "deadline", "responsible", "outcome"),
}


def found(*titles: str) -> TableHeader:
    """The meaning of a header that must have one."""
    meaning = parse_header(titles)
    assert meaning is not None
    return meaning


@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        (SectionKind.COUNCIL, COUNCIL),
        (SectionKind.STRATEGY, STRATEGY),
        (SectionKind.LANGUAGE, LANGUAGE),
        (SectionKind.COUNCIL, ("№", "Маселенин аталышы", "Аткаруучулар")),
        (SectionKind.COUNCIL, ("К/н", "Күн тартиби", "Жооптуу")),
        (SectionKind.COUNCIL, ("№ п/п", "Наименование вопроса", "Ответственные")),
        (
            SectionKind.STRATEGY,
            (
                "Стратегические задачи",
                "Мероприятия",
                "Шаги",
                "Документ",
                "Показатели",
                "Ответственные исполнители",
                "Источник финансирования",
            ),
        ),
        (SectionKind.LANGUAGE, ("№", "Перечень", "Сроки", "Ответственные", "Итог")),
        (SectionKind.LANGUAGE, ("№", "Мероприятие", "Срок", "Ответственные", "Результат")),
        (SectionKind.LANGUAGE, ("№", "Иш-чаралар", "Мөөнөтү", "Аткаруучулар", "Жыйынтыгы")),
    ],
)
def test_headers_of_each_kind(kind: SectionKind, titles: tuple[str, ...]) -> None:
    meaning = found(*titles)
    assert (meaning.kind, meaning.keys) == (kind, KEYS[kind])


@pytest.mark.parametrize(
    ("kind", "titles"), [(SectionKind.COUNCIL, COUNCIL), (SectionKind.STRATEGY, STRATEGY)]
)
def test_any_order(kind: SectionKind, titles: tuple[str, ...]) -> None:
    known = dict(zip(titles, KEYS[kind], strict=True))
    for order in [*list(permutations(titles))[::97], titles[::-1]]:
        meaning = found(*order)
        assert (meaning.kind, meaning.keys) == (kind, tuple(known[title] for title in order))


@pytest.mark.parametrize(
    "wrong",
    ["Жооктуулар", "Жоптуулар", "Жоооптуулар", "Жооптулар", "ЖООПТУУЛАР", "Жооптуу адам"],
)
def test_a_slip_of_the_pen(wrong: str) -> None:
    assert found("№", "Маселенин аталышы", wrong).keys == KEYS[SectionKind.COUNCIL]


def test_lookalike_letters() -> None:
    assert found("№", "Маселенин аталышы", "Жooптуулap").keys == KEYS[SectionKind.COUNCIL]


def test_broken_title() -> None:
    assert found(*STRATEGY[:4], "Көрсөткүч/күтү лгөн натыйжалар", *STRATEGY[5:]).keys[4] == (
        "indicator"
    )


def test_an_unknown_column_has_no_key_and_says_so() -> None:
    meaning = found(*STRATEGY, "Эскертүү")
    assert meaning.keys == (*KEYS[SectionKind.STRATEGY], None)
    assert meaning.evidence[-1] == "no title is recognised"
    assert meaning.evidence[2] == "step: 100% of the title “Кадамдар”"


def test_no_two_columns_have_one_key() -> None:
    meaning = found("№", "Маселенин аталышы", "Жооптуулар", "Жооптуулар")
    assert meaning.keys == ("no", "item", "responsible", None)


@pytest.mark.parametrize(
    "cells",
    [
        ("1.", "Иш планын бекитүү", "Ректор"),
        ("2.", "Стратегиялык маселелерди кароо", "Окумуштуу катчы"),
        ("ББПда багыттарды түзүү", "Талаптар", "Тизме түзүү", "Окуу планы", "2 ББП", "АИ", ""),
        ("1", "АИ", "академиялык иш"),
        ("АИ", "академиялык иш"),
        ("Аталышы", "Саны"),
        ("Сентябрь. 1- отурум", "", ""),
        ("Жооптуулар",),
        ("", ""),
        (),
        ("Маселелер", "х" * 200),
    ],
)
def test_what_is_no_header(cells: tuple[str, ...]) -> None:
    assert parse_header(cells) is None


def test_what_the_cells_say_where_the_title_does_not() -> None:
    titled = found("№", "Маселенин аталышы", "Ким")
    assert titled.keys == ("no", "item", None)
    people = ["Ректор", "АИ боюнча проректор", "Директорлор", "Баары"]
    judged = infer_from_cells(titled, [["1."] * 4, ["Отчёт"] * 4, people])
    assert judged.keys == KEYS[SectionKind.COUNCIL]
    assert judged.evidence[2] == "responsible: 75% of its cells read like it"
    assert titled.keys == ("no", "item", None)


@pytest.mark.parametrize(
    "cells",
    [
        ["Ректор", "Отчёт", "Буйрук", "Анализ"],
        ["Ректор", "", ""],
        [],
    ],
)
def test_cells_that_do_not_agree_or_are_few_say_nothing(cells: list[str]) -> None:
    titled = found("№", "Маселенин аталышы", "Ким")
    assert infer_from_cells(titled, [[], [], cells]).keys == titled.keys


def test_cells_never_give_a_key_twice() -> None:
    titled = found("№", "Маселенин аталышы", "Жооптуулар", "Ким")
    cells = [[], [], ["Ректор"] * 4, ["Декан"] * 4]
    assert infer_from_cells(titled, cells).keys == ("no", "item", "responsible", None)


def test_the_first_word_of_a_title_counts_most() -> None:
    stems = COLUMN_TITLE_STEMS[SectionKind.STRATEGY]["indicator"]
    assert compute_explained_share("Көрсөткүч мөөнөттөрү", stems) > compute_explained_share(
        "Мөөнөт көрсөткүчү", stems
    )
    assert compute_explained_share("", stems) == compute_explained_share("12.5 %", stems) == 0.0


TITLES = st.text(max_size=30) | st.sampled_from([*COUNCIL, *STRATEGY, *LANGUAGE])


@given(st.lists(TITLES, max_size=9), st.lists(st.lists(TITLES, max_size=5), min_size=9, max_size=9))
def test_any_texts_are_taken(titles: list[str], cells: list[list[str]]) -> None:
    meaning = parse_header(titles)
    if meaning is not None:
        judged = infer_from_cells(meaning, cells[: len(titles)])
        keys = [key for key in judged.keys if key is not None]
        assert len(judged.keys) == len(judged.evidence) == len(titles)
        assert len(set(keys)) == len(keys)
        assert set(keys) <= set(COLUMN_TITLE_STEMS[judged.kind])


@pytest.mark.parametrize(
    ("kind", "key", "title"),
    [
        (SectionKind.STRATEGY, "document", "Даярдалуу чу документ"),
        (SectionKind.STRATEGY, "indicator", "Күтүлгөн натыйжа, аткаруу мөөнөтү"),
        (SectionKind.COUNCIL, "item", "Күн тартибиндеги маселе"),
    ],
)
def test_titles_broken_or_of_several_words(kind: SectionKind, key: str, title: str) -> None:
    assert compute_explained_share(title, COLUMN_TITLE_STEMS[kind][key]) >= MIN_EXPLAINED_SHARE
