"""The brackets of a text, each with its other half."""

from __future__ import annotations

from normalizers.letters.brackets import find_outermost_brackets


def test_brackets_without_their_other_half_hold_nothing() -> None:
    assert find_outermost_brackets("а (б (в) г") == [(5, 8)]
    assert find_outermost_brackets(")(") == []
