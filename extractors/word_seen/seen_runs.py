"""The runs of a Word file's paragraphs in order: what of each is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from extractors.symbol_fonts import replace_symbols
from extractors.word_seen.equations import is_built_up, write_equation
from extractors.word_seen.fields import (
    FIELD_CODE_TAG,
    FIELD_MARK_TAG,
    FieldStack,
    read_code,
)
from extractors.word_seen.left_out import (
    FIELD_UNREAD_CODE,
    NOTE_MARK_CODE,
    STRUCK_CODE,
    UNSEEN_CODE,
    LeftOut,
    LeftOutLog,
)
from extractors.word_seen.markup import (
    ROW_TAG,
    SYMBOL_TAG,
    Element,
    gather_printed_text,
    get_parent,
    get_printed_text,
    iter_printed_children,
    iter_printed_tree,
    qualified_name,
)
from extractors.word_seen.raised_text import shift_text
from extractors.word_seen.run_formats import RunFormat, RunFormats

RUN_TAG, _TEXT_TAG, _MATH_RUN_TAG = map(qualified_name, ("w:r", "w:t", "m:r"))
_PROPERTIES_TAG = qualified_name("w:rPr")
_NOTE_MARK_TAGS = {
    qualified_name(f"w:{name}"): name for name in ("footnoteReference", "endnoteReference")
}
STRUCK_MESSAGE = "Text that is struck out is left out"
PROMPT_REASON = "it only says what should be filled in"


class SeenRuns:
    """Reduces runs in the order of the text to what is seen, and notes what is taken out.

    `cell` is the outermost cell around them.
    """

    def __init__(
        self, formats: RunFormats, log: LeftOutLog, note_texts: Mapping[tuple[str, str], str]
    ) -> None:
        self.cell: Element | None = None
        self._formats, self._log, self._note_texts = formats, log, note_texts
        self._fields: FieldStack | None = None
        self._paragraph: Element | None = None
        self._is_in_prompt = False
        self._text_before = ""
        self._was_raised = False
        self._needs_gap = False

    @contextmanager
    def inside_story(self, root: Element) -> Iterator[None]:
        """While what lies below `root` is read, which has fields and paragraphs of its own."""
        outer = self._fields, self._paragraph, self._text_before
        kinds: list[str | None] = []
        if next(root.iter(FIELD_MARK_TAG), None) is not None:
            marks = (one for one in iter_printed_tree(root) if one.tag == FIELD_MARK_TAG)
            kinds = [mark.get(qualified_name("w:fldCharType")) for mark in marks]
        # In a damaged file a field may have no end: then nothing is taken for its code.
        self._fields = FieldStack() if kinds.count("begin") == kinds.count("end") else None
        self._text_before = ""
        yield
        self._fields, self._paragraph, self._text_before = outer

    @property
    def has_text(self) -> bool:
        """Whether text of the paragraph that is read has stayed."""
        return bool(self._text_before.strip())

    @contextmanager
    def inside_paragraph(self, paragraph: Element) -> Iterator[None]:
        """While a paragraph is read."""
        outer, self._paragraph = self._paragraph, paragraph
        self._text_before, self._was_raised, self._needs_gap = "", False, False
        yield
        self._paragraph = outer

    @contextmanager
    def inside_prompt(self) -> Iterator[None]:
        """While the content of an empty control is read."""
        outer, self._is_in_prompt = self._is_in_prompt, True
        yield
        self._is_in_prompt = outer

    def tell(self, code: str, message: str, text: str) -> None:
        """Notes a piece of text that stands, or would stand, here."""
        row = None if self.cell is None else next(self.cell.iterancestors(ROW_TAG), None)
        self._log.entries.append(LeftOut(code, message, text, self.cell, row))

    def reduce_run(self, run: Element) -> None:
        """Takes out of a run what is not seen; what is anchored to it stays, unless nobody sees
        it."""
        style = self._formats.find_format(run, self._paragraph)
        for child in list(iter_printed_children(run)):
            if child.tag == _PROPERTIES_TAG:
                continue
            if child.tag == FIELD_MARK_TAG:
                self._pass_field_mark(child, style)
            elif child.tag == FIELD_CODE_TAG and self._fields is not None:
                self._fields.add_code(child.text or "")
            elif self._fields is not None and self._fields.hides_text:
                run.remove(child)
            elif child.tag in _NOTE_MARK_TAGS:
                self._tell_note(child)
            elif self._is_left_out(child, style):
                self._leave_space(child, style)
            else:
                self._write(child, style)

    def reduce_equation(self, equation: Element) -> None:
        """Puts a run with an equation's text in the place of the equation."""
        runs = list(equation.iter(_MATH_RUN_TAG))
        styles = [self._formats.find_format(run, self._paragraph) for run in runs]
        text = write_equation(equation)
        if is_built_up(equation):
            text = self._begin_apart(text)
        run = _make_run(equation, text)
        get_parent(equation).replace(equation, run)
        hidden = self._fields is not None and self._fields.hides_text
        worst = max(
            styles, key=lambda style: (style.is_struck, bool(style.unseen_reason)), default=None
        )
        if hidden or (worst is not None and self._is_left_out(run[0], worst)):
            get_parent(run).remove(run)
            return
        self._text_before += text
        self._needs_gap = is_built_up(equation)

    def put_behind(self, run: Element, text: str) -> None:
        """Puts text behind a run, apart from what stands before and after it."""
        run.addnext(_make_run(run, f" {text} "))
        self._text_before += f" {text} "

    def finish_simple_field(self, element: Element) -> None:
        """Puts in what a field shows that has no result but is drawn by its code."""
        code = str(element.get(qualified_name("w:instr"), ""))
        if not gather_printed_text(element):
            self._put_in_drawn(code, element)

    def _pass_field_mark(self, mark: Element, style: RunFormat) -> None:
        if self._fields is None:
            return
        run = get_parent(mark)
        text, code = self._fields.pass_mark(mark)
        if code:
            self._put_in_drawn(code, run)
        if not text:
            return
        element = run.makeelement(_TEXT_TAG)
        element.text = text
        run.replace(mark, element)
        if self._is_left_out(element, style):
            run.remove(element)
        else:
            self._text_before += text

    def _put_in_drawn(self, code: str, parent: Element) -> None:
        text = read_code(code)
        if text is None:
            message = "A field is drawn by its code, which is not read"
            self.tell(FIELD_UNREAD_CODE, message, code)
        elif text:
            text = self._begin_apart(text)
            parent.append(
                _make_run(parent, text) if parent.tag != RUN_TAG else _make_text(parent, text)
            )
            self._text_before += text

    def _is_left_out(self, element: Element, style: RunFormat) -> bool:
        """Whether what a run prints is left out; if so, a note is made."""
        reason = PROMPT_REASON if self._is_in_prompt else style.unseen_reason
        tree = iter_printed_tree(element) if reason else (element,)
        text = "".join(map(get_printed_text, tree))
        if not reason and not style.is_struck:
            return False
        if text.strip():
            message = f"Text that nobody sees is left out: {reason}" if reason else STRUCK_MESSAGE
            self.tell(UNSEEN_CODE if reason else STRUCK_CODE, message, text)
        return True

    def _tell_note(self, mark: Element) -> None:
        """A reference to a note prints a mark that no text of the file holds."""
        number = str(mark.get(qualified_name("w:id"), ""))
        text = self._note_texts.get((_NOTE_MARK_TAGS[mark.tag], number), "")
        self.tell(NOTE_MARK_CODE, f"A note hangs on {self._describe_place()}", text)

    def _describe_place(self) -> str:
        words = self._text_before.split()
        return f"“{words[-1]}”" if words else "the beginning of the text"

    def _leave_space(self, element: Element, style: RunFormat) -> None:
        """Takes an element out. Struck text leaves its space, and elements that are no text
        stay."""
        text = element.text or ""
        if style.unseen_reason or self._is_in_prompt:
            get_parent(element).remove(element)
        elif element.tag == _TEXT_TAG and text != text.strip():
            element.text = " "
        elif get_printed_text(element):
            get_parent(element).remove(element)

    def _write(self, element: Element, style: RunFormat) -> None:
        """Changes the text of an element to the form in which it is seen."""
        if element.tag == SYMBOL_TAG:
            self._text_before += get_printed_text(element)
        if element.tag != _TEXT_TAG or not element.text:
            return
        text = replace_symbols(element.text, style.font)
        text = text.upper() if style.in_capitals else text
        if style.raised:
            text = self._shift(text, style.raised)
        if self._needs_gap and text[:1].isalnum():
            text = f" {text}"
        self._needs_gap, self._was_raised = False, style.raised > 0
        element.text = text
        self._text_before += text

    def _shift(self, text: str, direction: int) -> str:
        """Raised or lowered letters as written in a line of text; the mark of a note is left
        out."""
        # A raised text may be split into several runs: the first has brought its sign `^`.
        if self._was_raised:
            return text
        shifted = shift_text(text, direction, self._text_before)
        if shifted is None:
            message = f"A raised mark is kept apart from {self._describe_place()}"
            self.tell(NOTE_MARK_CODE, message, text.strip())
            return "" if text == text.strip() else " "
        return shifted

    def _begin_apart(self, text: str) -> str:
        """The text, after a space where it would run into a figure or letter before it."""
        runs_on = self._text_before[-1:].isalnum() and text[:1].isalnum()
        return f" {text}" if runs_on else text


def _make_text(beside: Element, text: str) -> Element:
    element: Element = beside.makeelement(_TEXT_TAG)
    element.text = text
    return element


def _make_run(beside: Element, text: str) -> Element:
    run: Element = beside.makeelement(RUN_TAG)
    run.append(_make_text(beside, text))
    return run
