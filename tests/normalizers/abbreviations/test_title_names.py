"""An institution's short form, spelled out in a title."""

from __future__ import annotations

from normalizers.abbreviations.title_names import find_name_in_titles


def test_a_title_prints_the_name_of_the_institution() -> None:
    titles = ["ОШ МАМЛЕКЕТТИК УНИВЕРСИТЕТИНИН 2025-26-ОКУУ ЖЫЛЫНА ИШ ПЛАНЫ"]
    assert find_name_in_titles("ОшМУ", titles) == "Ош мамлекеттик университети"
    assert find_name_in_titles("КМТУ", titles) is None
