"""Turns a page's words and ruling lines so that its text stands upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.records.geometry import Box, rotate_box
from extractors.records.page_marks import PaintedArea, RulingLine, Word


def snap_to_quarter_turn(direction: tuple[float, float]) -> int:
    """The nearest quarter turn, anticlockwise in degrees, of a writing direction (y downwards)."""
    dx, dy = direction
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 180
    return 90 if dy < 0 else 270


def find_dominant_rotation(words: Sequence[Word]) -> int:
    """The reading direction of most letters: 0, 90, 180 or 270 (see `Word.rotation`)."""
    letter_counts: Counter[int] = Counter()
    for word in words:
        letter_counts[word.rotation] += len(word.text)
    return letter_counts.most_common(1)[0][0] if letter_counts else 0


def rotate_upright(
    words: Sequence[Word],
    horizontal: Sequence[RulingLine],
    vertical: Sequence[RulingLine],
    rotation: int,
    size: tuple[float, float],
) -> tuple[list[Word], list[RulingLine], list[RulingLine], tuple[float, float]]:
    """Everything turned clockwise by `rotation`, and the page's width and height after that."""
    if not rotation:
        return list(words), list(horizontal), list(vertical), size
    back = 360 - rotation
    width, height = size
    words = [
        word._replace(
            **rotate_box(Box(*word[:4]), back, width, height)._asdict(),
            rotation=(word.rotation - rotation) % 360,
        )
        for word in words
    ]
    boxes = [
        rotate_box(Box(rule.start, rule.position, rule.end, rule.position), back, width, height)
        for rule in horizontal
    ]
    boxes += [
        rotate_box(Box(rule.position, rule.start, rule.position, rule.end), back, width, height)
        for rule in vertical
    ]
    new_horizontal = sorted(
        RulingLine(box.y0, box.x0, box.x1) for box in boxes if box.x1 - box.x0 > box.y1 - box.y0
    )
    new_vertical = sorted(
        RulingLine(box.x0, box.y0, box.y1) for box in boxes if box.x1 - box.x0 <= box.y1 - box.y0
    )
    return words, new_horizontal, new_vertical, (height, width) if rotation in (90, 270) else size


def rotate_areas(
    areas: Sequence[PaintedArea], rotation: int, size: tuple[float, float]
) -> list[PaintedArea]:
    """The areas turned clockwise by `rotation` on a page that was of `size` before."""
    back = 360 - rotation if rotation else 0
    return [PaintedArea(*rotate_box(Box(*area[:4]), back, *size), *area[4:]) for area in areas]
