"""Scanned pages: from a picture of a page to its words and rules.

    picture ─deskew─▶ straight ─line_detection─▶ ruling lines ─blocks─▶ cells ─recognise─▶ words

`scanned_page` runs the stages. The words are Tesseract's, read through `tesseract`.

Files:

    blocks            Rules → the blocks of a page: each cell of each table.
    deskew            How far a scanned page is turned from the level.
    faulty_layers     A page without a sound text layer: recognised.
    hidden_layer      The hidden text that a scanner lays over a page's picture.
    images            Grey pictures, and masks over them, 1 where something is and 0 elsewhere.
    ink_crops         Pieces cut out of a page's picture, without the ink of its words and rules.
    ink_reading       Ink on a page with a text layer that is no text: what it says.
    ink_regions       Which ink of a page is looked at closer, and what is told of it.
    letter_case       Small letters read as capitals, and capitals read as small ones.
    letter_shapes     How many shapes in a picture look like printed letters: of one height.
    line_detection    The ruled lines of a straight picture of a page, and the picture without them.
    ocr_cleanup       What a recogniser usually gets wrong, whatever the language.
    page_orientation  Whether a page was laid on the scanner on its side or upside down.
    picture_reading   A picture in the text of a Word file → what it says.
    preprocess        A block cut out of a page, made as Tesseract reads it best: without grain.
    recognise         The blocks of a page → its words: each block read by itself.
    scan_reader       A PDF of which some pages, or all, are pictures: those are recognised.
    scanned_page      A picture of a page → the page, as if it had a text layer.
    second_pass       Doubtful words, read again by themselves in one language alone.
    sure_readings     Whether what is recognised is sure enough to be taken for what is printed.
    tesseract         Tesseract: where it and its languages are, and one block of text read with it.
    word_spacing      Words that the recogniser took for one, parted where the print has a space.
"""

from __future__ import annotations

from extractors.errors import IshplanError


class RecogniserMissing(IshplanError):
    """A page must be recognised, and Tesseract or the data of a language is not installed."""
