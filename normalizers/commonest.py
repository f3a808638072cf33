"""Of several names the one that is printed most often: the one to show for all of them."""

from __future__ import annotations

from collections.abc import Mapping


def pick_commonest(counts: Mapping[str, int]) -> str:
    """The name with the highest count, the first in the alphabet of several; `counts` has one."""
    return min(counts, key=lambda name: (-counts[name], name))
