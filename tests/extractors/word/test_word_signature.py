"""What bytes are meant to be is told by the bytes."""

from __future__ import annotations

from extractors.word.word_signature import is_word_file
from tests.support.word_packages import OLE, SOUND


def test_what_is_meant_is_told_by_the_bytes() -> None:
    assert is_word_file(SOUND)
    assert is_word_file(OLE)
    assert not is_word_file(b"%PDF-1.7")
    assert not is_word_file(b"")
