"""The lists of abbreviations before and after."""

from __future__ import annotations

from normalizers.wording.word_diff import DiffPiece
from pipeline.compare.glossary_changes import DefinedAbbreviation, compare_glossaries


def test_abbreviations_before_and_after() -> None:
    def entry(abbreviation: str, expansion: str, sense: int = 1) -> DefinedAbbreviation:
        return DefinedAbbreviation(abbreviation, expansion, sense, "glossary")

    old = [
        entry("АРБ", "Адам ресурстары бөлүмү"),
        entry("ОК", "окуу корпусу"),
        entry("ОК", "окумуштуулар кеңеши", 2),
        entry("ПКиБ", "Программалык камсыздоо бөлүмү"),
        entry("ЭБ", "эл аралык байланыштар"),
    ]
    new = [
        entry("АРБ", "Адам ресурстары башкармалыгы"),
        entry("ОК", "окумуштуулар кеңеши"),
        entry("ОК", "окуу  корпусу.", 2),
        entry("ПКБ", "Программалык камсыздоо бөлүмү"),
        entry("ТБ", "түзүмдүк бөлүм"),
    ]
    changes = compare_glossaries(old, new, 1)
    assert [
        (change.kind, change.old and change.old.abbreviation, change.new and change.new.sense)
        for change in changes
    ] == [
        ("reworded", "АРБ", 1),
        ("same", "ОК", 1),
        ("same", "ОК", 2),
        ("renamed", "ПКиБ", 1),
        ("new", None, 1),
        ("dropped", "ЭБ", None),
    ]
    assert changes[0].pieces[-2:] == (
        DiffPiece("removed", "бөлүмү"),
        DiffPiece("added", "башкармалыгы"),
    )
