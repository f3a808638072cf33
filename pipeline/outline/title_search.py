"""The text between two tables → the title of the lower one, and what else stands there.

They are told apart by form (see `pipeline.outline.paragraphs`) and place: a numbered title, an
unnumbered one directly above the table, the plan's own title, the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from extractors.records.page_layouts import TextLine
from normalizers.dates.periods import count_periods
from normalizers.titles.section_marks import SectionMark
from pipeline.outline.paragraphs import (
    LooseParagraph,
    fold_text,
    is_sentence,
    split_paragraphs,
)

MIN_TITLE_LETTERS = 4
"""The least letters of an unnumbered title."""

_PLAN_WORD = re.compile(
    r"\bпландары\b|\bпланы\b|\bплан(?:\s+работы|\s+мероприятий)?\b|\bпрограмма(?:сы)?\b|"
    r"\bжол картасы\b|\bдорожная карта\b"
)
_BARE_PLAN = re.compile(
    r"(?:(?:жылдык|иш|иштин|окуу|годовой|перспективный|календарный|комплексный)\s+)*"
    r"(?:планы|пландары|программасы|план(?:\s+(?:работы|мероприятий))?|программа)"
)


class TitleRegion(Struct):
    """The text above a table: its title and mark, if any, numbered titles of parts, the plan's own
    title, and the rest in blocks."""

    title: tuple[TextLine, ...] = ()
    mark: SectionMark | None = None
    part_titles: list[tuple[tuple[TextLine, ...], SectionMark]] = field(default_factory=list)
    plan_title: tuple[TextLine, ...] = ()
    loose_blocks: list[tuple[TextLine, ...]] = field(default_factory=list)


def read_region(
    blocks: Sequence[tuple[TextLine, ...]],
    before: SectionMark | None,
    *,
    holds_plan_title: bool,
    has_table: bool = True,
) -> TitleRegion:
    """Reads the blocks of text above a table; `before` is the mark of the last section.

    `holds_plan_title`: no table of the plan stands above them. Without a table below (`has_table`),
    unnumbered text is no title.
    """
    paragraphs = split_paragraphs(blocks, before)
    region = TitleRegion()
    plan_end = _find_plan_title_end(paragraphs) if holds_plan_title else 0
    numbered = [index for index, paragraph in enumerate(paragraphs) if paragraph.kind == "mark"]
    used: set[int] = set()
    if numbered and has_table:
        last = numbered[-1]
        chosen = [last, *_find_title_behind_mark(paragraphs, last)]
        region.title = tuple(line for index in chosen for line in paragraphs[index].lines)
        region.mark = paragraphs[last].mark
        used |= {*chosen}
        numbered = numbered[:-1]
    elif has_table:
        index = _find_unnumbered_title(paragraphs, plan_end)
        if index is not None:
            region.title = tuple(paragraphs[index].lines)
            used.add(index)
    for index in numbered:
        mark = paragraphs[index].mark
        chosen = [index, *_find_title_behind_mark(paragraphs, index)]
        if mark is not None and not used & {*chosen}:
            lines = tuple(line for place in chosen for line in paragraphs[place].lines)
            region.part_titles.append((lines, mark))
            used |= {*chosen}
    plan_lines: list[TextLine] = []
    for index in range(plan_end):
        if paragraphs[index].kind == "plan" and index not in used:
            plan_lines += paragraphs[index].lines
            used.add(index)
    region.plan_title = tuple(plan_lines)
    region.loose_blocks = _collect_loose_blocks(paragraphs, used)
    return region


def _find_title_behind_mark(paragraphs: Sequence[LooseParagraph], index: int) -> list[int]:
    """The paragraph after one that is only a mark, such as `3-бөлүм`: it is the title. Empty if
    there is none."""
    mark = paragraphs[index].mark
    text = paragraphs[index].text
    if mark is None or any(map(str.isalnum, text[mark.length :])):
        return []
    following = index + 1
    if following < len(paragraphs) and paragraphs[following].kind == "plain":
        return [following]
    return []


def _find_unnumbered_title(paragraphs: list[LooseParagraph], plan_end: int) -> int | None:
    """The last paragraph that may be a title; only aims, prose, lists and captions may stand
    between it and the table."""
    for index in range(len(paragraphs) - 1, plan_end - 1, -1):
        kind = paragraphs[index].kind
        is_last_intro = kind == "intro" and index == len(paragraphs) - 1
        if (kind == "plain" or is_last_intro) and any(map(str.isalpha, paragraphs[index].text)):
            letters = sum(map(str.isalpha, paragraphs[index].text))
            return index if letters >= MIN_TITLE_LETTERS else None
        if kind not in ("aim", "intro", "prose", "list", "caption"):
            return None
    return None


def _find_plan_title_end(paragraphs: list[LooseParagraph]) -> int:
    """How many paragraphs there are up to the end of the plan's own title; those of the title get
    the kind `plan`.

    The title ends with the line that names the period, or else the plan. Lines that follow in the
    same paragraph become a paragraph of their own.
    """
    free = [i for i, one in enumerate(paragraphs) if one.kind in ("plain", "prose")]
    with_period = [i for i in free if count_periods([paragraphs[i].text])]
    with_plan = [i for i in free if _PLAN_WORD.search(fold_text(paragraphs[i].text))]
    titles = [i for i in with_period if paragraphs[i].kind == "plain" or i in with_plan]
    if titles:
        last = titles[-1]
        behind = [i for i in with_plan if last < i <= last + 1 and _is_bare_plan(paragraphs[i])]
        last = behind[-1] if behind else last
    elif with_plan:
        last = with_plan[0]
    else:
        return 0
    lines = paragraphs[last].lines
    end = _find_last_title_line(lines)
    if end < len(lines):
        rest = LooseParagraph(lines[end:], paragraphs[last].block)
        paragraphs[last].lines = lines[:end]
        paragraphs.insert(last + 1, rest)
    begin = min([last, *(i for i in with_plan if i <= last), *(i for i in titles if i <= last)])
    for index in range(begin, last + 1):
        if paragraphs[index].kind in ("plain", "prose"):
            paragraphs[index].kind = "plan"
    return last + 1


def _find_last_title_line(lines: Sequence[TextLine]) -> int:
    """How many lines of a paragraph are the plan's title: up to the last that names the period or
    the plan, but no prose below the period."""
    end = max((at for at, line in enumerate(lines, 1) if count_periods([line.text])), default=0)
    for at, line in enumerate(lines[end:], end + 1):
        is_prose = end and is_sentence(" ".join(one.text for one in lines[at - 1 :]))
        if _PLAN_WORD.search(fold_text(line.text)) and not is_prose:
            end = at
    return end or len(lines)


def _is_bare_plan(paragraph: LooseParagraph) -> bool:
    """Whether a paragraph is only the word “plan” with its kind, such as `ЖЫЛДЫК ИШ ПЛАНЫ`."""
    return _BARE_PLAN.fullmatch(fold_text(paragraph.text).strip(" .")) is not None


def _collect_loose_blocks(
    paragraphs: Sequence[LooseParagraph], used: set[int]
) -> list[tuple[TextLine, ...]]:
    """The lines of all unused paragraphs; neighbours of one block stay together."""
    blocks: list[tuple[int, int, list[TextLine]]] = []
    for index, paragraph in enumerate(paragraphs):
        if index in used:
            continue
        if blocks and blocks[-1][0] == paragraph.block and blocks[-1][1] == index - 1:
            blocks[-1] = (paragraph.block, index, [*blocks[-1][2], *paragraph.lines])
        else:
            blocks.append((paragraph.block, index, list(paragraph.lines)))
    return [tuple(lines) for _, _, lines in blocks]
