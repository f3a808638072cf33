"""Lists over lines, cut into pieces."""

from __future__ import annotations

import pytest

from normalizers.parties.parties import parse_parties


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("Проректор по учебной работе\nУчебно-методический отдел\nДеканаты", 3),
        ("Деканы факультетов\nУчителя начальных классов", 2),
        ("Начальник отдела кадров\nЮрисконсульт\nГлавный бухгалтер", 3),
        ("Студенттер\nПедагогика жана психология кафедрасы", 2),
        ("Омурова Ж.\nБ.Т. Сыдыкова\nРекторат", 3),
    ],
)
def test_lists_over_lines(lines: str, wanted: int) -> None:
    breaks = [place for place, char in enumerate(lines) if char == "\n"]
    assert len(parse_parties(lines.replace("\n", " "), breaks).parties) == wanted
