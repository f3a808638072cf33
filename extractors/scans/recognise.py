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

from extractors.records import Box, Rule, Word
from extractors.scans.blocks import Block, blocks
from extractors.scans.images import Grey
from extractors.scans.ocr_cleanup import cleaned, lone_dash
from extractors.scans.preprocess import EDGE, prepared
from extractors.scans.second_pass import reread
from extractors.scans.tesseract import LANGUAGES, Seen, read_block, ready

POINTS = 72
"""Points of an inch."""

SIZES = (220.0, 300.0)
"""Pixels an inch at which a block is read, at first and if there is doubt."""

DOUBT = 0.8
"""A block is read again if a word's confidence is below this."""

WORKERS = min(os.cpu_count() or 1, 4)
"""Blocks read at a time."""


def recognised(
    picture: Grey,
    horizontal: Sequence[Rule],
    vertical: Sequence[Rule],
    dpi: float,
    languages: Sequence[str] = LANGUAGES,
) -> list[Word]:
    """The words of a straight page's picture without its lines, in points, block by block.

    Raises `RecogniserMissing`.
    """
    ready(languages)
    found = blocks(picture, horizontal, vertical, dpi / POINTS)
    # The long ones go first, so that no thread is left alone with one at the end.
    order = sorted(range(len(found)), key=lambda i: -found[i].picture.size)
    read = _pool().map(partial(_read, dpi=dpi, languages=languages), [found[i] for i in order])
    seen = dict(zip(order, read, strict=True))
    out: list[Word] = []
    run = 0
    for index in range(len(found)):
        for _, words in groupby(seen[index], key=lambda word: word.line):
            run += 1
            line = list(words)
            # As in a text layer, all words of a line are as high as it: a dash lies in it too.
            top, bottom = min(word.box.y0 for word in line), max(word.box.y1 for word in line)
            out += [
                Word(
                    word.box.x0, top, word.box.x1, bottom, word.text, 0, run, False, word.confidence
                )
                for word in line
            ]
    return out


@cache
def _pool() -> ThreadPoolExecutor:
    """The threads of this process that read; each keeps its Tesseract."""
    return ThreadPoolExecutor(WORKERS, "recognise")


def _read(block: Block, dpi: float, languages: Sequence[str]) -> list[Seen]:
    """The words of a block, boxes in points of the page."""
    words = _reading(block, dpi, SIZES[0], languages)
    if not words:
        words = lone_dash(block.picture, POINTS / dpi)
    elif min(word.confidence for word in words) < DOUBT:
        words = _surer(words, _reading(block, dpi, SIZES[1], languages))
    left, top = block.left * POINTS / dpi, block.top * POINTS / dpi
    return [
        word._replace(
            box=Box(word.box.x0 + left, word.box.y0 + top, word.box.x1 + left, word.box.y1 + top)
        )
        for word in cleaned(words)
    ]


def _reading(block: Block, dpi: float, size: float, languages: Sequence[str]) -> list[Seen]:
    """The words of a block read at a size, boxes in points of the block."""
    picture = prepared(block.picture, size / dpi)
    step = POINTS / size
    return [
        word._replace(box=Box(*((value - EDGE) * step for value in word.box)))
        for word in reread(picture, read_block(picture, languages, size), languages, size)
    ]


def _surer(first: list[Seen], second: list[Seen]) -> list[Seen]:
    """Line by line the surer reading; of readings with other lines, the surer as a whole."""
    lines = [
        [list(line) for _, line in groupby(reading, key=lambda word: word.line)]
        for reading in (first, second)
    ]
    if len(lines[0]) != len(lines[1]):
        return max(first, second, key=_sureness)
    return [
        word._replace(line=number)
        for number, readings in enumerate(zip(*lines, strict=True))
        for word in max(readings, key=_sureness)
    ]


def _sureness(words: Sequence[Seen]) -> float:
    """The mean confidence of the words' letters; none at all is the least sure reading."""
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / letters if letters else -1.0
