"""Of several names the one that is printed most often: the one to show for all of them."""

from __future__ import annotations

from collections.abc import Mapping


def pick_commonest(counts: Mapping[str, int]) -> str:
    """The name with the highest count, of several the first in the alphabet; `counts` is not
    empty."""
    return min(counts, key=lambda name: (-counts[name], name))
