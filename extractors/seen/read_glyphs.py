"""The glyphs of a page one by one, and what is made of them: words, and texts kept apart.

A page that may show something else than its text layer says is read glyph by glyph. A glyph that is
no part of a word gets a verdict; the others make the same words that a library would.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from sys import intern
from typing import Any, NamedTuple

from extractors.records.geometry import Box, rotate_box
from extractors.records.page_marks import AsideKind, AsideText, Word
from extractors.words.printed_signs import drop_unprinted
from extractors.words.rotation import snap_to_quarter_turn

Point = tuple[float, float]

MAX_ASIDE_LINE_GAP = 0.8
"""Lines of one text kept apart stand at most this many of their heights below each other."""


class ReadGlyph(NamedTuple):
    """A character as it stands on the page, white space too, in points.

    `origin` is the foot of its left side on the line, `direction` the direction of writing (a
    vector of length 1, y downwards), `run` the number of the line of text it is of; `opacity` is
    from 0 to 1; `is_synthetic`: a space that the library made of a gap.
    """

    text: str
    box: Box
    origin: Point
    size: float
    direction: Point
    run: int
    opacity: float = 1.0
    is_synthetic: bool = False


class Verdict(NamedTuple):
    """Why a glyph is no part of a word."""

    kind: AsideKind
    reason: str


Verdicts = list[Verdict | None]
"""One for each glyph, None for one that is read."""


def collect_glyphs(rawdict: dict[str, Any]) -> list[ReadGlyph]:
    """The glyphs of MuPDF's record of a page's text, in its order."""
    return [
        ReadGlyph(
            char["c"] if char["c"] > " " else " ",  # control characters part words
            Box(*char["bbox"]),
            char["origin"],
            span["size"],
            line["dir"],
            block["number"] << 16 | position,
            span["alpha"] / 255,
            bool(char["synthetic"]),
        )
        for block in rawdict["blocks"]
        for position, line in enumerate(block.get("lines", ()))
        for span in line["spans"]
        for char in span["chars"]
    ]


def rotate_glyphs(
    glyphs: Sequence[ReadGlyph], rotation: int, size: tuple[float, float]
) -> list[ReadGlyph]:
    """The glyphs turned clockwise by `rotation`, a quarter turn, on a page of `size`."""
    if not rotation:
        return list(glyphs)
    turned = []
    for glyph in glyphs:
        (x, y), (dx, dy) = glyph.origin, glyph.direction
        x, y, _, _ = rotate_box(Box(x, y, x, y), 360 - rotation, *size)
        direction = {90: (-dy, dx), 180: (-dx, -dy), 270: (dy, -dx)}[rotation]
        box = rotate_box(glyph.box, 360 - rotation, *size)
        turned.append(glyph._replace(box=box, origin=(x, y), direction=direction))
    return turned


def find_main_rotation(glyphs: Iterable[ReadGlyph]) -> int:
    """The reading direction of most glyphs: 0, 90, 180 or 270 degrees (see `Word.rotation`)."""
    counts = dict.fromkeys((0, 90, 180, 270), 0)
    for glyph in glyphs:
        if not glyph.text.isspace():
            counts[snap_to_quarter_turn(glyph.direction)] += 1
    return max(counts, key=lambda turn: counts[turn])


def build_words_of_glyphs(
    glyphs: Sequence[ReadGlyph], verdicts: Sequence[Verdict | None], breaks: frozenset[int]
) -> list[Word]:
    """The words of the glyphs that have no verdict; one also begins at each index of `breaks`.

    A glyph that is kept apart ends a word, unless it is only printed twice.
    """
    words: list[Word] = []
    indices = range(len(glyphs))
    for run, members in groupby(indices, key=lambda index: glyphs[index].run):
        line = list(members)
        pieces: list[list[ReadGlyph]] = [[]]
        for index in line:
            glyph, verdict = glyphs[index], verdicts[index]
            if glyph.text.isspace() or (verdict is not None and verdict.kind != "double"):
                pieces.append([])
            elif verdict is None:
                if index in breaks:
                    pieces.append([])
                pieces[-1].append(glyph)
        pieces = [piece for piece in pieces if piece]
        ends_in_space = glyphs[line[-1]].text.isspace()
        words += [_make_word(piece, run, ends_in_space and piece is pieces[-1]) for piece in pieces]
    return words


def _make_word(glyphs: Sequence[ReadGlyph], run: int, space_after: bool) -> Word:
    text = intern("".join(glyph.text for glyph in glyphs))
    turn = snap_to_quarter_turn(glyphs[0].direction)
    return Word(*enclose_boxes(glyph.box for glyph in glyphs), text, turn, run, space_after)


def enclose_boxes(boxes: Iterable[Box]) -> Box:
    """The smallest box around some, at least one."""
    x0s, y0s, x1s, y1s = zip(*boxes, strict=True)
    return Box(min(x0s), min(y0s), max(x1s), max(y1s))


def build_aside_texts(
    glyphs: Sequence[ReadGlyph], verdicts: Sequence[Verdict | None]
) -> list[AsideText]:
    """The texts that are kept apart; lines that follow each other for one reason are one text."""
    texts: list[AsideText] = []
    for piece in _iter_aside_pieces(glyphs, verdicts):
        last = texts[-1] if texts else None
        height = piece.box.y1 - piece.box.y0
        if (
            last is not None
            and last[2:4] == piece[2:4]
            and piece.kind != "note_mark"
            and -height < piece.box.y0 - last.box.y1 < MAX_ASIDE_LINE_GAP * height
            and min(last.box.x1, piece.box.x1) > max(last.box.x0, piece.box.x0)
        ):
            texts[-1] = last._replace(
                box=enclose_boxes((last.box, piece.box)), text=f"{last.text} {piece.text}"
            )
        else:
            texts.append(piece)
    return texts


def _iter_aside_pieces(
    glyphs: Sequence[ReadGlyph], verdicts: Sequence[Verdict | None]
) -> Iterator[AsideText]:
    """The runs of glyphs of one line with the same verdict; white space does not end a run."""
    piece: list[ReadGlyph] = []
    current: tuple[int, Verdict] | None = None
    for glyph, verdict in zip(glyphs, verdicts, strict=True):
        if glyph.text.isspace():
            piece += [glyph] if piece else []
            continue
        key = (glyph.run, verdict) if verdict is not None else None
        if key != current and current is not None:
            yield _make_aside(piece, current[1])
            piece = []
        current = key
        if verdict is not None:
            piece.append(glyph)
        else:
            piece = []
    if current is not None:
        yield _make_aside(piece, current[1])


def _make_aside(glyphs: Sequence[ReadGlyph], verdict: Verdict) -> AsideText:
    text = " ".join(drop_unprinted("".join(glyph.text for glyph in glyphs)).split())
    box = enclose_boxes(glyph.box for glyph in glyphs if not glyph.text.isspace())
    return AsideText(box, text, verdict.kind, verdict.reason)
