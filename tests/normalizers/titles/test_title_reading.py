"""One title: the word that decides."""

from __future__ import annotations

import pytest

from normalizers.titles.title_reading import read_title
from normalizers.titles.title_words import TitleRole


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Иш-чаранын мөөнөтү", TitleRole.DEADLINE),
        ("Иш-чаранын аталышы", TitleRole.MEASURE),
        ("Мероприятия по реализации задач", TitleRole.MEASURE),
        ("Срок выполнения мероприятия", TitleRole.DEADLINE),
        ("Ответственный за выполнение", TitleRole.RESPONSIBLE),
        ("Натыйжанын көрсөткүчү", TitleRole.INDICATOR),
        ("Натыйжа көрсөткүчтөрү", TitleRole.INDICATOR),
        ("Көрсөткүч/күтүлгөн натыйжа. Ишке ашыруу мөөнөтү", TitleRole.INDICATOR),
        ("Аткаруу мөөнөтү\nАякташы", TitleRole.END),
        ("Каржылоо\nБулагы", TitleRole.SOURCE),
        ("Каржылоо (сом, булагы)", TitleRole.FUNDING),
        ("Суммасы жана каржылоо булагы", TitleRole.FUNDING),
        ("Каражаттын көлөмү, миң сом менен", TitleRole.AMOUNT),
        ("Ким катышат", TitleRole.PARTICIPANTS),
        ("Ким уюштурат", TitleRole.RESPONSIBLE),
        ("Күн тартиби", TitleRole.ITEM),
        ("Күнү", TitleRole.DEADLINE),
        ("№ п/п", TitleRole.NUMBER),
        ("МЕРОПРИЯТИЕ / ИШ-ЧАРА", TitleRole.MEASURE),
        ("Маалымат берүүчү", TitleRole.RESPONSIBLE),
        ("Ырастоочу булактар", TitleRole.DOCUMENT),
        ("Проводимые мероприятия", TitleRole.MEASURE),
        ("Каерде", TitleRole.PLACE),
        ("Где провдится", TitleRole.PLACE),
        ("Кайда каралат", TitleRole.MANNER),
        ("Шифр", TitleRole.NUMBER),
        ("Примеч.", TitleRole.NOTE),
        ("Вид контроля", TitleRole.MANNER),
        ("Артыкчылыгы", None),
    ],
)
def test_what_decides(title: str, role: TitleRole | None) -> None:
    assert read_title(title).role is role


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Жооптуулар", "Жооптуулра"),
        ("Ответственный", "Отвественный"),
        ("Мөөнөтү", "Мооноту"),
        ("Кадамдар", "Каадмдар"),
        ("Аяктоосу", "Аякоосу"),
    ],
)
def test_a_slip_of_the_pen_changes_nothing(right: str, wrong: str) -> None:
    assert read_title(right).role is read_title(wrong).role is not None


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Мөөнөтү жана жооптуулар", TitleRole.TIME_AND_PARTY),
        ("Срок и ответственный", TitleRole.TIME_AND_PARTY),
        ("Аткаруучулар / мөөнөтү", TitleRole.TIME_AND_PARTY),
        ("Убактысы жана өтүүчү жери", TitleRole.TIME_AND_PLACE),
        ("Дата и место проведения", TitleRole.TIME_AND_PLACE),
        ("Натыйжа жана аткаруу мөөнөтү", TitleRole.INDICATOR),
        ("Дата и время проведения", TitleRole.DEADLINE),
        ("Жооптуулар / Ответственные", TitleRole.RESPONSIBLE),
        ("Дата, время и место", TitleRole.TIME_AND_PLACE),
        ("Мероприятия, сроки, ответственные", TitleRole.MEASURE),
        ("Мероприятия, сроки и место", TitleRole.MEASURE),
        ("Мероприятия (сроки и ответственные)", TitleRole.MEASURE),
        ("Маселе, жооптуу, мөөнөт", TitleRole.ITEM),
        ("Участники, дата и место", TitleRole.PARTICIPANTS),
        ("Сроки / форма проведения / ответственные", TitleRole.DEADLINE),
        ("Ответственный, срок, отметка о выполнении", TitleRole.RESPONSIBLE),
        ("Ответственный, срок и место", TitleRole.RESPONSIBLE),
    ],
)
def test_titles_of_a_time_and_another_thing(title: str, role: TitleRole) -> None:
    assert read_title(title).role is role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Значение показателя", TitleRole.INDICATOR),
        ("Целевые значения индикаторов", TitleRole.INDICATOR),
        ("Көрсөткүчтүн мааниси", TitleRole.INDICATOR),
        ("Максаттуу мааниси", TitleRole.MANNER),
    ],
)
def test_values_of_indicators_are_indicators(title: str, role: TitleRole) -> None:
    assert read_title(title).role is role
