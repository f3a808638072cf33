"""Running heads and page numbers are told from what tables repeat."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.plain_text.running_heads import separate_running_lines
from tests.support.made_text import COUNCIL, STRATEGY, bare, text, texts

BODIES = [
    ("Иш планын бекитүү", "Ректор", "Кабыл алуу жөнүндө"),
    ("Сессиянын жыйынтыгы", "Декандар", "Жатакана тууралуу"),
    ("Илимий иштер", "ИИ проректору", "Китепкананын абалы"),
    ("Тил саясаты", "МТжС проректору", "Отчёт"),
]


def parted(heads: Sequence[str], feet: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stays and what runs of pages with these lines above and below the rest."""
    pages = [
        "".join(f"{line}\n" for line in (head, *body, foot) if line)
        for head, body, foot in zip(heads, BODIES, feet, strict=True)
    ]
    stays, runs = separate_running_lines(bare("\f".join(pages)))
    return texts(stays), texts(runs)


NONE = [""] * 4
REST = [line for body in BODIES for line in body]


@pytest.mark.parametrize(
    "feet",
    [
        ["1", "2", "3", "4"],
        ["- 9 -", "- 10 -", "- 11 -", "- 12 -"],
        ["1/4 бет", "2/4 бет", "3/4 бет", "4/4 бет"],
        ["", "2", "3", "4"],
        ["КМТУ, 2025-26"] * 4,
    ],
)
def test_page_numbers_and_lines_alike_run(feet: list[str]) -> None:
    own = [foot for foot in feet if foot]
    assert parted(NONE, feet) == (REST, own)
    assert parted(feet, NONE) == (REST, own)


def test_heads_and_feet_run_at_once() -> None:
    stays, runs = parted(["КМТУнун иш планы"] * 4, ["1", "2", "3", "4"])
    assert stays == REST
    assert runs == [line for number in "1234" for line in ("КМТУнун иш планы", number)]


def test_two_lines_of_a_head_run() -> None:
    stays, runs = parted([f"КМТУ\n{number}-бет" for number in (1, 2, 3, 4)], NONE)
    assert (stays, len(runs)) == (REST, 8)


@pytest.mark.parametrize(
    "feet",
    [
        ["12", "7", "30", "9"],
        ["2 ББП", "2 отчёт", "10 %", "Буйрук"],
        ["5", "5", "6", "7"],
        ["1", "2", "", ""],
        ["КМТУ", "КМТУ", "", ""],
        ["Юрист", "Юрист", "Юрист", ""],
    ],
)
def test_numbers_that_do_not_count_pages_and_rare_lines_stay(feet: list[str]) -> None:
    stays, runs = parted(NONE, feet)
    assert runs == []
    assert [line for line in stays if line not in REST] == [foot for foot in feet if foot]


@pytest.mark.parametrize("cells", [COUNCIL, STRATEGY])
def test_the_header_of_a_table_on_every_page_stays(cells: Sequence[str]) -> None:
    header = text(cells).removesuffix("\n")
    stays, runs = parted([header] * 4, ["1", "2", "3", "4"])
    assert runs == ["1", "2", "3", "4"]
    assert "\n".join(stays).count(header) == 4


def test_lines_alike_within_pages_stay() -> None:
    pages = [text(body, "Ректор", body[::-1]) for body in BODIES]
    assert separate_running_lines(bare("\f".join(pages)))[1] == []


def test_without_form_feeds_nothing_runs() -> None:
    printed = bare("1\nа\nб\n2\nв\nг\n3\nд\nе\n")
    assert separate_running_lines(printed) == (list(printed.lines), [])
