"""Scanned pages: from a picture of a page to its words and rules.

    picture ──skew──▶ straight ──drawn_lines──▶ rules ──blocks──▶ cells ──recognise──▶ words

`page` runs the stages. The words are Tesseract's, read through `engine`.
"""

from __future__ import annotations

from extractors.errors import IshplanError


class RecogniserMissing(IshplanError):
    """A page must be recognised, and Tesseract or the data of a language is not installed."""
