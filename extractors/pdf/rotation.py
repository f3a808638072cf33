"""Turns a page's words and rules so that its text stands upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.records import Box, Rule, Word, turned


def quarter_turn(direction: tuple[float, float]) -> int:
    """The nearest quarter turn, anticlockwise in degrees, of a writing direction (y downwards)."""
    dx, dy = direction
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 180
    return 90 if dy < 0 else 270


def dominant_turn(words: Sequence[Word]) -> int:
    """The reading direction of most letters: 0, 90, 180 or 270 (see `Word.turn`)."""
    letters: Counter[int] = Counter()
    for word in words:
        letters[word.turn] += len(word.text)
    return letters.most_common(1)[0][0] if letters else 0


def upright(
    words: Sequence[Word],
    horizontal: Sequence[Rule],
    vertical: Sequence[Rule],
    turn: int,
    size: tuple[float, float],
) -> tuple[list[Word], list[Rule], list[Rule], tuple[float, float]]:
    """Everything turned clockwise by `turn`, and the page's width and height after that."""
    if not turn:
        return list(words), list(horizontal), list(vertical), size
    back = 360 - turn
    width, height = size
    words = [
        word._replace(
            **turned(Box(*word[:4]), back, width, height)._asdict(), turn=(word.turn - turn) % 360
        )
        for word in words
    ]
    boxes = [
        turned(Box(rule.lo, rule.at, rule.hi, rule.at), back, width, height) for rule in horizontal
    ]
    boxes += [
        turned(Box(rule.at, rule.lo, rule.at, rule.hi), back, width, height) for rule in vertical
    ]
    level = sorted(
        Rule(box.y0, box.x0, box.x1) for box in boxes if box.x1 - box.x0 > box.y1 - box.y0
    )
    plumb = sorted(
        Rule(box.x0, box.y0, box.y1) for box in boxes if box.x1 - box.x0 <= box.y1 - box.y0
    )
    return words, level, plumb, (height, width) if turn in (90, 270) else size
