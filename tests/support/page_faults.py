"""Words of a plan at random, covered or stamped."""

from __future__ import annotations

from typing import Any

import pymupdf
from hypothesis import settings
from hypothesis import strategies as st

from tests.support.seen_faults import (
    Target,
    targets,
)

at_any_word = st.sampled_from(targets())


few = settings(max_examples=12)


def cover(page: Any, target: Target, how: str) -> None:
    """Covers a word."""
    x0, y0, x1, y1 = target.box
    box = pymupdf.Rect(x0 - 0.3, y0, x1 + 0.3, y1)
    if how == "picture":
        white = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 8, 8), False)
        white.clear_with(255)
        page.insert_image(box, pixmap=white, keep_proportion=False)
    elif how == "line":
        middle = (box.y0 + box.y1) / 2
        page.draw_line((box.x0, middle), (box.x1, middle), color=(0, 0, 0), width=box.height)
    elif how == "polygon":
        page.draw_polyline([box.tl, box.tr, box.br, box.bl], color=None, fill=(1, 1, 1))
    else:
        shade = {"white": 1.0, "black": 0.0, "grey": 0.8}[how]
        page.draw_rect(box, color=None, fill=(shade,) * 3)


def stamp(page: Any, target: Target) -> None:
    x, y = target.box[:2]
    page.add_stamp_annot((x - 20, y - 10, x + 100, y + 30), stamp=0)
