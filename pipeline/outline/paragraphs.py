"""Lines outside tables → paragraphs, and what each of them is by its form.

A paragraph is a numbered title, a line of a list, an aim (`Максаты: …`), prose, a signature, a line
of a table of contents, a caption, or a note of approval. What is none of these is plain, and may be
a title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from extractors.records.page_layouts import TextLine
from normalizers.letters.confusables import fold_to_russian_keyboard
from normalizers.titles.section_marks import SectionMark, follows, parse_section_mark
from pipeline.outline.outline_blocks import MAX_TITLE_GAP_LINE_HEIGHTS, Block

MAX_TITLE_LETTERS, MAX_TITLE_LINES = 260, 7
"""A title has at most so many letters and lines."""

MIN_SENTENCE_WORDS = 4
"""So many words that end with a full stop are a sentence."""

MAX_ALIGNMENT_SHIFT_PT = 12.0
"""Lines of one paragraph agree in their left edge, middle or right edge within this many points."""

CAPITALS_SHARE, MIN_CAPITALS = 0.65, 6
"""A line counts as set in capitals if it has at least `MIN_CAPITALS` letters and this share of them
are capitals."""

MAX_HEIGHT_CHANGE = 0.12
"""Lines of one paragraph differ in height by at most this share."""

MAX_WORD_GAP_LINE_HEIGHTS = 0.6
"""The largest gap between two words of one line, in line heights."""

_SHORT_END = re.compile(r"(?:^|[\s.])(?:\w|ж|г|гг|жж|др|ст|п|б|ш|стр|проф|доц|№|\d+)\.$")
_LABEL = re.compile(r"\W*[^:.]{2,70}:(?:\s|$)")
_AIM = re.compile(r"\W*(?:максат|милдет|цель|цели|задач)\w{0,6}\s*[:–—-]")
_LIST_SIGN = re.compile(r"\s*[–—•\-*·▪►][\s\d]")
_SIGNATURE = re.compile(r"_{3,}|\.{12,}\s*[А-ЯӨҮҢA-Z]\.|м\.\s?п\.|/\s*_", re.I)
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}\s*$|…{2,}\s*\d{1,3}\s*$")
_CAPTION = re.compile(
    r"\s*(?:\(.*\)|(?:таблица|тиркеме|приложение)\s*№?\s*\d*\.?|\d*\s*-?\s*(?:таблица|тиркеме)|"
    r"\(?(?:уландысы|жалгасы|продолжение).*)\s*$",
    re.I,
)
_TITLE_BEHIND = r"(?:(?<=[а-яё]{4})|(?<=\d))\.\s+(?-i:[А-ЯЁӨҮҢ])|план\s+работ|иш\s+планы"
_RUSSIAN_ANNEX = rf"\W*приложени[ея]\s*(?:№?\s*\d{{1,2}})?\W*(?:\s+к\s(?:(?!{_TITLE_BEHIND}).)+)?"
_KYRGYZ_ANNEX = (
    r"(?:.*\w(?:[гк][аеоө]|[ыиуү]н[аеоө])(?:\s+карата)?\s)?"
    r"[^\w.]*\d{1,2}\s*[-–—]?\s*тирке(?:ме|меси)\W*"
)
_ANNEX = re.compile(f"{_RUSSIAN_ANNEX}|{_KYRGYZ_ANNEX}", re.I | re.S)
"""What an annex is of, and no title beside it: `Приложение № 2 к приказу …`, `… токтомуна
1-тиркеме`."""
_ANNEX_BEGINNING = re.compile(f"{_RUSSIAN_ANNEX}$", re.I)
_WHOLE_ANNEX = re.compile(
    r"№\s*\d\S*\W*$|(?:19|20)\d\d[^\d]{0,6}$|тирке(?:ме|меси)\W*$|\d\W*$", re.I
)
_APPROVAL = re.compile(
    r"\W*(?:бекитем|бекитилген|бекитилди|макулдаш\w+|утвержда\w+|утвержд\w+|согласован\w*|"
    r"рассмотрен\w*|каралды|кабыл алынды|принят\w*)(?!\w)",
    re.I,
)


class LooseParagraph(Struct):
    """Lines that belong together: their kind, their section mark if any, and the index of their
    block."""

    lines: list[TextLine]
    block: int
    kind: str = "plain"
    mark: SectionMark | None = None

    @property
    def text(self) -> str:
        """The lines with spaces between them."""
        return " ".join(line.text for line in self.lines)


def split_paragraphs(blocks: Sequence[Block], before: SectionMark | None) -> list[LooseParagraph]:
    """The paragraphs of some blocks, each with its kind; `before` is the mark of the last section
    above."""
    paragraphs: list[LooseParagraph] = []
    for number, block in enumerate(blocks):
        previous: TextLine | None = None
        for line in block:
            if previous is None or _begins_paragraph(line, previous, paragraphs[-1], before):
                paragraphs.append(LooseParagraph([], number))
            paragraphs[-1].lines.append(line)
            previous = line
    _classify(paragraphs, before)
    return paragraphs


def is_mostly_capitals(text: str) -> bool:
    """Whether a line is set in capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= MIN_CAPITALS and (
        sum(map(str.isupper, letters)) >= CAPITALS_SHARE * len(letters)
    )


def fold_text(text: str) -> str:
    """A text folded for comparing it with words."""
    return fold_to_russian_keyboard(text)


def _begins_paragraph(
    line: TextLine, previous: TextLine, paragraph: LooseParagraph, before: SectionMark | None
) -> bool:
    """Whether a line begins another paragraph than the line right above it."""
    text, above = line.text, previous.text.rstrip()
    if _goes_on_beside(line, previous):
        return False
    if _has_form_of_its_own(text, before) or _CONTENTS.search(above) or _SIGNATURE.search(above):
        return True
    mark = parse_section_mark(above, before)
    if mark is not None and not any(map(str.isalnum, above[mark.length :])):
        return False  # “3-бөлүм”, its title below
    begins_anew = text[:1].isupper() or text[:1].isdigit() or text[:1] in '«“"(№'
    return _is_set_otherwise(line, previous) or (
        begins_anew and any(_iter_changes(line, previous, paragraph))
    )


def _goes_on_beside(line: TextLine, previous: TextLine) -> bool:
    """Whether two lines are pieces of one printed line, a word's space apart."""
    height = previous.box.y1 - previous.box.y0
    shared = min(line.box.y1, previous.box.y1) - max(line.box.y0, previous.box.y0)
    gap = line.box.x0 - previous.box.x1
    return shared > height / 2 and 0 <= gap <= MAX_WORD_GAP_LINE_HEIGHTS * height


def _has_form_of_its_own(text: str, before: SectionMark | None) -> bool:
    """Whether a line begins a paragraph by its own form."""
    return parse_section_mark(text, before) is not None or any(
        (
            _LIST_SIGN.match(text),
            _LABEL.match(text),
            _AIM.match(fold_text(text)),
            _SIGNATURE.search(text),
            _APPROVAL.match(text),
            _ANNEX_BEGINNING.match(text),
        )
    )


def _iter_changes(line: TextLine, previous: TextLine, paragraph: LooseParagraph) -> Iterator[bool]:
    """Yields signs that a line with a capital in front does not continue the line above."""
    text, above = line.text, previous.text.rstrip()
    yield above.endswith((";", "!", "?", ":")) or _ends_sentence(above)
    yield _ANNEX.fullmatch(paragraph.text) is not None and _WHOLE_ANNEX.search(above) is not None
    yield is_sentence(text) and not is_sentence(paragraph.text)
    yield is_mostly_capitals(above) and not is_mostly_capitals(text) and not text.isupper()
    heights = (line.box.y1 - line.box.y0, previous.box.y1 - previous.box.y0)
    yield min(heights) > 0 and max(heights) / min(heights) > 1 + MAX_HEIGHT_CHANGE


def _is_set_otherwise(line: TextLine, previous: TextLine) -> bool:
    """Whether two lines are aligned differently: one centred, for example, and one at the
    margin."""
    left = abs(line.box.x0 - previous.box.x0)
    middle = abs(line.box.x0 + line.box.x1 - previous.box.x0 - previous.box.x1) / 2
    right = abs(line.box.x1 - previous.box.x1)
    return min(left, middle, right) > MAX_ALIGNMENT_SHIFT_PT


def _is_too_long(text: str) -> bool:
    return is_sentence(text) or len(text) > MAX_TITLE_LETTERS


_FORMS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("list", _LIST_SIGN.match),
    ("approval", _APPROVAL.match),
    ("aim", lambda text: _AIM.match(fold_text(text))),
    ("intro", lambda text: _LABEL.match(text) and text.endswith(":")),
    ("aim", _LABEL.match),
    ("caption", _CAPTION.match),
    ("caption", _ANNEX.fullmatch),
    ("prose", _is_too_long),
)
"""The kinds of a paragraph without a number, each with its test; the first that fits counts."""


def _classify(paragraphs: Sequence[LooseParagraph], before: SectionMark | None) -> None:
    """Sets the kind of each paragraph; numbered lines of a list are told apart from titles."""
    latest = before
    list_mark: SectionMark | None = None
    in_list = False
    for previous, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        text = paragraph.text.strip()
        mark = parse_section_mark(text, latest)
        is_title = mark is not None and len(text) <= MAX_TITLE_LETTERS
        if _CONTENTS.search(text) or _SIGNATURE.search(text):
            paragraph.kind = "contents" if _CONTENTS.search(text) else "signature"
        elif mark is not None and is_title:
            if in_list and list_mark is None:
                goes_on = mark.number == "1" and previous is not None
                goes_on = goes_on and _is_close(previous, paragraph)
            else:
                goes_on = in_list and list_mark is not None and follows(mark, list_mark)
            stands_out = is_mostly_capitals(text) or (mark.has_word and not mark.has_aim_word)
            if (goes_on and not stands_out) or text.endswith((";", ",")):
                paragraph.kind, list_mark, in_list = "list", mark, True
            else:
                paragraph.kind, paragraph.mark, latest = "mark", mark, mark
                in_list, list_mark = False, None
        else:
            paragraph.kind = next((kind for kind, has_form in _FORMS if has_form(text)), "plain")
            if paragraph.kind == "plain" and len(paragraph.lines) > MAX_TITLE_LINES:
                paragraph.kind = "prose"
        # What follows “Милдеттери:” is a list, even if its lines are numbered like titles.
        if paragraph.kind in ("aim", "prose", "intro") and text.endswith(":"):
            in_list, list_mark = True, None
        elif paragraph.kind not in ("list", "mark"):
            in_list = in_list and paragraph.kind == "plain" and text[:1].islower()


def _is_close(above: LooseParagraph | None, below: LooseParagraph) -> bool:
    """Whether a paragraph stands directly under another, without a gap."""
    if above is None:
        return False
    last, first = above.lines[-1], below.lines[0]
    height = max(last.box.y1 - last.box.y0, first.box.y1 - first.box.y0)
    gap = first.box.y0 - last.box.y1
    return last.page == first.page and gap <= MAX_TITLE_GAP_LINE_HEIGHTS * height


def is_sentence(text: str) -> bool:
    """Whether a text is a sentence and so no title: several words that end with a full stop."""
    return text.endswith(";") or (_ends_sentence(text) and len(text.split()) >= MIN_SENTENCE_WORDS)


def _ends_sentence(text: str) -> bool:
    """Whether a line ends with a full stop that does not belong to a number or a short form."""
    return text.endswith(".") and _SHORT_END.search(text) is None
