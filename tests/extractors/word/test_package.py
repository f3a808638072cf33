"""Files that are no Word files, or do harm, are refused in one line that says what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from extractors.errors import UnreadableWord
from extractors.word import package
from extractors.word.word_reader import read_word
from tests.support.docx_files import rezipped, saved
from tests.support.word_packages import OLE, SOUND

MAIN = "word/document.xml"


BOMB = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"


def without(part: str) -> bytes:
    return rezipped(SOUND, lambda parts: {n: c for n, c in parts.items() if n != part})


def replaced(part: str, change: Callable[[bytes], bytes]) -> bytes:
    return rezipped(SOUND, lambda parts: {**parts, part: change(parts[part])})


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


REFUSED: dict[str, tuple[bytes, str]] = {
    "old.doc": (OLE, "save it as .docx"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "without a password"),
    "empty": (b"", "not a Word file"),
    "text": (b"plain text", "not a Word file"),
    "any zip": (zipped(a=b"b"), "no Word file"),
    "cut short": (SOUND[: len(SOUND) // 2], "save it anew"),
    "spoilt": (SOUND[:200] + bytes(400) + SOUND[600:], "save it anew"),
    "no document": (without(MAIN), "save it anew"),
    "no relations": (without("_rels/.rels"), "save it anew"),
    "no types": (without("[Content_Types].xml"), "no Word file"),
    "styles missing": (without("word/styles.xml"), "save it anew"),
    "no xml": (replaced(MAIN, lambda _: b"<w:document"), "save it anew"),
    "other xml": (replaced(MAIN, lambda _: b"<a/>"), "none of Word"),
    "entities": (
        replaced(MAIN, lambda old: BOMB + old.partition(b"?>")[2]),
        "document type",
    ),
    "entities in styles": (
        replaced("word/styles.xml", lambda old: BOMB + old.partition(b"?>")[2]),
        "document type",
    ),
    "strict": (
        replaced("_rels/.rels", lambda old: old + b"<!-- http://purl.oclc.org/ooxml -->"),
        "Strict",
    ),
    "deep": (
        replaced(MAIN, lambda old: old.replace(b"<w:body>", b"<w:body>" + b"<w:p>" * 5000)),
        "save it anew",
    ),
    "no text": (saved(docx.Document()), "no text in it"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_in_one_line(name: str) -> None:
    data, why = REFUSED[name]
    with pytest.raises(UnreadableWord) as caught:
        read_word(data, "plan.docx")
    message = str(caught.value)
    assert message.startswith("plan.docx: ")
    assert why in message
    assert "\n" not in message


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED_BYTES", 1 << 20)
    bomb = replaced(MAIN, lambda old: old.replace(b"</w:body>", b" " * (2 << 20) + b"</w:body>"))
    with pytest.raises(UnreadableWord, match="unpacks to 3 MiB"):
        read_word(bomb, "bomb.docx")
    monkeypatch.setattr(package, "MAX_UNPACKED_BYTES", 10 << 20)
    monkeypatch.setattr(package, "MAX_PARTS", 3)
    with pytest.raises(UnreadableWord, match="at most 10 MiB in 3"):
        read_word(bomb, "bomb.docx")


def test_an_entity_is_not_resolved_even_where_the_check_is_blind() -> None:
    blind = replaced(MAIN, lambda old: (BOMB + old.partition(b"?>")[2]).decode().encode("utf-16"))
    with pytest.raises(UnreadableWord):
        read_word(blind, "plan.docx")


def test_the_least_file_is_read() -> None:
    assert [line.text for line in read_word(SOUND, "a.docx").lines] == ["текст"]
