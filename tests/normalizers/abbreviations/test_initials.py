"""The first letters of a phrase."""

from __future__ import annotations

from normalizers.abbreviations.initials import extract_initials


def test_initials() -> None:
    assert extract_initials("өнүгүү жана инвестицияларды тартуу") == "өжит"
    assert extract_initials("(англ. course) – окуу-усулдук материал/китеп") == "оум"
