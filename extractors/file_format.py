"""The forms in which a plan comes, the surest first.

A PDF says where everything is printed, so that each value can be looked up on its page; a Word file
has the tables, but no pages; in a bare text rows and columns are inferred.
"""

from __future__ import annotations

from typing import Literal, get_args

from extractors.plain_text.text_signature import is_text
from extractors.word.word_signature import is_word

Form = Literal["PDF", "Word file", "bare text"]

FORMS: tuple[Form, ...] = get_args(Form)
"""By how far they are trusted: of one plan in several forms, the first of these is published."""


def form_of(content: bytes) -> Form:
    """The form of a plan, told by its bytes and not by a name."""
    if is_word(content):
        return "Word file"
    return "bare text" if is_text(content) else "PDF"
