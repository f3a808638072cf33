"""How a small plan begins and ends."""

from __future__ import annotations

from tests.support.made_plans import Item, NewPage
from tests.support.plan_parts import (
    GLOSSARY,
    GLOSSARY_TITLE,
    strategy,
    strategy_title,
)

LIST = (NewPage(), GLOSSARY_TITLE, GLOSSARY)


BEGIN: tuple[Item, ...] = (strategy_title("2.1"), strategy("а"))
