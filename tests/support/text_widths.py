"""How wide a text is in the plan's letters."""

from __future__ import annotations

import pymupdf


def width(text: str, font: str = "helv", size: float = 9) -> float:
    return float(pymupdf.get_text_length(text, fontname=font, fontsize=size))
