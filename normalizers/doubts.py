"""What a normaliser is not sure of; it becomes a finding."""

from __future__ import annotations

from typing import NamedTuple


class Doubt(NamedTuple):
    """Something that could not be read for certain: a code of the findings, and a sentence."""

    code: str
    message: str
