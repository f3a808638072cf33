"""Who is who: names that are one by evidence, ids that stay, laws over any plans in any order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from normalizers.register.build_register import build_register
from normalizers.register.merging import Verdict
from normalizers.register.name_entries import KnownIds
from normalizers.register.register_records import (
    ListedName,
    NameDecision,
    PartyRegister,
    PlanParties,
    PrintedParty,
    RegisterEntry,
)


def unit(text: str, entry: str | None = None, score: float = 1.0) -> PrintedParty:
    return PrintedParty("2025-26/1/1", text, None, text, None, entry, None, "told so", score)


def plan(
    period: str,
    *parties: PrintedParty,
    glossary: Mapping[str, str] | None = None,
    decisions: Sequence[NameDecision] = (),
) -> PlanParties:
    listed = [ListedName(*one) for one in (glossary or {}).items()]
    return PlanParties(period, f"{period[:4]}-09-01", parties, listed, decisions)


def unit_texts(register: PartyRegister) -> set[frozenset[str]]:
    """The names of each unit."""
    return {frozenset(variant.text for variant in one.variants) for one in register.units}


def are_one(*names: str, glossary: Mapping[str, str] | None = None) -> bool:
    register = build_register([plan("2025-26", *map(unit, names), glossary=glossary)])
    return unit_texts(register) == {frozenset(names)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Башкы инженер кызматы", "Башкы инженердин кызматы"),  # a genitive
        ("Жаштар Борбору", "жаштар борбору"),
        ("ПКБ", "ПKБ"),  # a Latin letter
        ("«Манас» борбору", "Манас борбору"),
        ("институттар", "институт"),
        ("каф.", "кафедра"),
        ("С.Жусуев ат. борбору", "С. Жусуев ат борбору"),
        ("Электротехника кафедрасы", "Электоротехника кафедрасы"),  # a letter too many
        ("Экономика жана башкаруу кафедрасы", "Экономика жана башкаруу кафедрасын"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert are_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("АЧИ", "АЧБ"),
        ("ЭБ", "ЭББ"),
        ("ПКБ", "ПКИБ"),
        ("Геология кафедрасы", "Экология кафедрасы"),
        ("Нефрология бөлүмү", "Неврология бөлүмү"),
        ("2-кафедра кеңеши", "3-кафедра кеңеши"),
        ("Окуу башкармалыгы", "Окутуу башкармалыгы"),
        ("Кыргыз тили кафедрасы", "Кыргыз тили кафедралары"),
        ("Башкы инженер кызматы", "Башкы энергетик кызматы"),
        ("АЧИ", "АЧИ кызматы"),
    ],
)
def test_alike_and_not_one(one: str, other: str) -> None:
    assert not are_one(one, other)


def test_the_list_says_what_a_name_is() -> None:
    glossary = {"АРБ": "адам ресурстарын башкаруу/башкармалыгы"}
    assert are_one("Адам ресурстары башкармалыгы", "АРБ", glossary=glossary)
    register = build_register([plan("2025-26", unit("АРБ"), glossary=glossary)])
    (entry,) = register.units
    assert (entry.name, entry.abbreviation, entry.kind) == ("АРБ", "АРБ", "unit")


def test_a_definition_in_brackets() -> None:
    assert are_one("Тарбия иштери департаменти (ДВР)", "ДВР", "Тарбия иштери департаменти")


def test_a_bracket_that_the_list_contradicts_is_asked() -> None:
    parties = map(unit, ("Сапат борбору (СБ)", "СБ"))
    register = build_register([plan("2025-26", *parties, glossary={"СБ": "соода бөлүмү"})])
    assert len(register.units) == 2
    (question,) = register.questions
    assert question.reason.startswith("defined in brackets")


def test_what_the_plan_takes_for_an_entry() -> None:
    parties = (unit("АжД", "АжДБ", 0.85), unit("АжДБ", "АжДБ"))
    glossary = {"АжДБ": "аспирантура жана докторантура бөлүмү"}
    (entry,) = build_register([plan("2025-26", *parties, glossary=glossary)]).units
    (merge,) = [one for one in entry.merges if "taken for" in one.reason]
    assert merge.score == 0.85 and {merge.left, merge.right} == {"ажд", "аждб"}


def test_two_entries_of_one_list_are_two_units_and_asked() -> None:
    glossary = {"ТИД": "тарбиялык иштер департаменти", "ТДИ": "тарбиялык иштери департаменти"}
    parties = (unit("ТИД"), unit("тарбиялык иштери департаменти"))
    register = build_register([plan("2025-26", *parties, glossary=glossary)])
    assert len(register.units) == 2 and len(register.questions) == 1


def test_a_short_form_with_another_meaning_in_another_year() -> None:
    old = plan("2024-25", unit("ОБ"), glossary={"ОБ": "окуу башкармалыгы"})
    new = plan("2025-26", unit("ОБ"), glossary={"ОБ": "ооруканалар бирикмеси"})
    register = build_register([old, new])
    assert len(register.units) == 2
    assert register.ids["2024-25"][0].unit_id != register.ids["2025-26"][0].unit_id
    reworded = plan("2025-26", unit("ОБ"), glossary={"ОБ": "окуу башкармалыгынын"})
    assert len(build_register([old, reworded]).units) == 1


def test_offices_follow_their_units() -> None:
    parties = [
        PrintedParty("2025-26/1/1", "АРБ башчысы", "башчы", "АРБ", None),
        PrintedParty("2025-26/1/2", "кадрлар бөлүмүнүн башчысы", "башчы", "кадрлар бөлүмү", None),
    ]
    glossary = {"АРБ": "кадрлар бөлүмү"}
    register = build_register([plan("2025-26", *parties, glossary=glossary)])
    (office,) = register.offices
    assert (office.role, office.unit_id) == ("башчы", register.units[0].id)
    assert {ids.office_id for ids in register.ids["2025-26"]} == {office.id}


def test_persons_by_their_initials() -> None:
    names = ("Байчекирова В.К", "В.К. Байчекирова", "БайчекироваВ.К.", "Асанов А.Б.")
    parties = [PrintedParty("2025-26/1/1", name, None, None, name) for name in names]
    register = build_register([plan("2025-26", *parties)])
    assert sorted(len(one.variants) for one in register.persons) == [1, 3]
    full = ("Асанов Азамат Бекович", "Асанов А.Б.", "Асанов А.")
    parties = [PrintedParty("2025-26/1/1", name, None, None, name) for name in full]
    assert len(build_register([plan("2025-26", *parties)]).persons) == 1


def test_a_parent_that_the_name_prints() -> None:
    (entry,) = build_register([plan("2025-26", unit("КМТУнун профсоюзу"))]).units
    assert entry.parent == "КМТУ" and entry.unit_id is None
    register = build_register([plan("2025-26", unit("ИТИнин физика кафедрасы"), unit("ИТИ"))])
    child = next(one for one in register.units if one.parent)
    assert (child.parent, child.unit_id) == ("ИТИ", register.ids["2025-26"][1].unit_id)


def test_decisions() -> None:
    names = ("IT департаменти", "МТД", "Жаштар борбору", "жаштар бобору")
    said = (
        NameDecision("same", "МТД", "IT департаменти"),
        NameDecision("different", "Жаштар борбору", "жаштар бобору"),
    )
    register = build_register([plan("2025-26", *map(unit, names), decisions=said)])
    assert frozenset(names[:2]) in unit_texts(register)
    assert {frozenset(names[2:3]), frozenset(names[3:])} <= unit_texts(register)


NAMES = ("АРБ", "кадрлар бөлүмү", "Кадрлар бөлүмү (АРБ)", "ОБ", "окуу бөлүмү", "окуу бөлүмүн",
         "Электротехника кафедрасы", "Электоротехника кафедрасы", "ИТИ", "физика кафедрасы",
         "ИТИнин физика кафедрасы", "Ф")  # fmt: skip
GLOSSARIES = ({}, {"АРБ": "кадрлар бөлүмү"}, {"ОБ": "окуу бөлүмү"}, {"АРБ": "архив бөлүмү"})
parties = st.builds(
    lambda name, role: PrintedParty("1/1/1", name, role, name, None),
    st.sampled_from(NAMES),
    st.sampled_from((None, "башчы")),
)
decisions = st.builds(
    NameDecision,
    st.sampled_from(("same", "different", "unsure")),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
)


@st.composite
def any_plans(draw: st.DrawFn) -> list[PlanParties]:
    periods = draw(st.lists(st.integers(2018, 2025), unique=True, min_size=1, max_size=4))
    return [
        plan(
            f"{year}-{year % 100 + 1}",
            *draw(st.lists(parties, max_size=6)),
            glossary=draw(st.sampled_from(GLOSSARIES)),
            decisions=draw(st.lists(decisions, max_size=2)),
        )
        for year in periods
    ]


def known_from(register: PartyRegister) -> KnownIds:
    def index(entries: Sequence[RegisterEntry]) -> dict[str, str]:
        return {own: one.id for one in entries for own in (one.id, *one.other_ids)}

    return {"unit": index(register.units), "office": index(register.offices)}


@given(any_plans(), st.randoms(use_true_random=False))
def test_the_order_of_plans_makes_no_difference(
    plans: list[PlanParties], random: st.DrawFn
) -> None:
    shuffled = [*plans]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert build_register(shuffled) == build_register(plans)


@given(any_plans())
def test_every_party_has_the_one_entry_that_lists_its_name(plans: list[PlanParties]) -> None:
    register = build_register(plans)
    assert len({one.id for one in register.units}) == len(register.units)
    entries = {one.id: one for one in register.units}
    for one in plans:
        for party, ids in zip(one.parties, register.ids[one.period], strict=True):
            assert ids.unit_id is not None
            printed = {(name.text, name.period) for name in entries[ids.unit_id].variants}
            assert (party.unit, one.period) in printed
    printed_count = sum(len(name.item_ids) for one in register.units for name in one.variants)
    assert printed_count == sum(len(one.parties) for one in plans)


@given(any_plans())
def test_ids_stay_when_it_is_made_again(plans: list[PlanParties]) -> None:
    register = build_register(plans)
    assert build_register(plans, known_from(register)) == register


@given(any_plans())
def test_ids_that_were_given_are_found_when_years_are_added(plans: list[PlanParties]) -> None:
    undecided = [
        PlanParties(one.period, one.start, one.parties, glossary=plans[0].glossary) for one in plans
    ]
    before = build_register(undecided[:1])
    after = build_register(undecided, known_from(before))
    ids_after = {one.id: {one.id, *one.other_ids} for one in after.units}
    period = undecided[0].period
    for old, new in zip(before.ids[period], after.ids[period], strict=True):
        assert old.unit_id in ids_after[str(new.unit_id)]
    old_ids = {one.id for one in before.units}
    kept = {ids.unit_id for ids in after.ids[period]}
    assert kept <= old_ids  # each has one that it, or a unit that it is one with, had before


OTHER_UNITS = [
    ("Неврологиялык бөлүм", "Нефрологиялык бөлүм"),
    ("Астрономия кафедрасы", "Гастрономия кафедрасы"),
    ("1-терапия бөлүмү", "2-терапия бөлүмү"),
    ("Управление дошкольного образования", "Управление школьного образования"),
    ("Хирургия бөлүмү", "Нейрохирургия бөлүмү"),
    ("5-а класс", "5-б класс"),
    ("Окуучулар кеңеши", "Окутуучулар кеңеши"),
    ("Ички аудит кызматы", "Тышкы аудит кызматы"),
    ("Кыргыз тили усулдук бирикмеси", "Орус тили усулдук бирикмеси"),
    ("Финансы башкармалыгы", "Финансы жана экономика башкармалыгы"),
]


@pytest.mark.parametrize(("one", "other"), OTHER_UNITS)
def test_units_of_hospitals_ministries_and_schools_that_are_alike_are_two(
    one: str, other: str
) -> None:
    for plans in (
        [plan("2025-26", unit(one), unit(other))],
        [plan("2024-25", unit(one)), plan("2025-26", unit(other))],
    ):
        assert len(build_register(plans).units) == 2


def test_a_unit_of_another_kind_in_another_year_is_asked_about() -> None:
    one, other = unit("Ички аудит кызматы"), unit("Ички аудит бөлүмү")
    (asked,) = build_register([plan("2024-25", one), plan("2025-26", other)]).questions
    assert asked.reason == "the same name of another kind of unit"
    assert build_register([plan("2025-26", one, other)]).questions == ()


def test_a_meaning_in_other_words_in_another_years_list_is_asked_about() -> None:
    meanings = ("административдик-чарба бөлүмү", "административдик-чарбалык бөлүм")
    plans = [
        plan(year, unit("АЧБ"), glossary={"АЧБ": meaning})
        for year, meaning in zip(("2024-25", "2025-26"), meanings, strict=True)
    ]
    register = build_register(plans)
    assert len(register.units) == 2
    (asked,) = register.questions
    assert (asked.left, asked.right) == tuple(f"АЧБ – {meaning}" for meaning in meanings)
    decisions = [NameDecision("same", asked.left, asked.right)]
    assert len(build_register([replace(one, decisions=decisions) for one in plans]).units) == 1


MEANINGS = ({"ИИИ": "илимий-изилдөө институту"}, {"ИИИ": "инновация иштери башкармасы"})


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_question_on_a_short_form_of_two_meanings_says_which(verdict: Verdict) -> None:
    full_name = "Инновация иштери башкармалыгы (ИИИ)"
    old = plan("2023-24", unit("ИИИ"), glossary=MEANINGS[0])
    new = plan("2024-25", unit("ИИИ"), unit(full_name), glossary=MEANINGS[1])
    twice = plan("2025-26", unit("ИИИнин бөлүмү (ИИИ)"), glossary=MEANINGS[0])
    register = build_register([old, new, twice])
    assert len(register.questions) > 0
    for asked in register.questions:
        answer = NameDecision(verdict, asked.left, asked.right)
        decided = build_register([replace(old, decisions=[answer]), new, twice])
        assert decided.idle == ()
        assert asked.ids not in [one.ids for one in decided.questions]


@given(any_plans(), st.sampled_from(("same", "different", "unsure")))
def test_a_question_that_is_answered_is_not_asked_again(
    plans: list[PlanParties], verdict: Verdict
) -> None:
    asked = build_register(plans).questions
    for question in asked:
        answer = NameDecision(verdict, question.left, question.right)
        latest = [replace(one, decisions=(*one.decisions, answer)) for one in plans]
        decided = build_register(latest)
        assert answer not in [one.decision for one in decided.idle]
        assert (question.left, question.right) not in [
            (one.left, one.right) for one in decided.questions
        ]
