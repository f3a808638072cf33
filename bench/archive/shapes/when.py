"""How plans say when, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MONTHS = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
_OF_YEAR = "январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры"
_UNTIL = (
    "январга февралга мартка апрелге майга июнга июлга августка сентябрга октябрга ноябрга декабрга"
)
_OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_SHORT = "янв фев март апр май июнь июль авг сен окт ноя дек"
SHORT_MONTHS = _SHORT.split()
"""Months as they stand above narrow columns, in both languages."""

ROMAN_QUARTERS = ("I", "II", "III", "IV")
ROMAN_MONTHS = (*ROMAN_QUARTERS, "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class Wordings:
    """How a language says when.

    `month_of_year` to `span`: with `m`, `g`, `t` a month as it is, of a year or day, and as a goal;
    `m2` another month, `d`, `d2` days, `n` a month's number, `y` its year, `q` a quarter.
    """

    month: Sequence[str]
    month_of_year: Sequence[str]
    months: Sequence[str]
    day: Sequence[str]
    until: Sequence[str]
    days: Sequence[str]
    quarter: Sequence[str]
    quarter_of_year: Sequence[str]
    whole: Sequence[str]
    whole_academic: Sequence[str]
    recurring: Sequence[str]
    by_plan: Sequence[str]
    semester: Sequence[str]
    year: Sequence[str]
    of: Sequence[str]
    to: Sequence[str]


WORDINGS: Mapping[str, Wordings] = {
    "ky": Wordings(
        month=("{m}", "{M}", "{m} айы", "{m}"),
        month_of_year=("{y}-жылдын {g}", "{y}-ж. {m}", "{m} {y}-ж."),
        months=("{m}–{m2}", "{m} – {m2}", "{m}-{m2} айлары", "{m}, {m2}"),
        day=(
            "{d}-{m}",
            "{d}-{m}, саат 10:00",
            "{d:02}.{n:02}.{y}",
            "{d}-{m} {y}-ж.",
            "«{d}» {m}",
            "{y}-жылдын {d}-{g}",
        ),
        until=("{d}-{t} чейин", "{d}-{t} чейин"),
        days=(
            "{d}–{d2}-{m}",
            "{d}-{d2}.{n:02}.{y}",
            "{d:02}.{n:02}.{y} – {d2:02}.{n:02}.{y}",
            "{d}-{d2}-{m}",
        ),
        quarter=("{q} квартал", "{q} кв."),
        quarter_of_year=("{y}-жылдын {q} кварталы", "{y}-ж. {q} кв."),
        whole=("жыл бою", "жыл ичинде", "Жыл бою"),
        whole_academic=("окуу жылы бою", "окуу жылынын ичинде"),
        recurring=(
            "ай сайын",
            "жума сайын",
            "дайыма",
            "айына бир жолу",
            "жылына эки жолу",
            "күн сайын",
        ),
        by_plan=("график боюнча", "план боюнча", "бекитилген графикке ылайык"),
        semester=("күзгү семестр", "жазгы семестр", "1-семестр"),
        year=("{y}-жыл", "{y}-ж."),
        of=_OF_YEAR.split(),
        to=_UNTIL.split(),
    ),
    "ru": Wordings(
        month=("{m}", "{M}", "{m}"),
        month_of_year=("{m} {y} г.", "{m} {y} года"),
        months=("{m} – {m2}", "{m}–{m2}", "{m}, {m2}", "{m}-{m2}"),
        day=("{d} {g}", "{d} {g}, 15:00", "{d:02}.{n:02}.{y}", "{d} {g} {y} г.", "«{d}» {g}"),
        until=("до {d} {g}", "не позднее {d} {g}"),
        days=(
            "{d}–{d2} {g}",
            "с {d} по {d2} {g}",
            "{d}-{d2}.{n:02}.{y}",
            "{d:02}.{n:02}.{y} – {d2:02}.{n:02}.{y}",
        ),
        quarter=("{q} квартал", "{q} кв."),
        quarter_of_year=("{q} квартал {y} г.", "{q} квартал {y} года"),
        whole=("в течение года", "В течение года"),
        whole_academic=("в течение учебного года",),
        recurring=(
            "ежемесячно",
            "еженедельно",
            "постоянно",
            "2 раза в год",
            "ежедневно",
            "раз в месяц",
        ),
        by_plan=("по графику", "по плану", "согласно графику"),
        semester=("осенний семестр", "весенний семестр", "1 семестр"),
        year=("{y} год", "{y} г."),
        of=_OF.split(),
        to=_OF.split(),
    ),
}

MONTHS = _MONTHS.split()
"""The names of the months, which both languages share."""
