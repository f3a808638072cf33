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

from extractors.records import Box
from extractors.scans import RecogniserMissing
from extractors.scans.images import Grey
from extractors.scans.word_spacing import gaps, parted

LANGUAGES = ("kir", "rus")
"""Tesseract's codes of the languages of a page, the first the page's own."""

FOREIGN = ("eng",)
"""Languages with other letters, of which single words stand in a page; used if installed."""

_QUIET = {"debug_file": ""}
"""Tesseract opens `/dev/null` for what it has to say, unless it may say it on the error stream; and
dies where it may open no file for writing."""

PLACES = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
"""Folders in which Tesseract's data usually lies."""

HINT = (
    "Debian, Ubuntu: apt install tesseract-ocr-kir tesseract-ocr-rus; elsewhere: set "
    "TESSDATA_PREFIX to the folder that holds them."
)

HIGHEST = 1.2
"""A line's letters are at most this many times as high as its middle word."""

_own = local()


class Seen(NamedTuple):
    """A word in a picture: its box in pixels, text, confidence from 0 to 1, and printed line."""

    box: Box
    text: str
    confidence: float
    line: int


@cache
def tesseract() -> Any:
    """The library; raises `RecogniserMissing`."""
    # Its own threads would only wait for each other beside those of the pool.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr  # type: ignore[import-untyped]
    except ImportError as error:
        raise RecogniserMissing(
            "Scanned pages need the package tesserocr, which is not installed. "
            f"Install it: pip install tesserocr. Its languages too: {HINT}"
        ) from error
    return tesserocr


def tessdata(languages: Sequence[str] = LANGUAGES) -> Path:
    """The folder with the data of all these languages; raises `RecogniserMissing`."""
    names = [f"{language}.traineddata" for language in languages]
    said = os.environ.get("TESSDATA_PREFIX")
    for folder in _folders(said):
        if all((folder / name).is_file() for name in names):
            return folder
    where = f" in {said} (TESSDATA_PREFIX) or the usual folders" if said else ""
    raise RecogniserMissing(
        f"Scanned pages need Tesseract's {' and '.join(names)}, not found{where}. {HINT}"
    )


def _folders(said: str | None) -> Iterator[Path]:
    if said:
        yield Path(said)
        yield Path(said) / "tessdata"
    for place in PLACES:
        yield from sorted(Path("/").glob(place[1:]), reverse=True)


def ready(languages: Sequence[str] = LANGUAGES) -> None:
    """Raises `RecogniserMissing` unless pages in these languages can be recognised."""
    tesseract()
    tessdata(languages)


def read_block(picture: Grey, languages: Sequence[str], dpi: float) -> list[Seen]:
    """The words of one block of text, line by line; boxes in pixels of `picture`."""
    library, api = tesseract(), _api(languages)
    api.SetImageBytes(picture.tobytes(), picture.shape[1], picture.shape[0], 1, picture.shape[1])
    api.SetSourceResolution(round(dpi))
    api.Recognize()
    words: list[_Spelled] = []
    line = 0
    found = api.GetIterator()
    if found is None:
        return []
    for letter in library.iterate_level(found, library.RIL.SYMBOL):
        if letter.Empty(library.RIL.SYMBOL):
            continue
        line += bool(letter.IsAtBeginningOf(library.RIL.TEXTLINE))
        if letter.IsAtBeginningOf(library.RIL.WORD) or not words:
            box = Box(*map(float, letter.BoundingBox(library.RIL.WORD)))
            sure = min(max(letter.Confidence(library.RIL.WORD) / 100, 0.0), 1.0)
            words.append(_Spelled(box, sure, line, []))
        x0, _, x1, _ = letter.BoundingBox(library.RIL.SYMBOL)
        words[-1].letters.append((letter.GetUTF8Text(library.RIL.SYMBOL).strip(), (x0 + x1) / 2))
    return _seen(picture, words)


class _Spelled(NamedTuple):
    """A word as Tesseract gives it: its letters, each with its middle in pixels."""

    box: Box
    confidence: float
    line: int
    letters: list[tuple[str, float]]


def _seen(picture: Grey, words: Sequence[_Spelled]) -> list[Seen]:
    """The words, those with a printed space inside as several."""
    heights: dict[int, list[float]] = {}
    for word in words:
        heights.setdefault(word.line, []).append(word.box.y1 - word.box.y0)
    out = []
    for word in words:
        # Brackets are higher than letters.
        height = min(max(heights[word.line]), HIGHEST * median(heights[word.line]))
        start = word.box.x0
        for text, end in parted(word.letters, gaps(picture, word.box, max(height, 1.0))):
            if text:
                box = Box(start, word.box.y0, min(end, word.box.x1), word.box.y1)
                out.append(Seen(box, text, word.confidence, word.line))
            start = end
    return out


def installed(languages: Sequence[str]) -> bool:
    """Whether the data of all these languages is there."""
    try:
        tessdata(languages)
    except RecogniserMissing:
        return False
    return True


def quarter_turn(picture: Grey, dpi: float) -> tuple[int, float] | None:
    """Degrees, anticlockwise, by which a page's text is turned: 0, 90, 180 or 270; how sure it is.

    None where the data to tell it (`osd.traineddata`) is not installed, or with too little text.
    """
    if not installed(("osd",)):
        return None
    library, folder = tesseract(), tessdata(("osd",))
    with library.PyTessBaseAPI(
        path=f"{folder}/", lang="osd", psm=library.PSM.OSD_ONLY, variables=_QUIET
    ) as api:
        height, width = picture.shape
        api.SetImageBytes(np.ascontiguousarray(picture).tobytes(), width, height, 1, width)
        api.SetSourceResolution(round(dpi))
        found = api.DetectOrientationScript()
    if not found:
        return None
    # Tesseract counts clockwise.
    return -int(found["orient_deg"]) % 360, float(found["orient_conf"])


def _api(languages: Sequence[str]) -> Any:
    """This thread's object for these languages."""
    objects: dict[str, Any] = _own.__dict__.setdefault("objects", {})
    name = "+".join(languages)
    if name not in objects:
        library = tesseract()
        objects[name] = library.PyTessBaseAPI(
            path=f"{tessdata(languages)}/",
            lang=name,
            psm=library.PSM.SINGLE_BLOCK,
            oem=library.OEM.LSTM_ONLY,
            variables=_QUIET,
        )
    return objects[name]
