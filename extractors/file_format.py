"""The file formats in which a plan comes, the most trusted first.

A PDF says where everything is printed, so that each value can be looked up on its page; a Word file
has the tables, but no pages; in a bare text rows and columns are inferred.
"""

from __future__ import annotations

from typing import Literal, get_args

from extractors.plain_text.text_signature import is_plain_text
from extractors.word.word_signature import is_word_file

FileFormat = Literal["PDF", "Word file", "bare text"]

FILE_FORMATS: tuple[FileFormat, ...] = get_args(FileFormat)
"""The most trusted first: of one plan in several formats, the first of these is published."""


def detect_format(content: bytes) -> FileFormat:
    """The format of a plan's file, told by its bytes and not by its name."""
    # PDF is the last guess: its reader says best why a file is none of these.
    if is_word_file(content):
        return "Word file"
    return "bare text" if is_plain_text(content) else "PDF"
