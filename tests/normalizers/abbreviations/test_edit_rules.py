"""The edit between two abbreviations."""

from __future__ import annotations

import pytest

from normalizers.abbreviations.edit_rules import classify_edit


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("сббд", "ббсд", "moved"),
        ("ситтб", "ситб", "doubled"),
        ("иикжд", "икжд", "doubled"),
        ("ситб", "ситд", "one"),
        ("ачи", "ачб", None),
        ("стб", "ситб", None),
        ("ббсд", "ббсд", None),
        ("аббв", "вгда", None),
    ],
)
def test_edits_between_abbreviations(one: str, other: str, wanted: str | None) -> None:
    assert classify_edit(one, other) == classify_edit(other, one) == wanted
