"""Column titles are understood in any order and wording; rows of data are never taken for them."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest

from normalizers.titles.column_titles import (
    SectionKind,
    TableHeader,
    parse_header,
    with_sessions,
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
EVENTS = (
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
    SectionKind.EVENTS: ("no", "event", "deadline", "responsible", "outcome"),
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
        (SectionKind.EVENTS, EVENTS),
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
        (SectionKind.EVENTS, ("№", "Перечень", "Сроки", "Ответственные", "Итог")),
        (SectionKind.EVENTS, ("№", "Мероприятие", "Срок", "Ответственные", "Результат")),
        (SectionKind.EVENTS, ("№", "Иш-чаралар", "Мөөнөтү", "Аткаруучулар", "Жыйынтыгы")),
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
    meaning = found(*STRATEGY, "Тобокелдиктер")
    assert meaning.keys == (*KEYS[SectionKind.STRATEGY], None)
    assert meaning.evidence[-1] == "no title is recognised"
    assert meaning.evidence[2] == "step: 100% of the title “Кадамдар”"


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Эскертүү", "note"),
        ("Аткарылышы жөнүндө белги", "note"),
        ("Отметка о выполнении", "note"),
        ("Өткөрүлүүчү жери", "place"),
        ("Место проведения мероприятия", "place"),
        ("Катышуучулар", "participants"),
        ("Окуучунун аты-жөнү", "participants"),
        ("ФИО участников", "participants"),
        ("Отчет берүү мөөнөтү", "deadline"),
        ("Маалымат берүү мөөнөтү", "deadline"),
        ("Класстар", "participants"),
        ("Иш-чаранын жыйынтыгы", "outcome"),
        ("Ырастоочу документ", "document"),
        ("Натыйжанын көрсөткүчү", "indicator"),
        ("Каржылоо булагы, миң сом", "funding"),
        ("Өткөрүү формасы", None),
        ("Кайда каралат", None),
        ("Комментарий куратора", None),
        ("Артыкчылыгы", None),
    ],
)
def test_columns_that_any_kind_may_have(title: str, key: str | None) -> None:
    meaning = found("№", "Иш-чаралар", "Мөөнөтү", "Жооптуулар", title)
    assert meaning.kind is SectionKind.EVENTS
    assert meaning.keys == ("no", "event", "deadline", "responsible", key)


@pytest.mark.parametrize(
    ("titles", "keys"),
    [
        (("Милдет", "Иш-чара", "Жооптуу"), ("task", "measure", "responsible")),
        (("Чаралар", "Кадамдар", "Мөөнөтү"), ("measure", "step", "deadline")),
        (("Максат", "Милдет", "Чара", "Мөөнөт"), ("task", "measure", "step", "deadline")),
        (("Маселе", "Аткарылуучу иштер", "Мөөнөт"), ("task", "measure", "deadline")),
    ],
)
def test_levels_of_actions_make_a_strategy(titles: tuple[str, ...], keys: tuple[str, ...]) -> None:
    meaning = found(*titles)
    assert (meaning.kind, meaning.keys) == (SectionKind.STRATEGY, keys)


@pytest.mark.parametrize(
    "action",
    [
        "Иштин мазмуну",
        "Аткарыла турган иштер",
        "Содержание работы",
        "Виды работ",
        "Сынактын аталышы",
        "Милдеттер",
        "Кадамдар",
        "ӨТКӨРҮЛҮҮЧҮ ИШ-ЧАРАЛАР / ПЛАНИРУЕМЫЕ МЕРОПРИЯТИЯ",
    ],
)
def test_one_column_of_actions_is_of_events_whatever_it_is_called(action: str) -> None:
    meaning = found("№", action, "Срок", "Ответственный")
    assert (meaning.kind, meaning.keys[1]) == (SectionKind.EVENTS, "event")


def test_columns_that_say_one_thing_have_one_key() -> None:
    titles = ("№", "Иштер", "Башталышы", "Аяктоосу", "Суммасы", "Булагы", "Жооптуу")
    assert found(*titles).keys[2:6] == ("deadline", "deadline", "funding", "funding")


def test_months_and_quarters_are_titles_of_marks() -> None:
    meaning = found("№", "Иш-чаралар", "Чейректер\nI", "Чейректер\nII", "Жооптуулар")
    assert meaning.keys == ("no", "event", "deadline", "deadline", "responsible")
    assert meaning.marks == (None, None, "I", "II", None)


def test_participants_answer_where_nobody_else_does() -> None:
    assert found("№", "Иш-чаралар", "Мөөнөтү", "Катышуучулар").keys[3] == "responsible"


def test_a_second_column_of_one_meaning_has_no_key() -> None:
    titles = ("№", "Иш-чаралар", "Мөөнөтү", "Жооптуу", "Натыйжа", "Жыйынтык")
    assert found(*titles).keys[4:] == ("outcome", None)


def test_sessions_make_questions_of_events_but_not_of_measures() -> None:
    assert with_sessions(found("№", "Иштин мазмуну", "Баяндамачы")).keys[1] == "item"
    measures = found("№", "Иш-чаралар", "Баяндамачы")
    assert with_sessions(measures) == measures


def test_a_column_of_sessions_makes_a_council() -> None:
    meaning = found("Отурум", "Аталышы", "Баяндамачы")
    assert (meaning.kind, meaning.keys) == (SectionKind.COUNCIL, ("session", "item", "responsible"))


@pytest.mark.parametrize(
    "titles",
    [
        ("№", "Наименование товара", "Срок поставки", "Цена"),
        ("№", "Чыгымдардын аталышы", "Суммасы", "Булагы"),
        ("Күнү", "Убактысы", "Сабак", "Аудитория", "Окутуучу"),
        ("№", "Время", "Наименование дисциплины", "Преподаватель", "Аудитория"),
        ("№", "Аты-жөнү", "Кызматы"),
    ],
)
def test_price_lists_budgets_and_timetables_are_no_plans(titles: tuple[str, ...]) -> None:
    assert parse_header(titles) is None


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
        ("", "сынак жарыялоо", "өткөрүү", "", "айлары"),
        ("Иш-чаралардын мөөнөтү жөнүндө", "Аткаруучулар"),
        ("3", "Күтүлүүчү натыйжа жана чаралар", "Жооптуу катчы", "Мөөнөтү"),
        ("Выставка", "Анализ работы по помощи", "I кв.", "студенты", "протокол № 4", "Деканы"),
    ],
)
def test_what_is_no_header(cells: tuple[str, ...]) -> None:
    assert parse_header(cells) is None


KNOWN = {
    "Мөөнөтү": "deadline",
    "Жооптуулар": "responsible",
    "Күтүлгөн натыйжа": "outcome",
    "Көрсөткүчтөр": "indicator",
    "Документ": "document",
    "Каржылоо": "funding",
    "Эскертүү": "note",
    "Өткөрүлүүчү жери": "place",
    "Катышуучулар": "participants",
}


@pytest.mark.parametrize("action", ["Иш-чаралар", "Маселелер"])
def test_every_combination_of_columns_is_a_header(action: str) -> None:
    for size in (1, 2, 4, len(KNOWN)):
        for titles in combinations(KNOWN, size):
            meaning = found("№", *titles, action)
            if "Катышуучулар" in titles and "Жооптуулар" not in titles:
                continue  # who takes part answers, where nobody else does
            assert meaning.keys[1:-1] == tuple(KNOWN[title] for title in titles)
