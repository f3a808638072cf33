"""Where lines were added to a page, and why."""

from __future__ import annotations

from msgspec import Struct

from extractors.records.geometry import Box


class InferredGrid(Struct, frozen=True):
    """Where lines were added to a page, and why."""

    box: Box
    reason: str
