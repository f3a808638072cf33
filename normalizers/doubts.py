"""What a normaliser was not sure of."""

from __future__ import annotations

from typing import NamedTuple


class Doubt(NamedTuple):
    """Something that could not be read for certain: a code of the findings, and a sentence."""

    code: str
    message: str
