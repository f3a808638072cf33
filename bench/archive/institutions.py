"""Universities that do not exist: their abbreviations, full names and the endings they take."""

from __future__ import annotations

from dataclasses import dataclass

_PLACES = (
    ("К", "Кочкор"),
    ("Л", "Лейлек"),
    ("Б", "Баткен"),
    ("Ч", "Чаткал"),
    ("Ө", "Өзгөн"),
    ("Ж", "Жумгал"),
    ("Т", "Тогуз-Торо"),
    ("С", "Сузак"),
    ("М", "Майлуу-Суу"),
    ("Н", "Нарын"),
    ("А", "Алай"),
    ("Ү", "Үч-Коргон"),
    ("Д", "Достук"),
    ("П", "Пишпек"),
    ("Э", "Эркеч-Там"),
    ("КС", "Кара-Суу"),
    ("АБ", "Ала-Бука"),
    ("ЖӨ", "Жети-Өгүз"),
    ("КЖ", "Кадамжай"),
    ("ТК", "Токтогул"),
)
_KINDS = (
    ("МТУ", "мамлекеттик технологиялык университети", "нун"),
    ("МАУ", "мамлекеттик агрардык университети", "нун"),
    ("ПУ", "педагогикалык университети", "нун"),
    ("ЭАУ", "эл аралык университети", "нун"),
    ("ТМА", "транспорт жана менеджмент академиясы", "нын"),
    ("ЭИ", "экономикалык институту", "нин"),
)


@dataclass(frozen=True, slots=True)
class Institution:
    """A university: its abbreviation, its full name, and the abbreviation's genitive ending."""

    abbreviation: str
    name: str
    suffix: str

    @property
    def genitive(self) -> str:
        """`АМТУнун`: of the university."""
        return self.abbreviation + self.suffix


def institutions() -> list[Institution]:
    """All of them, no abbreviation twice."""
    return [
        Institution(place + kind, f"{place_name} {kind_name}", suffix)
        for kind, kind_name, suffix in _KINDS
        for place, place_name in _PLACES
    ]
