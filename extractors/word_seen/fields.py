"""Fields of a Word file: what is printed is their result, never their code.

    begin  code  separate  result  end          a field; in its code and its result may be others

ECMA-376 part 1, 17.16. A list to choose from and a box to tick have no result but in an attribute.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from extractors.symbol_fonts import replace_symbols
from extractors.word_seen.markup import (
    Element,
    find_at,
    get_number,
    is_on,
    qualified_name,
)

FIELD_MARK_TAG, FIELD_CODE_TAG = map(qualified_name, ("w:fldChar", "w:instrText"))
TICKED_BOX, EMPTY_BOX = "☒", "☐"
"""As Word draws the box of a form."""

_KIND = qualified_name("w:fldCharType")
_SYMBOL_CODE = re.compile(r"\s*SYMBOL\s+(0x[0-9a-f]+|\d+|[^\s\\])(.*)", re.I | re.S)
_FONT_SWITCH = re.compile(r'\\f\s*"?([^"\\]+)')
_FRACTION_CODE = re.compile(r"\s*EQ\s*\\f\s*\(([^;,()]+)[;,]([^;,()]+)\)\s*", re.I)
_DRAWN_BY_CODE = re.compile(r"\s*(EQ|SYMBOL|MACROBUTTON|GOTOBUTTON)\b", re.I)


class OpenField(Struct):
    """A field that has begun: what it shows if it is a field of a form, else None; its code so far;
    whether more of the code follows."""

    form_text: str | None
    code: str = ""
    is_in_code: bool = True


class FieldStack(Struct):
    """The fields that are open at a place of a text, each within the one before."""

    open_fields: list[OpenField] = field(default_factory=list)

    @property
    def hides_text(self) -> bool:
        """Whether text here is code, or stands for what a form has printed already."""
        return any(one.is_in_code or one.form_text is not None for one in self.open_fields)

    def add_code(self, text: str) -> None:
        """Takes a piece of the innermost field's code."""
        if self.open_fields and self.open_fields[-1].is_in_code:
            self.open_fields[-1].code += text

    def pass_mark(self, mark: Element) -> tuple[str, str]:
        """Takes note of a mark that begins, divides or ends a field.

        Returns what a form shows there, and the code of a field that ends without a result.
        """
        kind = mark.get(_KIND)
        if kind == "begin":
            was_hidden = self.hides_text
            form_text = read_form(mark)
            self.open_fields.append(OpenField(form_text))
            return "" if was_hidden else form_text or "", ""
        if not self.open_fields:
            return "", ""
        if kind == "separate":
            self.open_fields[-1].is_in_code = False
            return "", ""
        closed = self.open_fields.pop()
        has_no_result = closed.is_in_code and closed.form_text is None
        return "", closed.code if has_no_result and not self.hides_text else ""


def read_form(mark: Element) -> str | None:
    """What a list or a box of a form shows; None for any other field."""
    choices = find_at(mark, "w:ffData/w:ddList")
    if choices is not None:
        entries = [
            str(one.get(qualified_name("w:val"), ""))
            for one in choices.findall(qualified_name("w:listEntry"))
        ]
        default = get_number(find_at(choices, "w:default"), "w:val", 0)
        chosen = get_number(find_at(choices, "w:result"), "w:val", default)
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    box = find_at(mark, "w:ffData/w:checkBox")
    if box is None:
        return None
    name = "w:checked" if find_at(box, "w:checked") is not None else "w:default"
    return TICKED_BOX if is_on(box, name) else EMPTY_BOX


def read_code(code: str) -> str | None:
    """What a field without a result prints: a sign or fraction drawn by its code, mostly nothing.

    None if it is drawn by a code that is not understood.
    """
    if match := _SYMBOL_CODE.match(code):
        number, switches = match.groups()
        font = _FONT_SWITCH.search(switches)
        if len(number) > 1 or number.isdigit():
            value = int(number, 16 if number.lower().startswith("0x") else 10)
            number = chr(value) if 0x20 <= value < 0x110000 else ""
        return replace_symbols(number, font[1].strip() if font else None)
    if match := _FRACTION_CODE.fullmatch(code):
        return f"{match[1].strip()}/{match[2].strip()}"
    return None if _DRAWN_BY_CODE.match(code) else ""


def is_prompt(control: Element) -> bool:
    """Whether a content control is empty and shows only what should be put into it."""
    return is_on(control, "w:sdtPr/w:showingPlcHdr")
