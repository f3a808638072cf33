"""Files that are no bare text are refused in one line that says what to do, or left to others."""

from __future__ import annotations

import codecs

import pytest

from extractors.errors import UnreadableText
from extractors.plain_text.read_lines import read_lines
from extractors.plain_text.text_signature import is_plain_text
from tests.support.repository import TEST_DATA

DUMP = (TEST_DATA / "text/2025-26.txt").read_bytes()
TEXT = DUMP.decode()
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))
LATIN = "Größe und Straße, Hände".encode("latin-1")

REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty or blank"),
    "mark only": (codecs.BOM_UTF8, "empty or blank"),
    "blank": (" \n\f\n\xa0\u3000".encode(), "empty or blank"),
    "png": (PNG, "bytes that no text has"),
    "zeros": (bytes(5000), "bytes that no text has"),
    "unknown": (LATIN, "in UTF-8"),
    "cut short": (DUMP[:-2] + b"\xd0", "cut short near byte 106369"),
    "nul": ("иш\0план".encode("utf-8-sig"), "U+0000"),
    "rtf": (b"{\\rtf1\\ansi\\ansicpg1251 {\\fonttbl", "save it as .docx"),
    "html": (b"\n <HTML><body>404", "web page"),
    "html 5": (b"\xef\xbb\xbf<!DOCTYPE html>", "web page"),
    "wide html": ("<html>план".encode("utf-16"), "web page"),
    "xml": (b'<?xml version="1.0"?><pkg:package>', "XML"),
    "postscript": (b"%!PS-Adobe-3.0\n", "ps2pdf"),
}
OF_TEXT = REFUSED.keys() - {"nothing", "png", "zeros"}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_in_one_line(name: str) -> None:
    data, why = REFUSED[name]
    with pytest.raises(UnreadableText) as caught:
        read_lines(data, "plan.txt")
    message = str(caught.value)
    assert message.startswith("plan.txt: ") or name == "nul"
    assert why in message
    assert "\n" not in message


@pytest.mark.parametrize("char", "\x01\x07\x1a\x1c\x1f\x7f\x80\x9f")
def test_a_control_character_is_named_with_its_line(char: str) -> None:
    data = TEXT.replace("Октябрь", f"Окт{char}ябрь", 1).encode()
    line = next(n for n, one in enumerate(TEXT.split("\n"), 1) if "Октябрь" in one)
    with pytest.raises(UnreadableText, match=rf"^a, line {line}: .*U\+{ord(char):04X}"):
        read_lines(data, "a")


@pytest.mark.parametrize("name", sorted(OF_TEXT))
def test_what_is_refused_by_name_is_left_to_no_other_reader(name: str) -> None:
    assert is_plain_text(REFUSED[name][0])


@pytest.mark.parametrize(
    "data",
    [
        *(DUMP, DUMP[:200], b"plan", b'{"a": 1}', b"a;b\n1;2\n"),
        *(TEXT.encode(one) for one in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32-be")),
        *(TEXT.encode(one, "replace") for one in ("cp1251", "koi8-r")),
    ],
)
def test_text_is_told_by_the_bytes(data: bytes) -> None:
    assert is_plain_text(data)
    assert read_lines(data, "plan.pdf").lines


@pytest.mark.parametrize(
    "data",
    [
        *(b"", PNG, bytes(5000)),
        *(
            b"%PDF-1.7\n",
            b"\r\n\r\n<html>%PDF-1.4\n",
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ),
    ],
)
def test_other_files_are_left_to_their_readers(data: bytes) -> None:
    assert not is_plain_text(data)
