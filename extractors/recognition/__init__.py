"""A picture of text → its words and ruled lines: Tesseract, and what is done before and after it.

Files:

    blocks          Ruling lines → the blocks of a page: each cell of each table, and what is left
                    outside of them.
    images          Grey pictures, and masks over them, 1 where something is and 0 elsewhere.
    letter_case     Small letters misread as capitals, and capitals misread as small: put right by
                    their height.
    letter_shapes   How many shapes in a picture look like printed letters: of one height, on one
                    line, side by side.
    line_detection  The ruling lines of a straight picture of a page, and the picture without them.
    ocr_cleanup     What a recogniser often misreads in any language: put right where it is plain
                    what is printed.
    preprocess      A block cut out of a page, made as Tesseract reads it best: without grain, of
                    one size.
    recognise       The blocks of a page → its words: each block read by itself, several at a time.
    second_pass     Doubtful words, read again by themselves in one language alone.
    tesseract       Tesseract: where it and its languages are, and one block of text read with it.
    word_spacing    Words that the recogniser took for one, split where the print has a space.
"""

from __future__ import annotations

from extractors.errors import IshplanError


class RecogniserMissing(IshplanError):
    """A page must be recognised, and Tesseract or the data of a language is not installed."""
