"""Definitions of short forms that are certain."""

from __future__ import annotations

from normalizers.abbreviations.inline_definitions import find_definitions


def certain(text: str) -> list[tuple[str, str]]:
    return [(one.abbreviation, one.expansion) for one in find_definitions(text) if not one.doubt]
