"""Funding cells: rules and fillers, with their sums in som and who pays them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .fillers import split_fillers
from .made_phrase import MadePhrase, Meaning
from .numerals import say_in_kyrgyz, say_in_russian

NO_SUM: Meaning = ("no sum",)
SOURCES = split_fillers(
    "жергиликтүү бюджет|республикалык бюджет|атайын каражат|өздүк каражат|КМТУ|грант|гранттар"
    "|демөөрчүлөр|спонсорлор|ТМИ|республиканский бюджет|местный бюджет|спецсредства"
    "|внебюджетные средства|контракттык каражат|шаардык бюджет|айыл өкмөтү|эл аралык донорлор"
    "|собственные средства|үлүштүк грант|КР БИМ|USAID",
    "|",
)
_PURPOSES = split_fillers(
    "жабдыктар үчүн|Семинар өткөрүү|Компьютер сатып алуу|Командировка чыгымы|Китеп басып чыгаруу"
    "|жабдууга|10 даана компьютер|на приобретение оборудования|смета расходов|Ремонт жүргүзүү"
    "|эмгек акы|сый акы",
    "|",
)
_FILLERS = split_fillers("жалпы|жалпы суммасы|болжол менен|бардыгы|кеминде|итого|около|сумма:", "|")
_FREE = split_fillers(
    "талап кылынбайт|каражат талап кылынбайт|каражат каралган эмес|финансирование не требуется"
    "|без финансирования|не требует затрат|каржылоосуз|финансылык чыгым талап кылынбайт",
    "|",
)

SumMeaning = tuple[tuple[str | None, str | None], ...]
Made = tuple[str, tuple[SumMeaning, ...], int]
"""Text, meanings, and what the unit in the column's title multiplies by (0: there is none)."""


def _say(amount: int, chance: Random) -> str:
    """A whole sum in som, as it is printed."""
    spaced = f"{amount:,}".replace(",", " ")
    forms = [f"{spaced} сом", f"{amount} сом", f"{spaced},00 сом", f"{spaced} с.", f"{amount} с"]
    forms += [f"{spaced} KGS", f"{spaced} сомов"]
    if amount % 100 == 0:
        thousands = f"{amount // 1000}" if amount % 1000 == 0 else f"{amount / 1000:.1f}"
        decimal = f"{amount / 1000:.1f}".replace(".", ",")
        number = thousands.replace(".", ",")
        forms += [f"{number} миң сом", f"{number} тыс. сом", f"{decimal} миң сом"]
        forms += [
            f"{number} мин сом",
            f"{number} тыс.с.",
            f"{decimal} тыс. сомов",
            f"{number} т.с.",
        ]
    if amount % 10**5 == 0 and amount >= 10**6:
        millions = f"{amount / 10**6:.1f}".replace(".", ",").removesuffix(",0")
        forms += [f"{millions} млн сом", f"{millions} млн. сом", f"{millions} миллион сом"]
    if amount >= 10**6 and amount % 1000 == 0 and amount % 10**6:
        forms.append(f"{amount // 10**6} млн {amount % 10**6 // 1000} миң сом")
    if amount % 1000 == 0:
        forms += [f"{say_in_kyrgyz(amount)} сом", f"{say_in_russian(amount)} сомов"]
        forms += [
            f"{spaced} ({say_in_kyrgyz(amount)}) сом",
            f"{amount} ({say_in_russian(amount)}) сом",
        ]
        forms.append(f"{spaced} сом ({say_in_kyrgyz(amount)})")
    return chance.choice(forms)


def _amount(chance: Random) -> int:
    size = chance.choice((100, 1000, 1000, 10_000, 100_000))
    return size * chance.randint(1, 999)


def _print(amount: int) -> str:
    return f"{amount}.00"


def make_sum(chance: Random) -> Made:
    """A sum alone, or with words that change nothing."""
    amount = _amount(chance)
    text = _say(amount, chance)
    if chance.random() < 0.3:
        text = f"{chance.choice(_FILLERS)} {text}"
    return text, (((_print(amount), None),),), 0


def make_sum_and_source(chance: Random) -> Made:
    """A sum before or behind who pays it, at times with what for."""
    amount, source = _amount(chance), chance.choice(SOURCES)
    said, purpose = _say(amount, chance), chance.choice(_PURPOSES)
    text = chance.choice(
        (
            f"{said} – {source}",
            f"{said} / {source}",
            f"{said}, {source}",
            f"{source} – {said}",
            f"{source}: {said}",
            f"{purpose} – {said} / {source}",
            f"{said} ({purpose}) / {source}",
        )
    )
    return text, (((_print(amount), source),),), 0


def make_sum_and_purpose(chance: Random) -> Made:
    """A sum and what it is for; who pays is not said."""
    amount, purpose = _amount(chance), chance.choice(_PURPOSES)
    said = _say(amount, chance)
    year = chance.choice(("2025-ж.", "2026-жылга"))
    text = chance.choice(
        (f"{purpose} – {said}", f"{purpose} {said}", f"{said} ({purpose})", f"{year} – {said}")
    )
    return text, (((_print(amount), None),),), 0


def make_two_sums(chance: Random) -> Made:
    """Two sums, each with who pays it."""
    one, other = _amount(chance), _amount(chance)
    first, second = chance.sample(SOURCES, 2)
    said, said_too = _say(one, chance), _say(other, chance)
    text = chance.choice(
        (
            f"{first} – {said}; {second} – {said_too}",
            f"{first} – {said}, {second} – {said_too}",
            f"{said} – {first}; {said_too} – {second}",
            f"{said} / {first}, {said_too} / {second}",
        )
    )
    return text, (((_print(one), first), (_print(other), second)),), 0


def make_unit(chance: Random) -> Made:
    """Bare numbers under a title with a unit."""
    tenths = chance.randint(1, 99_999)
    number = f"{tenths / 10:.1f}".replace(".", ",") if chance.random() < 0.7 else str(tenths)
    amount = tenths * 100 if "," in number else tenths * 1000
    if "," not in number and number.startswith("20") and len(number) == 4:
        return make_unit(chance)
    source = chance.choice(SOURCES)
    text, payer = chance.choice(
        (
            (number, None),
            (f"{number} – {source}", source),
            (f"{source} – {number}", source),
            (f"{number} / {source}", source),
        )
    )
    return text, (((_print(amount), payer),),), 1000


def make_cell_unit(chance: Random) -> Made:
    """Bare numbers with a unit behind the last."""
    one, other = chance.randint(11, 9999), chance.randint(11, 9999)
    first, second = chance.sample(SOURCES, 2)
    said, said_too = (f"{value / 10:.1f}".replace(".", ",") for value in (one, other))
    text = chance.choice(
        (
            f"{first} – {said}; {second} – {said_too} миң сом",
            f"{first} – {said}; {second} – {said_too} (миң сом)",
        )
    )
    return text, (((_print(one * 100), first), (_print(other * 100), second)),), 0


def make_foreign(chance: Random) -> Made:
    """A sum in another currency: none in som."""
    number = chance.choice(("5000", "12 000", "3,5 миң", "2 млн"))
    unit = chance.choice(("АКШ доллары", "доллар", "USD", "евро", "€", "рубль", "тенге", "$"))
    source = chance.choice(("", f" – {chance.choice(SOURCES)}"))
    return f"{number} {unit}{source}", (), 0


def make_uncertain(chance: Random) -> Made:
    """A range, a product, a sum for each, words that say another sum: no amount may be given."""
    low, high = sorted(chance.sample(range(10, 900), 2))
    text = chance.choice(
        (
            f"{low}-{high} миң сом",
            f"{low} – {high} миң сом",
            f"от {low} до {high} тыс. сом",
            f"{low} миңден {high} миң сомго чейин",
            f"{low} миң сомдон {high} миң сомго чейин",
            f"{low} миң сом - {high} миң сом",
            f"{low} ай × {high} 000 сом",
            f"{low} x {high} 000 сом",
            f"{high} 000 сом х {low}",
            f"{low} миң сомдон",
            f"ар бирине {low} миң сомдон",
            f"по {low} 000 сом каждому",
            f"{low} 000 сом/студент",
            f"{low} 000 ({say_in_kyrgyz(high * 1000)}) сом",
            f"{low}.500 сом",
            f"{low} 00 000 сом",
            f"{low},5",
        )
    )
    return text, (), 0


def make_poisoned(chance: Random) -> Made:
    """A sum beside a number or a word of money that belongs to nothing."""
    said = _say(_amount(chance), chance)
    poison = chance.choice((f" {chance.randint(12, 98)}", " миң", f", {chance.randint(12, 98)} – "))
    return said + poison, (), 0


def make_free(chance: Random) -> Made:
    """No money is needed, or a source alone: nothing beside it."""
    if chance.random() < 0.5:
        return chance.choice(_FREE), (((None, None),),), 0
    source = chance.choice(SOURCES)
    return source, (((None, source),),), 0


RULES: dict[str, Callable[[Random], Made]] = {
    "sum": make_sum,
    "sum and source": make_sum_and_source,
    "sum and purpose": make_sum_and_purpose,
    "two sums": make_two_sums,
    "unit in the title": make_unit,
    "unit in the cell": make_cell_unit,
    "foreign": make_foreign,
    "uncertain": make_uncertain,
    "poisoned": make_poisoned,
    "free": make_free,
}
"""The rules by their names."""


def make_sums(chance: Random) -> tuple[MadePhrase, int]:
    """A funding cell of any rule, without noise, and the unit of its title."""
    rule = chance.choice(list(RULES))
    text, meanings, unit = RULES[rule](chance)
    return MadePhrase(text, rule, meanings, NO_SUM), unit
