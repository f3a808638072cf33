"""The text between two tables → the title of the lower one, and what else stands there.

Told apart by form: numbered titles, unnumbered ones right above the table, the plan's own title,
paragraphs of aims or prose, lists, signatures, a list of contents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.records import TextLine
from normalizers.dates.periods import count_periods
from normalizers.letters.confusables import RUSSIAN_KEYBOARD, fold_confusables
from normalizers.titles.section_marks import SectionMark, follows, parse_section_mark
from pipeline.structure.outline_blocks import MAX_TITLE_GAP_LINE_HEIGHTS

MAX_TITLE_LETTERS, MAX_TITLE_LINES = 260, 7
"""An unnumbered title has at most so many letters and lines."""

MIN_SENTENCE_WORDS = 4
"""So many words that end with a stop are a sentence."""

MAX_ALIGNMENT_SHIFT_PT = 12.0
"""Lines of one paragraph agree in their left edge, their middle or their right edge."""

CAPITALS_SHARE, MIN_CAPITALS = 0.65, 6
"""A line with so many letters, of which this share are capitals, is set in capitals."""

MAX_HEIGHT_CHANGE = 0.12
"""Lines of one paragraph are of one height, give or take this share."""

_SHORT_END = re.compile(r"(?:^|[\s.])(?:\w|ж|г|гг|жж|др|ст|п|б|ш|стр|проф|доц|№|\d+)\.$")
_LABEL = re.compile(r"\W*[^:.]{2,70}:(?:\s|$)")
_LIST_SIGN = re.compile(r"\s*[–—•\-*·▪►][\s\d]")
_SIGNATURE = re.compile(r"_{3,}|\.{12,}\s*[А-ЯӨҮҢA-Z]\.|м\.\s?п\.|/\s*_", re.I)
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}\s*$|…{2,}\s*\d{1,3}\s*$")
_CAPTION = re.compile(
    r"\s*(?:\(.*\)|(?:таблица|тиркеме|приложение)\s*№?\s*\d*\.?|\d*\s*-?\s*(?:таблица|тиркеме)|"
    r"\(?(?:уландысы|жалгасы|продолжение).*)\s*$",
    re.I,
)
_APPROVAL = re.compile(
    r"\W*(?:бекитем|бекитилген|бекитилди|макулдаш\w+|утвержда\w+|утвержд\w+|согласован\w*|"
    r"рассмотрен\w*|каралды|кабыл алынды|принят\w*)(?!\w)",
    re.I,
)
_PLAN_WORD = re.compile(
    r"\bпландары\b|\bпланы\b|\bплан(?:\s+работы|\s+мероприятий)?\b|\bпрограмма(?:сы)?\b|"
    r"\bжол картасы\b|\bдорожная карта\b"
)
_LABEL_WORD = re.compile(r"\W*(?:максат|милдет|цель|цели|задач)\w{0,6}\s*[:–—-]")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together: what they are, their section mark if any, and the block of the
    page in which they stand."""

    lines: list[TextLine]
    block: int
    kind: str = "plain"
    mark: SectionMark | None = None

    @property
    def text(self) -> str:
        """The lines with spaces between them."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class TitleRegion:
    """The text above a table: its title and the title's mark, if any; numbered titles of parts
    above it; the plan's own title; the rest in runs."""

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
    """What stands in the blocks of text above a table; `before` is the mark of the last section.

    `holds_plan_title`: no table of the plan stands before it. Without a table below, no unnumbered
    text is a title.
    """
    paragraphs = _split_paragraphs(blocks, before)
    region = TitleRegion()
    plan_end = _find_plan_title_end(paragraphs) if holds_plan_title else 0
    numbered = [
        index
        for index, paragraph in enumerate(paragraphs)
        if paragraph.kind == "mark"
    ]
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


def is_mostly_capitals(text: str) -> bool:
    """Whether a line is set in capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= MIN_CAPITALS and (
        sum(map(str.isupper, letters)) >= CAPITALS_SHARE * len(letters)
    )


def _split_paragraphs(
    blocks: Sequence[tuple[TextLine, ...]], before: SectionMark | None
) -> list[Paragraph]:
    """The paragraphs of some blocks, each with what it is."""
    paragraphs: list[Paragraph] = []
    for number, block in enumerate(blocks):
        previous: TextLine | None = None
        for line in block:
            if previous is None or _begins_paragraph(line, previous, paragraphs[-1], before):
                paragraphs.append(Paragraph([], number))
            paragraphs[-1].lines.append(line)
            previous = line
    _classify(paragraphs, before)
    return paragraphs


def _begins_paragraph(
    line: TextLine, previous: TextLine, paragraph: Paragraph, before: SectionMark | None
) -> bool:
    """Whether a line begins another paragraph than the line right above it."""
    text, above = line.text, previous.text.rstrip()
    if parse_section_mark(text, before) is not None or _LIST_SIGN.match(text):
        return True
    if _LABEL.match(text) or _LABEL_WORD.match(_fold(text)) or _SIGNATURE.search(text):
        return True
    if _CONTENTS.search(above) or _SIGNATURE.search(above) or _APPROVAL.match(text):
        return True
    begins_anew = text[:1].isupper() or text[:1] in "«“\"(№" or text[:1].isdigit()
    mark = parse_section_mark(above, before)
    is_only_mark = mark is not None and not any(map(str.isalnum, above[mark.length :]))
    if is_only_mark:
        return False
    if begins_anew and (above.endswith((";", "!", "?", ":")) or _ends_sentence(above)):
        return True
    if begins_anew and _is_sentence(text) and not _is_sentence(paragraph.text):
        return True
    if _is_set_otherwise(line, previous):
        return True
    if is_mostly_capitals(above) and begins_anew and not is_mostly_capitals(text):
        return any(map(str.islower, text))
    heights = (line.box.y1 - line.box.y0, previous.box.y1 - previous.box.y0)
    return min(heights) > 0 and max(heights) / min(heights) > 1 + MAX_HEIGHT_CHANGE and begins_anew


def _classify(paragraphs: Sequence[Paragraph], before: SectionMark | None) -> None:
    """Says of each paragraph what it is; numbered ones of a list are no titles."""
    latest = before
    list_mark: SectionMark | None = None
    in_list = False
    for previous, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        text = paragraph.text.strip()
        mark = parse_section_mark(text, latest)
        if _CONTENTS.search(text):
            paragraph.kind = "contents"
        elif _SIGNATURE.search(text):
            paragraph.kind = "signature"
        elif mark is not None and len(text) <= MAX_TITLE_LETTERS:
            goes_on = in_list and (
                mark.number == "1" and previous is not None and _is_close(previous, paragraph)
                if list_mark is None
                else follows(mark, list_mark)
            )
            is_sentence = text.endswith((";", ","))
            if (goes_on and not is_mostly_capitals(text) and not mark.has_word) or is_sentence:
                paragraph.kind, list_mark, in_list = "list", mark, True
            else:
                paragraph.kind, paragraph.mark, latest = "mark", mark, mark
                in_list, list_mark = False, None
        elif _LIST_SIGN.match(text):
            paragraph.kind = "list"
        elif _APPROVAL.match(text):
            paragraph.kind = "approval"
        elif _LABEL_WORD.match(_fold(text)):
            paragraph.kind = "aim"
        elif _LABEL.match(text):
            paragraph.kind = "intro" if text.endswith(":") else "aim"
        elif _CAPTION.match(text):
            paragraph.kind = "caption"
        elif _is_sentence(text):
            paragraph.kind = "prose"
        elif len(text) > MAX_TITLE_LETTERS or len(paragraph.lines) > MAX_TITLE_LINES:
            paragraph.kind = "prose"
        if paragraph.kind in ("aim", "prose", "intro") and text.endswith(":"):
            in_list, list_mark = True, None
        elif paragraph.kind not in ("list", "mark"):
            in_list = in_list and paragraph.kind == "plain" and text[:1].islower()


def _is_close(above: Paragraph, below: Paragraph) -> bool:
    """Whether a paragraph stands right under another, without a gap between them."""
    last, first = above.lines[-1], below.lines[0]
    height = max(last.box.y1 - last.box.y0, first.box.y1 - first.box.y0)
    gap = first.box.y0 - last.box.y1
    return last.page == first.page and gap <= MAX_TITLE_GAP_LINE_HEIGHTS * height


def _is_sentence(text: str) -> bool:
    """Whether a text is a sentence, which no title is: several words that end with a stop."""
    return text.endswith(";") or (_ends_sentence(text) and len(text.split()) >= MIN_SENTENCE_WORDS)


def _ends_sentence(text: str) -> bool:
    """Whether a line ends with a stop that is not that of a number or a short form."""
    return text.endswith(".") and _SHORT_END.search(text) is None


def _is_set_otherwise(line: TextLine, previous: TextLine) -> bool:
    """Whether two lines are set in two ways: one in the middle, one at the margin."""
    left = abs(line.box.x0 - previous.box.x0)
    middle = abs(line.box.x0 + line.box.x1 - previous.box.x0 - previous.box.x1) / 2
    right = abs(line.box.x1 - previous.box.x1)
    return min(left, middle, right) > MAX_ALIGNMENT_SHIFT_PT


def _find_title_behind_mark(paragraphs: Sequence[Paragraph], index: int) -> list[int]:
    """The paragraph behind one that is only a mark, as `3-бөлүм`: it is the title."""
    mark = paragraphs[index].mark
    text = paragraphs[index].text
    if mark is None or any(map(str.isalnum, text[mark.length :])):
        return []
    following = index + 1
    if following < len(paragraphs) and paragraphs[following].kind == "plain":
        return [following]
    return []


def _find_unnumbered_title(paragraphs: list[Paragraph], plan_end: int) -> int | None:
    """The last paragraph that may be a title, right above the table but for aims and captions."""
    for index in range(len(paragraphs) - 1, plan_end - 1, -1):
        kind = paragraphs[index].kind
        is_last_intro = kind == "intro" and index == len(paragraphs) - 1
        if (kind == "plain" or is_last_intro) and any(map(str.isalpha, paragraphs[index].text)):
            letters = sum(map(str.isalpha, paragraphs[index].text))
            return index if letters > 3 else None
        if kind not in ("aim", "intro", "prose", "list", "caption"):
            return None
    return None


def _find_plan_title_end(paragraphs: list[Paragraph]) -> int:
    """How many paragraphs the plan's own title and what stands above it are; its paragraphs get
    the kind `plan`.

    Its last line names the period, or else the plan; what follows it in one paragraph is cut off.
    """
    free = [i for i, one in enumerate(paragraphs) if one.kind in ("plain", "prose")]
    with_period = [i for i in free if count_periods([paragraphs[i].text])]
    with_plan = [i for i in free if _PLAN_WORD.search(_fold(paragraphs[i].text))]
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
    end = max(
        (
            place
            for place, line in enumerate(lines, 1)
            if _PLAN_WORD.search(_fold(line.text)) or count_periods([line.text])
        ),
        default=len(lines),
    )
    if end < len(lines):
        rest = Paragraph(lines[end:], paragraphs[last].block)
        paragraphs[last].lines = lines[:end]
        paragraphs.insert(last + 1, rest)
    begin = min([last, *(i for i in with_plan if i <= last), *(i for i in titles if i <= last)])
    for index in range(begin, last + 1):
        if paragraphs[index].kind in ("plain", "prose"):
            paragraphs[index].kind = "plan"
    return last + 1


def _is_bare_plan(paragraph: Paragraph) -> bool:
    """Whether a paragraph is little more than the word “plan”, as `ИШ ПЛАНЫ`."""
    return len(paragraph.text) <= 40


def _collect_loose_blocks(
    paragraphs: Sequence[Paragraph], used: set[int]
) -> list[tuple[TextLine, ...]]:
    """The lines of all other paragraphs, those of one block together."""
    blocks: list[tuple[int, int, list[TextLine]]] = []
    for index, paragraph in enumerate(paragraphs):
        if index in used:
            continue
        if blocks and blocks[-1][0] == paragraph.block and blocks[-1][1] == index - 1:
            blocks[-1] = (paragraph.block, index, [*blocks[-1][2], *paragraph.lines])
        else:
            blocks.append((paragraph.block, index, list(paragraph.lines)))
    return [tuple(lines) for _, _, lines in blocks]


def _fold(text: str) -> str:
    return fold_confusables(text).translate(RUSSIAN_KEYBOARD)
