"""The parts of a text: titles, tables with their headers, the list of abbreviations, the rest."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from extractors.plain_text.read_lines import PlainTextLine, read_lines
from normalizers.titles.column_titles import SectionKind
from pipeline.plain_text.regions import LineBlock, TableText, split_into_regions
from tests.support.made_text import COUNCIL, LANGUAGE, STRATEGY, lines, text, texts
from tests.support.repository import TEST_DATA

DUMP = (TEST_DATA / "text/2025-26.txt").read_bytes()

FIRST = "1. ОКУМУШТУУЛАР КЕҢЕШИНИН ИШ ПЛАНЫ"
PART = "2. КМТУнун 2023-2028\nжылдарга Стратегиясы боюнча\n2025-26-окуу жылына иш пландары"
SECOND = "2.1. «САПАТТУУ БИЛИМ БЕРҮҮ» ПРОГРАММАСЫ БОЮНЧА\nИШ ПЛАН"
THIRD = "3. ТИЛ САЯСАТЫН ӨРКҮНДӨТҮҮ БОЮНЧА ПЛАН"
GLOSSARY = "КЫСКАРТЫЛГАН СӨЗДӨРДҮН ТИЗМЕСИ\nАИ – академиялык иш\nББП – билим берүү программасы"
AGENDA = "Сентябрь. 1- отурум\n1.\nИш планын бекитүү\nРектор"
STEPS = "Сапатты көтөрүү\nАудит жүргүзүү\nТизме түзүү\nБуйрук\n2 ББП\nРектор\nБюджет"
EVENTS = "1.\nТил күнүн белгилөө\nСентябрь\nДекандар\nМаалымат"


def shown(*rows: Sequence[str] | str) -> list[str | tuple[SectionKind, str, int]]:
    """Loose blocks as their text; tables as their kind, the lines under their header, and how often
    that is repeated."""
    return [
        (part.header.parsed_header.kind, "\n".join(texts(part.lines)), len(part.repeated_headers))
        if isinstance(part, TableText)
        else "\n".join(texts(part))
        for part in split_into_regions(lines(*rows))
    ]


def all_lines(parts: Sequence[LineBlock | TableText]) -> list[PlainTextLine]:
    """The lines of all parts as they were printed: repeated headers between the lines of a body."""
    out: list[PlainTextLine] = []
    for part in parts:
        if not isinstance(part, TableText):
            out += part
            continue
        out += part.header_lines
        at = 0
        for before, repeated in part.repeated_headers:
            out += (*part.lines[at:before], *repeated)
            at = before
        out += part.lines[at:]
    return out


def test_titles_and_tables_of_a_whole_plan() -> None:
    assert shown(
        *(FIRST, COUNCIL, AGENDA, PART, SECOND, STRATEGY, STEPS),
        *(THIRD, LANGUAGE, EVENTS, GLOSSARY),
    ) == [
        FIRST,
        (SectionKind.COUNCIL, AGENDA, 0),
        PART,
        SECOND,
        (SectionKind.STRATEGY, STEPS, 0),
        THIRD,
        (SectionKind.EVENTS, EVENTS, 0),
        GLOSSARY,
    ]


def test_sections_with_the_same_header_are_apart() -> None:
    other = "2.2. «ИЛИМ» ПРОГРАММАСЫ БОЮНЧА ИШ ПЛАН"
    assert shown(SECOND, STRATEGY, STEPS, other, STRATEGY, STEPS) == [
        SECOND,
        (SectionKind.STRATEGY, STEPS, 0),
        other,
        (SectionKind.STRATEGY, STEPS, 0),
    ]


def test_a_repeated_header_is_within_its_table() -> None:
    printed = lines(SECOND, STRATEGY, STEPS, STRATEGY, STEPS, STRATEGY, STEPS)
    _, body = split_into_regions(printed)
    assert isinstance(body, TableText)
    assert [index for index, _ in body.repeated_headers] == [7, 14]
    assert [texts(repeated) for _, repeated in body.repeated_headers] == [
        texts(body.header_lines)
    ] * 2
    assert texts(body.lines) == STEPS.split("\n") * 3


def test_the_words_above_a_repeated_header_may_look_like_a_title_of_it() -> None:
    rest = "Каражаттар\nмаселелер"
    assert shown(STRATEGY, STEPS, rest, STRATEGY, STEPS) == [
        (SectionKind.STRATEGY, f"{STEPS}\n{rest}\n{STEPS}", 1)
    ]


def test_text_above_a_title_is_apart_from_it() -> None:
    assert shown("БЕКИТЕМИН", "Ректор", FIRST, COUNCIL, AGENDA)[:2] == ["БЕКИТЕМИН\nРектор", FIRST]


def test_a_list_of_contents_is_a_block_an_entry() -> None:
    entries = ("Мазмуну", "1. Кеңештин планы\nжөнүндө", "2. Стратегия", "3. Тил саясаты")
    assert shown(*entries, FIRST, COUNCIL, AGENDA)[:5] == [*entries, FIRST]


def test_a_numbered_line_that_is_not_loud_is_no_title() -> None:
    more = f"{AGENDA}\n2. Окуу жайдын абалы тууралуу\nДекандар"
    assert shown(COUNCIL, more, SECOND, STRATEGY, STEPS)[0] == (SectionKind.COUNCIL, more, 0)


def test_a_title_right_below_a_short_table_is_apart_from_it() -> None:
    assert shown(FIRST, COUNCIL, AGENDA, THIRD, LANGUAGE, EVENTS) == [
        FIRST,
        (SectionKind.COUNCIL, AGENDA, 0),
        THIRD,
        (SectionKind.EVENTS, EVENTS, 0),
    ]


def test_a_title_without_a_table_is_no_row_of_the_one_above() -> None:
    assert shown(FIRST, COUNCIL, AGENDA, SECOND, THIRD, LANGUAGE, EVENTS) == [
        FIRST,
        (SectionKind.COUNCIL, AGENDA, 0),
        SECOND,
        THIRD,
        (SectionKind.EVENTS, EVENTS, 0),
    ]


def test_a_count_above_abbreviations_is_no_title() -> None:
    rows = f"{STEPS}\n2 ББП\nББСКБ, ЭББ"
    assert shown(SECOND, STRATEGY, rows, STRATEGY, STEPS) == [
        SECOND,
        (SectionKind.STRATEGY, f"{rows}\n{STEPS}", 1),
    ]


PLAIN = [
    "1. Окумуштуулар кеңешинин иш планы",
    "2.1. «Сапаттуу билим берүү» программасы боюнча\nиш план",
    "2.2. «Алдыңкы илим» программасы боюнча иш план",
    "3. Тил саясатын өркүндөтүү боюнча план",
    "Кыскартылган сөздөрдүн тизмеси",
]
"""Titles in small letters."""


def test_titles_in_small_letters_are_known_by_their_numbers() -> None:
    first, second, third, fourth, last = PLAIN
    entries = "\n".join(GLOSSARY.split("\n")[1:])
    more = f"{entries}\nТИД – тарбия иштер департаменти"
    tables = (first, COUNCIL, AGENDA, second, STRATEGY, STEPS, third, STRATEGY, STEPS)
    assert shown(*tables, fourth, LANGUAGE, EVENTS, last, more) == [
        first,
        (SectionKind.COUNCIL, AGENDA, 0),
        second,
        (SectionKind.STRATEGY, STEPS, 0),
        third,
        (SectionKind.STRATEGY, STEPS, 0),
        fourth,
        (SectionKind.EVENTS, EVENTS, 0),
        f"{last}\n{more}",
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ("§ 1. Окуу иши", "§ 2. Илимий иш"),
        ("1-бөлүм. Окуу иши", "2-бөлүм. Илимий иш"),
        ("Раздел 1. Учебная работа", "Раздел 2. Научная работа"),
        ("I. ОКУУ-УСУЛДУК ИШТЕР", "II. Илимий иш"),
        ("ОКУУ-УСУЛДУК ИШТЕР", "ИЛИМИЙ-ИЗИЛДӨӨ ИШТЕРИ"),
    ],
)
def test_titles_numbered_in_any_way_part_tables(
    titles: tuple[str, str],
) -> None:
    first, second = titles
    assert shown(first, COUNCIL, AGENDA, second, COUNCIL, AGENDA) == [
        first,
        (SectionKind.COUNCIL, AGENDA, 0),
        second,
        (SectionKind.COUNCIL, AGENDA, 0),
    ]


def test_items_above_a_repeated_header_are_no_titles() -> None:
    """Their numbers follow those of their sections, but that of an item has no point within."""
    council = f"{AGENDA}\n2. Отчётту угуу\nДекандар"
    steps = f"{STEPS}\n3. Кытай тили курстары"
    assert shown(
        FIRST, COUNCIL, council, COUNCIL, AGENDA, PLAIN[1], STRATEGY, steps, STRATEGY, STEPS
    ) == [
        FIRST,
        (SectionKind.COUNCIL, f"{council}\n{AGENDA}", 1),
        PLAIN[1],
        (SectionKind.STRATEGY, f"{steps}\n{STEPS}", 1),
    ]


def test_a_table_may_have_no_row() -> None:
    assert shown(FIRST, COUNCIL, GLOSSARY) == [FIRST, (SectionKind.COUNCIL, "", 0), GLOSSARY]
    assert shown(FIRST, COUNCIL) == [FIRST, (SectionKind.COUNCIL, "", 0)]


def test_a_text_may_have_no_table() -> None:
    assert shown("Кат", "ректорго") == ["Кат\nректорго"]
    assert shown(GLOSSARY) == [GLOSSARY]


@pytest.mark.parametrize("before", [True, False])
def test_the_list_of_abbreviations_may_stand_before_a_table(before: bool) -> None:
    rows = (GLOSSARY, FIRST, COUNCIL, AGENDA)
    own = [GLOSSARY, FIRST, (SectionKind.COUNCIL, AGENDA, 0)]
    if before:
        assert shown(*rows) == own
    else:
        assert shown(THIRD, LANGUAGE, EVENTS, *rows) == [
            THIRD,
            (SectionKind.EVENTS, EVENTS, 0),
            *own,
        ]


def test_a_measure_about_abbreviations_does_not_end_a_table() -> None:
    more = f"{EVENTS}\n2.\nКыскартуу сөздөрүнүн тизмеси\nМай\nДекандар\nТизме"
    assert shown(LANGUAGE, more) == [(SectionKind.EVENTS, more, 0)]


def test_every_line_of_a_dump_is_in_one_part() -> None:
    printed = read_lines(DUMP, "2025-26.txt").lines
    parts = split_into_regions(printed)
    assert all_lines(parts) == list(printed)
    kinds = [part.header.parsed_header.kind for part in parts if isinstance(part, TableText)]
    assert kinds == [SectionKind.COUNCIL, *[SectionKind.STRATEGY] * 7, SectionKind.EVENTS]


PIECES = st.sampled_from(
    [
        *(FIRST, PART, SECOND, THIRD, GLOSSARY, AGENDA, STEPS, EVENTS, "2 ББП", "1. Кеңеш"),
        *(text(cells) for cells in (COUNCIL, STRATEGY, LANGUAGE, STRATEGY[:2], COUNCIL[1:])),
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=12))
@examples(max_examples=40)
def test_every_line_of_any_text_is_in_one_part(pieces: list[str]) -> None:
    printed = lines(*pieces)
    parts = split_into_regions(printed)
    assert all_lines(parts) == list(printed)
    assert all(part for part in parts)
