"""Tesseract: where it and its languages are, and one block of text read with it.

Tesseract lets other threads run while it reads, so blocks are read in a pool; each thread has
objects of its own, which are costly to make and not to be shared.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from threading import local
from typing import Any, NamedTuple

import numpy as np

from extractors.recognition import RecogniserMissing
from extractors.recognition.images import Grey
from extractors.recognition.word_spacing import find_gaps, split_at_gaps
from extractors.records.geometry import Box

LANGUAGES = ("kir", "rus")
"""Tesseract's codes of the languages of a page, the first the page's own."""

FOREIGN_LANGUAGES = ("eng",)
"""Languages with other letters, of which a page may have single words; used if installed."""

_QUIET = {"debug_file": ""}
"""Tesseract opens `/dev/null` for its messages unless it may print them to the error stream, and
dies in a sandbox where it may open no file for writing."""

TESSDATA_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
"""Folders in which Tesseract's data usually lies."""

INSTALL_HINT = (
    "Debian, Ubuntu: apt install tesseract-ocr-kir tesseract-ocr-rus; elsewhere: set "
    "TESSDATA_PREFIX to the folder that holds them."
)

MAX_LETTER_HEIGHT_RATIO = 1.2
"""A line's letters are at most this many times as high as its middle word."""

_thread_state = local()


class OcrWord(NamedTuple):
    """A word in a picture: its box in pixels, text, confidence from 0 to 1, and printed line."""

    box: Box
    text: str
    confidence: float
    line: int


@cache
def load_tesseract() -> Any:
    """The library; raises `RecogniserMissing`."""
    # Its own threads would only wait for each other beside those of the pool.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr  # type: ignore[import-untyped]
    except ImportError as error:
        raise RecogniserMissing(
            "Scanned pages need the package tesserocr, which is not installed. "
            f"Install it: pip install tesserocr. Its languages too: {INSTALL_HINT}"
        ) from error
    return tesserocr


def find_tessdata(languages: Sequence[str] = LANGUAGES) -> Path:
    """The folder with the data of all these languages; raises `RecogniserMissing`."""
    names = [f"{language}.traineddata" for language in languages]
    configured = os.environ.get("TESSDATA_PREFIX")
    for folder in _list_tessdata_folders(configured):
        if all((folder / name).is_file() for name in names):
            return folder
    searched = f" in {configured} (TESSDATA_PREFIX) or the usual folders" if configured else ""
    raise RecogniserMissing(
        f"Scanned pages need Tesseract's {' and '.join(names)}, not found{searched}. {INSTALL_HINT}"
    )


def _list_tessdata_folders(configured: str | None) -> Iterator[Path]:
    if configured:
        yield Path(configured)
        yield Path(configured) / "tessdata"
    for pattern in TESSDATA_FOLDERS:
        yield from sorted(Path("/").glob(pattern[1:]), reverse=True)


def require_languages(languages: Sequence[str] = LANGUAGES) -> None:
    """Raises `RecogniserMissing` unless pages in these languages can be recognised."""
    load_tesseract()
    find_tessdata(languages)


def read_block(picture: Grey, languages: Sequence[str], dpi: float) -> list[OcrWord]:
    """The words of one block of text, line by line; boxes in pixels of `picture`."""
    library, api = load_tesseract(), _get_api(languages)
    api.SetImageBytes(picture.tobytes(), picture.shape[1], picture.shape[0], 1, picture.shape[1])
    api.SetSourceResolution(round(dpi))
    api.Recognize()
    words: list[_OcrWordLetters] = []
    line_number = 0
    results = api.GetIterator()
    if results is None:
        return []
    for letter in library.iterate_level(results, library.RIL.SYMBOL):
        if letter.Empty(library.RIL.SYMBOL):
            continue
        line_number += bool(letter.IsAtBeginningOf(library.RIL.TEXTLINE))
        if letter.IsAtBeginningOf(library.RIL.WORD) or not words:
            box = Box(*map(float, letter.BoundingBox(library.RIL.WORD)))
            confidence = min(max(letter.Confidence(library.RIL.WORD) / 100, 0.0), 1.0)
            words.append(_OcrWordLetters(box, confidence, line_number, []))
        x0, _, x1, _ = letter.BoundingBox(library.RIL.SYMBOL)
        words[-1].letters.append((letter.GetUTF8Text(library.RIL.SYMBOL).strip(), (x0 + x1) / 2))
    return _split_at_spaces(picture, words)


class _OcrWordLetters(NamedTuple):
    """A word as Tesseract gives it: its letters, each with its middle in pixels."""

    box: Box
    confidence: float
    line: int
    letters: list[tuple[str, float]]


def _split_at_spaces(picture: Grey, words: Sequence[_OcrWordLetters]) -> list[OcrWord]:
    """The words, those with a printed space inside as several."""
    heights: dict[int, list[float]] = {}
    for word in words:
        heights.setdefault(word.line, []).append(word.box.y1 - word.box.y0)
    split_words = []
    for word in words:
        # Brackets are higher than letters.
        height = min(max(heights[word.line]), MAX_LETTER_HEIGHT_RATIO * median(heights[word.line]))
        start = word.box.x0
        for text, end in split_at_gaps(
            word.letters, find_gaps(picture, word.box, max(height, 1.0))
        ):
            if text:
                box = Box(start, word.box.y0, min(end, word.box.x1), word.box.y1)
                split_words.append(OcrWord(box, text, word.confidence, word.line))
            start = end
    return split_words


def has_languages(languages: Sequence[str]) -> bool:
    """Whether the data of all these languages is there."""
    try:
        find_tessdata(languages)
    except RecogniserMissing:
        return False
    return True


def detect_text_rotation(picture: Grey, dpi: float) -> tuple[int, float] | None:
    """Degrees, anticlockwise, by which a page's text is turned: 0, 90, 180 or 270; how sure it is.

    None where the data to tell it (`osd.traineddata`) is not installed, or with too little text.
    """
    if not has_languages(("osd",)):
        return None
    library, folder = load_tesseract(), find_tessdata(("osd",))
    with library.PyTessBaseAPI(
        path=f"{folder}/", lang="osd", psm=library.PSM.OSD_ONLY, variables=_QUIET
    ) as api:
        height, width = picture.shape
        api.SetImageBytes(np.ascontiguousarray(picture).tobytes(), width, height, 1, width)
        api.SetSourceResolution(round(dpi))
        detected = api.DetectOrientationScript()
    if not detected:
        return None
    # Tesseract counts clockwise.
    return -int(detected["orient_deg"]) % 360, float(detected["orient_conf"])


def _get_api(languages: Sequence[str]) -> Any:
    """This thread's object for these languages."""
    apis: dict[str, Any] = _thread_state.__dict__.setdefault("objects", {})
    name = "+".join(languages)
    if name not in apis:
        library = load_tesseract()
        apis[name] = library.PyTessBaseAPI(
            path=f"{find_tessdata(languages)}/",
            lang=name,
            psm=library.PSM.SINGLE_BLOCK,
            oem=library.OEM.LSTM_ONLY,
            variables=_QUIET,
        )
    return apis[name]
