"""Short forms that are common knowledge in the country's administration: КР, ЖОЖ, PhD.

They stand in `known_abbreviations.json`, each with the reason why it means just that. What an
institution may have for itself (ОБ, МТБ) is not among them, nor what has two common meanings.
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
    """The short forms with what they stand for."""
    entries = json.loads(KNOWN_ABBREVIATIONS_PATH.read_text(encoding="utf-8"))
    return MappingProxyType({entry["abbreviation"]: entry["expansion"] for entry in entries})
