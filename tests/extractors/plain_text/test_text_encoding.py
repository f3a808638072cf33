"""A text is read in the encoding it was written in, whole or in parts, or refused."""

from __future__ import annotations

import random
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.plain_text.text_encoding import SINGLE_BYTE_ENCODINGS, UndecodableText, decode_text
from tests.support.repository import TEST_DATA

DUMP = (TEST_DATA / "text/2025-26.txt").read_bytes()
TEXT = DUMP.decode()
TABLE = TEXT[TEXT.index("Стратегиялык маселелер") :][:6000]
PARTS = {
    "all": TEXT,
    "200 characters": TEXT[:200],
    "2,000 characters": TEXT[:2000],
    "table": TABLE,
    "capitals": "ОКУМУШТУУЛАР КЕҢЕШИНИН ОКУУ ЖЫЛЫНА ИШ ПЛАНЫ",
    "Russian": "Утверждено на заседании Учёного совета. Ответственные: проректоры, деканы",
}
WITH_MARK = ("utf-8-sig", "utf-16", "utf-32")
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

LOST = str.maketrans("ңөүҢӨҮӊѳ", "ноуНОУно")
SIGNS = str.maketrans({"–": "-", "№": "N", "√": "+", "“": '"', "”": '"', "«": '"', "»": '"'})


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("encoding", ["utf-8", *WITH_MARK, *WIDE])
def test_unicode(part: str, encoding: str) -> None:
    assert decode_text(PARTS[part].encode(encoding)) == (PARTS[part], encoding, encoding in WIDE)


@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize("width", ["16", "32"])
def test_a_mark_is_no_part_of_the_text(width: str, order: str) -> None:
    data = ("\ufeff" + TABLE).encode(f"utf-{width}-{order}")
    assert decode_text(data) == (TABLE, f"utf-{width}", False)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8-r", "mac-cyrillic"])
def test_a_byte_a_character(part: str, encoding: str) -> None:
    text = PARTS[part].translate(LOST).translate(SIGNS)
    found = decode_text(text.encode(encoding))
    assert (found.text, found.guessed) == (text, True)
    if encoding != "mac-cyrillic":  # without capitals nearly the same as cp1251
        assert found.encoding == encoding


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_lost_letters_as_question_marks(encoding: str) -> None:
    data = TEXT.encode(encoding, "replace")
    assert decode_text(data) == (data.decode(encoding), encoding, True)


@pytest.mark.parametrize("encoding", ["ptcp154", "kz1048"])
def test_a_byte_a_character_with_the_letters_of_kyrgyz(encoding: str) -> None:
    text = TEXT.translate(str.maketrans("ӊѳ", "ңө")).translate(SIGNS)
    assert decode_text(text.encode(encoding)) == (text, encoding, True)


@pytest.mark.parametrize("encoding", SINGLE_BYTE_ENCODINGS)
def test_most_slices_of_a_plan(encoding: str) -> None:
    text = TEXT.translate(LOST).translate(SIGNS)
    slices = [text[at : at + 200] for at in range(0, len(text) - 200, 1000)]
    right = sum(decode_text(one.encode(encoding)).text == one for one in slices)
    assert right >= 0.97 * len(slices)


def test_latin_text_is_utf8() -> None:
    assert decode_text(b"Work plan, 2025-26\n") == ("Work plan, 2025-26\n", "utf-8", False)
    assert decode_text(b"") == ("", "utf-8", False)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_all_that_is_utf8_is_read_as_utf8(text: str) -> None:
    assert decode_text(text.encode()).text == text.removeprefix("\ufeff")


def test_letters_lost_before_are_no_damage() -> None:
    assert decode_text("\ufffd\ufffd \ufffd".encode()).encoding == "utf-8"


@pytest.mark.parametrize("end", [1, 200, 201, 202, 203])
def test_utf8_that_was_cut_is_whole_or_refused(end: int) -> None:
    data = DUMP[50 : 50 + end]
    try:
        assert decode_text(data).text == data.decode()
    except UndecodableText:
        assert data.decode(errors="ignore").encode() != data


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (DUMP[:3001] + b"\xff" + DUMP[3001:], "UTF-8, damaged or cut short near byte 3001"),
        (b"\xff\xfe\x18\x04\x48", "UTF-16, damaged or cut short near byte 4"),
        (b"\xef\xbb\xbfplan \xc8\xf8", "UTF-8, damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1", "no text has"),
        ("Größe und Straße, Hände".encode("latin-1"), "encoding is not known"),
        (b"The \x93plan\x94 of a year", "encoding is not known"),
    ],
)
def test_what_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UndecodableText, match=why):
        decode_text(data)


def test_noise_is_no_text() -> None:
    chance = random.Random(7)
    for size in (40, 200, 5000):
        for least in (0, 32, 128):
            data = bytes(chance.randrange(least, 256) for _ in range(size))
            with pytest.raises(UndecodableText):
                decode_text(data)


@pytest.mark.parametrize(
    "data",
    [
        bytes(10_000_000),
        random.Random(7).randbytes(10_000_000),
        b"\xe0" * 10_000_000,
        b"\xe0 " * 5_000_000,
        DUMP.decode().encode("cp1251", "replace") * 150,
    ],
    ids=["zeros", "noise", "one word", "short words", "long plan"],
)
def test_ten_million_bytes_take_a_moment(data: bytes) -> None:
    begun = time.process_time()
    with suppress(UndecodableText):
        decode_text(data)
    assert time.process_time() - begun < 5
