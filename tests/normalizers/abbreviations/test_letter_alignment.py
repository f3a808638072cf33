"""The letters of a short form, and the words that they are of."""

from __future__ import annotations

from normalizers.abbreviations.letter_alignment import find_alignment_cost


def test_a_letter_a_word() -> None:
    assert find_alignment_cost("ОшМУ", ["Ош", "мамлекеттик", "университети"]) == 0
    assert find_alignment_cost("БИМ", ["Билим", "берүү", "жана", "илим", "министрлиги"]) == 1
    assert find_alignment_cost("БИМ", ["берүү", "жана", "илим", "министрлиги"]) is None
    assert find_alignment_cost("ЭжСМ", ["Эмгек", "жана", "соода", "министрлиги"]) == 0
    assert find_alignment_cost("АБ", []) is None
