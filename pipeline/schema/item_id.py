"""The key of an item: `2025-26/2.1/7`, put together and taken apart."""

from __future__ import annotations

from typing import NamedTuple


class ItemId(NamedTuple):
    """The year of an item's plan, its section, and its position in the section, from 1."""

    year: str
    section: str
    row: int

    def __str__(self) -> str:
        return f"{self.year}/{self.section}/{self.row}"

    @classmethod
    def parse(cls, text: str) -> ItemId:
        """Take a key apart; raises `ValueError` for any other text."""
        year, section, row = text.split("/")
        return cls(year, section, int(row))
