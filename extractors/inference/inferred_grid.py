"""Where lines were added to a page, and why."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.records.geometry import Box


@dataclass(frozen=True, slots=True)
class InferredGrid:
    """Where lines were added to a page, and why."""

    box: Box
    reason: str
