"""A block as it is given to the recogniser."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.recognition.preprocess import WHITE_EDGE_PX, preprocess_block


def grey_letters() -> np.ndarray:
    """Grey strokes on a grey ground, with grain."""
    chance = np.random.default_rng(1)
    block = np.full((40, 80), 200.0) + chance.normal(0, 4, (40, 80))
    block[10:30, 20:24] = 90
    block[10:30, 50:54] = 90
    return block.astype(np.uint8)


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.5])
def test_the_size_and_the_white_edge(scale: float) -> None:
    made = preprocess_block(grey_letters(), scale)
    assert made.shape == (40 * scale + 2 * WHITE_EDGE_PX, 80 * scale + 2 * WHITE_EDGE_PX)
    edge = np.concatenate([made[:WHITE_EDGE_PX].ravel(), made[:, -WHITE_EDGE_PX:].ravel()])
    assert edge.min() == 255


def test_ink_is_black_and_paper_white() -> None:
    inside = preprocess_block(grey_letters(), 1.0)[WHITE_EDGE_PX:-WHITE_EDGE_PX]
    assert inside[15:25, WHITE_EDGE_PX + 21 : WHITE_EDGE_PX + 23].max() == 0
    assert np.median(inside) == 255
