"""Names printed in full that the list of abbreviations has."""

from __future__ import annotations

from normalizers.abbreviations.full_names import FullNames


def test_names_printed_in_full_are_found_in_the_list() -> None:
    spelled = FullNames([("ОБ", "окуу башкармалыгы"), ("ЖМ", "жогорку мектептер")])
    assert spelled.find_abbreviation("Окуу башкармалыгы") == "ОБ"
    assert spelled.find_abbreviation("жогорку мектеп") == "ЖМ"
    assert spelled.find_abbreviation("Окуу бөлүмү") is None
    assert spelled.find_abbreviation("") is None
