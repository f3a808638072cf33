"""Short forms that are common knowledge in the country's administration: КР, ЖОЖ, PhD.

They stand in `known_abbreviations.json`, each with the reason why it can only mean that. Short
forms of an institution's own (ОБ, МТБ) are not among them, nor those with two common meanings.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

KNOWN_ABBREVIATIONS_PATH = Path(__file__).with_name("known_abbreviations.json")
"""An array of objects: `abbreviation`, `expansion`, `reason`."""


@lru_cache(maxsize=1)
def load_known_abbreviations() -> Mapping[str, str]:
    """The short forms, and what each stands for."""
    entries = json.loads(KNOWN_ABBREVIATIONS_PATH.read_text(encoding="utf-8"))
    return MappingProxyType({entry["abbreviation"]: entry["expansion"] for entry in entries})
