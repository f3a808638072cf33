"""A plan of one section of strategy, by its rows."""

from __future__ import annotations

from tests.support.made_plans import Ruled, Text
from tests.support.plan_parts import (
    GLOSSARY,
    GLOSSARY_TITLE,
    STRATEGY_HEADER,
    STRATEGY_TITLE,
)


def strategy(*rows: tuple[str, ...]) -> tuple[Text, Ruled, Text, Text]:
    """A plan of one strategy section with these rows, and a list of abbreviations."""
    return STRATEGY_TITLE, Ruled([STRATEGY_HEADER, *rows]), GLOSSARY_TITLE, GLOSSARY


ROW = ("Сапат", "Аудит", "Тизме түзүү", "Буйрук")
