"""Page breaks in steps of a programme: what of the row above goes on, and what begins anew."""

from __future__ import annotations

from tests.support.made_plans import NewPage, Ruled, made_dataset
from tests.support.plan_parts import STRATEGY_HEADER, strategy_title

WIDTHS = (110,) * 7
Row = tuple[str, ...]


def row(task: str, measure: str, number: int, responsible: str = "Ректор") -> Row:
    step, indicator = f"Кадам {number} түзүү", f"{number} ББП"
    return task, measure, step, "Буйрук", indicator, responsible, "10 000 сом"


def read(above: list[Row], below: list[Row]) -> list[dict[str, object]]:
    """The rows of a section over two pages, the header repeated."""
    pages = [Ruled([STRATEGY_HEADER, *page], WIDTHS) for page in (above, below)]
    found = made_dataset(strategy_title("2.1"), pages[0], NewPage(), pages[1])
    return [dict(one) for one in found.sections[0].rows]


def test_a_merged_cell_with_room_below_its_text_has_ended() -> None:
    def merged(task: str, first: int, last: int) -> list[Row]:
        numbers = range(first, last)
        return [row("^" if n > first else task, f"Чара {n} өткөрүү", n) for n in numbers]

    found = read(
        merged("Биринчи милдетти\nаткаруу", 0, 8), merged("Экинчи милдетти\nбаштоо", 8, 13)
    )
    tasks = [one["task"] for one in found]
    assert tasks == ["Биринчи милдетти аткаруу"] * 8 + ["Экинчи милдетти баштоо"] * 5


def test_a_merged_cell_may_be_cut_in_a_word_where_a_row_ends() -> None:
    def merged(first: int) -> list[Row]:
        """Three steps of one measure, with one who answers and one sum."""
        steps = [row("^", "^", first + more) for more in (1, 2)]
        one = row(f"Милдет {first} коюу", f"Чара {first}: кампаларды куруу", first)
        return [one, *((*step[:5], "^", "^") for step in steps)]

    above = ("Илимди өнүктүрүү\nжана колдоо", "Лабораторияларды\nжана кампа-", "Тизме түзүү")
    below = ("", "ларды жаңылоо", "Жабдууларды сатып\nалуу", "Келишим,\nпротокол", "3 ББП")
    found = read(
        [*merged(0), *merged(3), (*above, "Буйрук", "2 ББП", "Ректор", "5 млн сом")],
        [(*below, "", ""), *merged(7), *merged(10)],
    )
    assert [one["step"] for one in found[6:8]] == ["Тизме түзүү", "Жабдууларды сатып алуу"]
    assert {one["measure"] for one in found[6:8]} == {"Лабораторияларды жана кампаларды жаңылоо"}
    assert {one["funding"] for one in found[6:8]} == {"5 млн сом"}


def test_a_merged_cell_whose_text_is_open_goes_on_though_it_has_room() -> None:
    def paid(funding: str, first: int, last: int) -> list[Row]:
        steps = [row(f"Милдет {n} коюу", f"Чара {n} өткөрүү", n) for n in range(first, last)]
        return [(*step[:6], "^" if n else funding) for n, step in enumerate(steps)]

    found = read(
        [*paid("5 млн сом", 0, 3), *paid("16 млн. сом -", 3, 6)],
        [*paid("КМТУ.", 6, 8), *paid("7 млн сом", 8, 10)],
    )
    assert [one["funding"] for one in found[3:8]] == ["16 млн. сом - КМТУ."] * 5


def test_a_list_of_names_cut_after_a_comma_goes_on() -> None:
    def steps(first: int, last: int) -> list[Row]:
        return [
            row(f"Милдет {n} коюу", f"Чара {n} өткөрүү", n, "Декан, Окумуштуу\nкатчы")
            for n in range(first, last)
        ]

    above = row("Илимди өнүктүрүү", "Тажрыйба алмашуу", 8, "Декандар,\nКДБ төрагасы,")
    below = row("Тилди өнүктүрүү", "Сынак өткөрүү", 9, "СТД директору")
    found = read([*steps(0, 8), above], [below, *steps(10, 18)])
    assert [one["responsible"] for one in found[8:10]] == [
        "Декандар, КДБ төрагасы, СТД директору"
    ] * 2


def test_a_cell_that_nearly_goes_on_is_told() -> None:
    def steps(first: int, last: int, who: str) -> list[Row]:
        return [row(f"Милдет {n} коюу", f"Чара {n} өткөрүү", n, who) for n in range(first, last)]

    above, below = steps(0, 9, "Ректор"), steps(9, 13, "Окумуштуу катчы")
    above[-1] = (*above[-1][:5], "Проректор,", "10 000 сом")
    pages = [Ruled([STRATEGY_HEADER, *page], WIDTHS) for page in (above, below)]
    found = made_dataset(strategy_title("2.1"), pages[0], NewPage(), pages[1])
    assert found.sections[0].rows[9]["responsible"] == "Окумуштуу катчы"
    told = [str(one["detail"]) for one in found.findings if one["code"] == "join_doubtful"]
    assert len(told) == 1
    assert told[0].startswith("page 2: a cell begins anew (-0.")
