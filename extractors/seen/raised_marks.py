"""Small raised marks → references to notes, kept apart from the numbers beside which they stand.

“120¹” is 120 with a note, not 1201. A raised 2 or 3 after a unit of a letter or two is its power,
and becomes the sign of that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.records.page_marks import AsideText, Word
from extractors.seen.read_glyphs import ReadGlyph, Verdict, Verdicts, build_words_of_glyphs

MAX_MARK_SIZE_SHARE = 0.8
"""A mark is at most this share of the size of the text beside it."""

MIN_RAISE_SHARE = 0.1
"""A small mark stands at least this share of that size above its line."""

MIN_SAME_SIZE_RAISE_SHARE = 0.22
"""A mark that is not small stands higher than that."""

MAX_RAISE_SHARE = 0.8
"""What stands higher still is another line."""

MAX_SMALL_MARK_SHARE = 0.7
"""A figure so small after a figure is a mark even where it is not raised, or stands lower."""

MAX_DROP_SHARE = 0.5
"""What stands lower, by this share of the text's size, is another line."""

MAX_GAP_SHARE = 0.6
"""A mark stands at most this share of the text's size to the side of it."""

ROW_HEIGHT_PT = 16.0
"""The text of a mark has its foot in the same stripe of so many points, or in the next."""

SUPERSCRIPT_DIGITS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
"""Raised figures that are signs of their own."""

_MARK_PATTERN = re.compile(r"[\d⁰¹²³⁴-⁹*∗⁎†‡)(,\]\[]+")
_UNIT_PATTERN = re.compile(r"(?:^|[\s\d(])[^\W\d_]{1,2}$")
_POWERS = {"2": "²", "3": "³"}
_FRACTION_BARS = frozenset("/⁄∕")

NOTE_MARK = Verdict("note_mark", "a raised mark")
"""The verdict on a glyph that refers to a note."""


class MarkedGlyphs(NamedTuple):
    """Glyphs with verdicts on their raised marks; `label_ends` are where the texts of notes begin,
    after the mark at the head of their line."""

    glyphs: list[ReadGlyph]
    verdicts: Verdicts
    label_ends: frozenset[int]


def find_raised_marks(glyphs: Sequence[ReadGlyph], verdicts: Verdicts) -> MarkedGlyphs:
    """The glyphs with verdicts on the marks among them."""
    result, new_verdicts, label_ends = list(glyphs), list(verdicts), set()
    visible = [i for i, glyph in enumerate(glyphs) if not (verdicts[i] or glyph.text.isspace())]
    rows: dict[int, list[int]] = {}
    for index in visible:
        rows.setdefault(int(glyphs[index].origin[1] / ROW_HEIGHT_PT), []).append(index)
    place = 0
    while place < len(visible):
        end = place
        reference = _find_reference(glyphs, visible, place, rows)
        while (
            reference is not None
            and end < len(visible)
            and glyphs[visible[end]].run == glyphs[visible[place]].run
            and _is_mark_beside(glyphs[visible[end]], glyphs[reference])
        ):
            end += 1
        if reference is None or end == place:
            place += 1
            continue
        members = visible[place:end]
        text = "".join(glyphs[index].text for index in members)
        following = visible[end] if end < len(visible) else None
        is_fraction = following is not None and glyphs[following].text in _FRACTION_BARS
        if _MARK_PATTERN.fullmatch(text) and not is_fraction:
            if reference > members[-1]:
                label_ends.add(reference)
            elif text in _POWERS and _UNIT_PATTERN.search(_read_before(glyphs, members[0])):
                result[members[0]] = glyphs[members[0]]._replace(text=_POWERS[text])
            elif _is_raised_or_after_figure(glyphs, members[0], reference):
                for index in members:
                    new_verdicts[index] = NOTE_MARK
        place = end
    return MarkedGlyphs(result, new_verdicts, frozenset(label_ends))


def _find_reference(
    glyphs: Sequence[ReadGlyph],
    visible: Sequence[int],
    place: int,
    rows: dict[int, list[int]],
) -> int | None:
    """The glyph that a mark would belong to: the one before it, else the one after it.

    A library may take a raised mark for a line of its own, so what stands left of it counts too.
    """
    glyph = glyphs[visible[place]]
    if place and glyphs[visible[place - 1]].run == glyph.run:
        return visible[place - 1] if _is_near(glyphs[visible[place - 1]], glyph) else None
    if not _MARK_PATTERN.fullmatch(glyph.text):
        return None
    row = int(glyph.origin[1] / ROW_HEIGHT_PT)
    beside = [
        index
        for near in (row - 1, row, row + 1)
        for index in rows.get(near, ())
        if glyphs[index].run != glyph.run
        and _is_near(glyphs[index], glyph)
        and _is_mark_beside(glyph, glyphs[index])
    ]
    if beside:
        return max(beside, key=lambda index: glyphs[index].box.x1)
    for index in visible[place + 1 :]:
        if glyphs[index].run != glyph.run:
            return None
        if not _MARK_PATTERN.fullmatch(glyphs[index].text):
            return index if _is_mark_beside(glyph, glyphs[index]) else None
    return None


def _is_near(left: ReadGlyph, right: ReadGlyph) -> bool:
    gap = right.box.x0 - left.box.x1
    return -0.3 * left.size < gap < MAX_GAP_SHARE * max(left.size, right.size)


def _is_mark_beside(mark: ReadGlyph, text: ReadGlyph) -> bool:
    """Whether a glyph is small and raised, or a small figure, or a raised sign, beside another."""
    if mark.text in SUPERSCRIPT_DIGITS:
        return True
    raised = (text.origin[1] - mark.origin[1]) / text.size
    share = mark.size / text.size
    if raised > MAX_RAISE_SHARE:
        return False
    return (
        (share <= MAX_MARK_SIZE_SHARE and raised >= MIN_RAISE_SHARE)
        or (share <= 1.02 and raised >= MIN_SAME_SIZE_RAISE_SHARE)
        or (share <= MAX_SMALL_MARK_SHARE and -MAX_DROP_SHARE <= raised < MIN_RAISE_SHARE)
    )


def _is_raised_or_after_figure(glyphs: Sequence[ReadGlyph], first: int, reference: int) -> bool:
    """Whether a mark refers to a note: it is raised or follows a figure. The 2 of H₂O does
    neither."""
    mark, text = glyphs[first], glyphs[reference]
    is_raised = (
        mark.text in SUPERSCRIPT_DIGITS
        or (text.origin[1] - mark.origin[1]) / text.size >= MIN_RAISE_SHARE
    )
    return is_raised or text.text.isdigit()


def _read_before(glyphs: Sequence[ReadGlyph], index: int) -> str:
    run = glyphs[index].run
    return "".join(glyph.text for glyph in glyphs[max(0, index - 4) : index] if glyph.run == run)


def link_notes(texts: Sequence[AsideText], marked: MarkedGlyphs) -> list[AsideText]:
    """The texts kept apart, each mark among them with the text of its note, if it is found.

    A note is a line that begins with the same mark, raised there too, or lower on the page.
    """
    if not any(text.kind == "note_mark" for text in texts):
        return list(texts)
    words = build_words_of_glyphs(marked.glyphs, marked.verdicts, marked.label_ends)
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.text_run >> 16, []).append(word)
    linked = []
    for text in texts:
        note = None
        if text.kind == "note_mark":
            label = "".join(SUPERSCRIPT_DIGITS.get(char, char) for char in text.text).strip("()[],")
            candidates = [
                line
                for line in lines.values()
                if len(line) > 1
                and line[0].text.strip("()[].,") == label
                and line[0].y0 > text.box.y1
            ]
            if candidates:
                lowest = max(candidates, key=lambda line: line[0].y0)
                note = " ".join(word.text for word in lowest[1:])
        linked.append(text._replace(note=note))
    return linked
