"""The blocks of a page → its words: each block read by itself, several at a time.

A block that is read with doubt is read once more at another size; each of its lines is then taken
from the reading that is surer of it, provided that both see the same lines.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from itertools import groupby

from extractors.recognition.blocks import ScanBlock, find_blocks
from extractors.recognition.images import Grey
from extractors.recognition.ocr_cleanup import clean_words, find_lone_dash
from extractors.recognition.preprocess import WHITE_EDGE_PX, preprocess_block
from extractors.recognition.second_pass import reread_doubtful
from extractors.recognition.tesseract import LANGUAGES, OcrWord, read_block, require_languages
from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine, Word

POINTS_PER_INCH = 72
"""Points of an inch."""

READING_DPIS = (220.0, 300.0)
"""Pixels an inch at which a block is read, at first and if there is doubt."""

MIN_BLOCK_CONFIDENCE = 0.8
"""A block is read again if a word's confidence is below this."""

READING_THREADS = min(os.cpu_count() or 1, 4)
"""Blocks read at a time."""


def recognise_words(
    picture: Grey,
    horizontal: Sequence[RulingLine],
    vertical: Sequence[RulingLine],
    dpi: float,
    languages: Sequence[str] = LANGUAGES,
) -> list[Word]:
    """The words of a straight page's picture without its lines, in points, block by block.

    Raises `RecogniserMissing`.
    """
    require_languages(languages)
    page_blocks = find_blocks(picture, horizontal, vertical, dpi / POINTS_PER_INCH)
    # The long ones go first, so that no thread is left alone with one at the end.
    order = sorted(range(len(page_blocks)), key=lambda i: -page_blocks[i].picture.size)
    readings = _get_pool().map(
        partial(_read_page_block, dpi=dpi, languages=languages), [page_blocks[i] for i in order]
    )
    words_by_block = dict(zip(order, readings, strict=True))
    page_words: list[Word] = []
    text_run = 0
    for index in range(len(page_blocks)):
        for _, words in groupby(words_by_block[index], key=lambda word: word.line):
            text_run += 1
            line = list(words)
            # As in a text layer, all words of a line are as high as it: a dash lies in it too.
            top, bottom = min(word.box.y0 for word in line), max(word.box.y1 for word in line)
            page_words += [
                Word(
                    word.box.x0,
                    top,
                    word.box.x1,
                    bottom,
                    word.text,
                    0,
                    text_run,
                    False,
                    word.confidence,
                )
                for word in line
            ]
    return page_words


@cache
def _get_pool() -> ThreadPoolExecutor:
    """The threads of this process that read; each keeps its Tesseract."""
    return ThreadPoolExecutor(READING_THREADS, "recognise")


def _read_page_block(block: ScanBlock, dpi: float, languages: Sequence[str]) -> list[OcrWord]:
    """The words of a block, boxes in points of the page."""
    words = _read_at_size(block, dpi, READING_DPIS[0], languages)
    if not words:
        words = find_lone_dash(block.picture, POINTS_PER_INCH / dpi)
    elif min(word.confidence for word in words) < MIN_BLOCK_CONFIDENCE:
        words = _choose_surer_lines(words, _read_at_size(block, dpi, READING_DPIS[1], languages))
    left, top = block.left * POINTS_PER_INCH / dpi, block.top * POINTS_PER_INCH / dpi
    return [
        word._replace(
            box=Box(word.box.x0 + left, word.box.y0 + top, word.box.x1 + left, word.box.y1 + top)
        )
        for word in clean_words(words)
    ]


def _read_at_size(
    block: ScanBlock, dpi: float, reading_dpi: float, languages: Sequence[str]
) -> list[OcrWord]:
    """The words of a block read at a size, boxes in points of the block."""
    picture = preprocess_block(block.picture, reading_dpi / dpi)
    points_per_pixel = POINTS_PER_INCH / reading_dpi
    return [
        word._replace(box=Box(*((value - WHITE_EDGE_PX) * points_per_pixel for value in word.box)))
        for word in reread_doubtful(
            picture, read_block(picture, languages, reading_dpi), languages, reading_dpi
        )
    ]


def _choose_surer_lines(first: list[OcrWord], second: list[OcrWord]) -> list[OcrWord]:
    """Line by line the surer reading; of readings with other lines, the surer as a whole."""
    lines = [
        [list(line) for _, line in groupby(reading, key=lambda word: word.line)]
        for reading in (first, second)
    ]
    if len(lines[0]) != len(lines[1]):
        return max(first, second, key=_compute_confidence)
    return [
        word._replace(line=number)
        for number, readings in enumerate(zip(*lines, strict=True))
        for word in max(readings, key=_compute_confidence)
    ]


def _compute_confidence(words: Sequence[OcrWord]) -> float:
    """The mean confidence of the words' letters; none at all is the least sure reading."""
    letter_count = sum(len(word.text) for word in words)
    return (
        sum(len(word.text) * word.confidence for word in words) / letter_count
        if letter_count
        else -1.0
    )
