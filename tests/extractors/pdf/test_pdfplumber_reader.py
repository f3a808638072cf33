"""pdfplumber reads what PyMuPDF reads: two libraries, and one table."""

from __future__ import annotations

import gc
import re
from itertools import pairwise
from pathlib import Path

import pymupdf
import pytest
from pdfminer.layout import LTChar
from pdfminer.pdfdocument import PDFDocument

from extractors.errors import UnreadablePdf
from extractors.extract import extract_document
from extractors.pdf.pdfplumber_reader import PdfPlumberReader
from extractors.pdf.pymupdf_reader import PyMuPdfReader
from extractors.records.read_pages import Page
from pipeline.verify.reader_agreement import ReaderAgreement, compare_readings
from tests.support.bad_pdfs import no_pages
from tests.support.grids import places
from tests.support.pdfs import BORDERS, Pdf, pages_of
from tests.support.tables import read_places
from tests.support.turned_pages import ROWS, drawn, red_box, with_rotation

TEXT = b"BT /helv 9 Tf 60 200 Td (left text ) Tj 30 -20 Td (more) Tj ET "
RULES = b"50 210 200 0.5 re f 50 170 m 250 170 l S 50 170 m 50 210 l S "


def plumbed(data: bytes) -> list[Page]:
    return list(PdfPlumberReader(data, "plan.pdf").pages())


def compared(first: list[Page], second: list[Page]) -> ReaderAgreement:
    return compare_readings(
        extract_document(first), extract_document(second), ("PyMuPDF", "pdfplumber")
    )


def made(content: bytes, **keys: str) -> bytes:
    """A page of 400 × 300 points with this content, and entries set in its dictionary."""
    pdf = Pdf((400, 300)).raw(content)
    pdf.sheet.insert_font(fontname="helv")
    for key, value in keys.items():
        pdf.document.xref_set_key(pdf.sheet.xref, key, value)
    return pdf.bytes()


@pytest.fixture(scope="module", params=["2024-25", "2025-26"])
def plan(request: pytest.FixtureRequest, raw_plans: tuple[Path, ...]) -> bytes:
    (path,) = [path for path in raw_plans if path.stem == request.param]
    return path.read_bytes()


@pytest.fixture(scope="module")
def readings(plan: bytes) -> tuple[list[Page], list[Page]]:
    """The pages of a plan as PyMuPDF and as pdfplumber read them."""
    return pages_of(plan), plumbed(plan)


def test_the_plans_are_read_alike(readings: tuple[list[Page], list[Page]]) -> None:
    found = compared(*readings)
    assert found.disagreements == ()
    assert found.agreeing_count == found.cell_count > 900


def test_the_words_of_the_plans_are_alike(readings: tuple[list[Page], list[Page]]) -> None:
    for page, other in zip(*readings, strict=True):
        assert page.number == other.number
        assert page.char_count == other.char_count > 0
        assert said(page) == said(other)


def said(page: Page) -> list[tuple[str, int, bool, bool]]:
    """Each word, its turn, whether a space ends its run, and whether that goes on after it."""
    ends = [a.text_run != b.text_run for a, b in pairwise(page.words)] + [True]
    return [
        (word.text, word.rotation, word.space_after, end)
        for word, end in zip(page.words, ends, strict=True)
    ]


def test_the_reader_tells_of_the_file(plan: bytes) -> None:
    ours, theirs = PdfPlumberReader(plan, "plan.pdf"), PyMuPdfReader(plan, "plan.pdf")
    assert ours.page_count == theirs.page_count
    assert ours.producer == theirs.producer != ""


@pytest.mark.parametrize("content", [0, 90, 180, 270])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_has_the_same_cells_and_boxes_as_displayed(content: int, rotate: int) -> None:
    data = with_rotation(drawn(), content, rotate)
    pages = plumbed(data)
    read = extract_document(pages)
    (table,) = read.tables
    assert read_places(table) == places(ROWS)
    marked = next(cell for cell in table.cells if cell.text_raw == "marked")
    box = read.get_page(1).to_displayed(marked.parts[0].box)
    assert box == pytest.approx(red_box(data), abs=1.5)
    assert compared(pages_of(data), pages).disagreements == ()


@pytest.mark.parametrize("borders", BORDERS)
def test_lines_drawn_in_any_way(borders: str) -> None:
    pdf = Pdf()
    pdf.table(ROWS, borders=borders)
    (table,) = extract_document(plumbed(pdf.bytes())).tables
    assert read_places(table) == places(ROWS)


CONTENTS = {
    "plain": TEXT + RULES,
    "flipped space": b"q 1 0 0 -1 0 300 cm BT /helv 9 Tf 1 0 0 -1 60 90 Tm (flipped) Tj ET Q "
    + RULES,
    "font of negative size": b"BT /helv -9 Tf -1 0 0 -1 60 200 Tm (left text) Tj ET " + RULES,
    "text upwards and downwards": b"BT /helv 9 Tf 0 1 -1 0 60 100 Tm (going up) Tj "
    b"0 -1 1 0 90 200 Tm (going down) Tj 1 0 0 1 120 200 Tm (most is level text) Tj ET",
    "text at a slant": TEXT + b"BT /helv 9 Tf .94 .34 -.34 .94 60 80 Tm (slanted text) Tj ET",
    "apart at a slant": TEXT + b"BT /helv 9 Tf .94 .34 -.34 .94 60 80 Tm [(mm) -170 (mm)] TJ ET",
    "a bend": b"BT /helv 9 Tf 2 3 Td (a) Tj .94 .34 -.34 .94 7 3 Tm (de) Tj ET",
    "letters apart": b"BT 1.5 Tc /helv 9 Tf 60 200 Td (apart) Tj ET",
    "words apart": b"BT 10 Tw /helv 9 Tf 60 200 Td (words apart) Tj ET",
    "narrow letters": b"BT 50 Tz /helv 9 Tf 60 200 Td (narrow text) Tj ET",
    "an index": b"BT /helv 9 Tf 60 200 Td (m) Tj 4 Ts /helv 5 Tf (2) Tj 0 Ts /helv 9 Tf (x) Tj ET",
    "kerned": b"BT /helv 9 Tf 60 200 Td [(A) 80 (V) -120 (a) -200 (b) -900 (c)] TJ ET",
    "moved back": b"BT /helv 9 Tf 60 200 Td [(ab) 450 (cd) 900 (ef)] TJ ET",
    "over a line": b"BT /helv 9 Tf 60 200 Td [(left) -140 (right)] TJ ET 72.6 99 m 72.6 250 l S",
    "a word in two goes": b"BT /helv 9 Tf 60 200 Td (be) Tj 30 0 Td (right) Tj "
    b"-20.5 0 Td (im) Tj ET",
    "stroked and filled": TEXT + b"1 G 50 100 80 40 re B 0 G 1 g 50 40 80 40 re B "
    b"0 g 50 20 m 99 20 l 150 20 l 150 21.5 l 50 21.5 l b 200 20 90 1.5 re S",
    "polygons": TEXT + b"50 100 m 150 100 l 150 150 l 100 150 l S 50 50 m 150 50 l 150 50.6 l "
    b"50 50.6 l h f 200 50 m 210 80 l 240 50 l h S",
    "slanted square": TEXT + b"50 100 m 100 150 l 150 100 l 100 50 l h S",
    "curves": TEXT + b"50 50 m 150 50 l 151 50 151 51 150 51 c 50 51 l h f 60 30 m 90 30 99 30 v S",
    "several paths": TEXT + b"50 100 90 .5 re 50 120 90 .5 re f 50 50 m 90 50 l 50 40 m 90 40 l S",
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_words_and_rules_are_those_of_pymupdf(content: bytes) -> None:
    alike(made(content))


PAINTED = {
    "printed twice": TEXT + TEXT,
    "invisible text": TEXT + b"BT 3 Tr /helv 9 Tf 60 60 Td (unseen) Tj ET",
    "white text": TEXT + b"BT 1 g /helv 9 Tf 60 60 Td (unseen) Tj ET",
    "covered text": TEXT + b"BT /helv 9 Tf 60 60 Td (unseen) Tj ET 1 g 50 50 90 20 re f",
}


@pytest.mark.parametrize("content", PAINTED.values(), ids=PAINTED)
def test_what_paint_alone_tells_is_for_the_second_reader_text(content: bytes) -> None:
    """It looks at the text layer only: so a check by it tells of all that is left out."""
    data = made(content)
    (page,), (other,) = pages_of(data), plumbed(data)
    assert [word.text for word in page.words] == [
        word.text for word in plumbed(made(TEXT))[0].words
    ]
    assert len(other.words) > len(page.words)


def alike(data: bytes) -> Page:
    """The only page, after a look that both libraries give the same."""
    (page,), (other,) = pages_of(data), plumbed(data)
    assert said(page) == said(other) != []
    assert (page.char_count, page.rotation) == (other.char_count, other.rotation)
    assert (page.width, page.height) == pytest.approx((other.width, other.height))
    for word, again in zip(page.words, other.words, strict=True):
        assert word[:4] == pytest.approx(again[:4], abs=3.5)  # letters are 9 points high
    for rules, again in ((page.horizontal, other.horizontal), (page.vertical, other.vertical)):
        assert len(rules) == len(again)
        for one, two in zip(rules, again, strict=True):
            assert tuple(one) == pytest.approx(tuple(two), abs=0.1)
    return other


@pytest.mark.parametrize("rotate", ["0", "90", "180", "270"])
@pytest.mark.parametrize("media", ["[10 20 390 290]", "[390 290 10 20]", "[-30 -40 390 290]"])
def test_places_are_from_the_corner_of_the_crop_box(media: str, rotate: str) -> None:
    page = alike(made(TEXT + RULES, MediaBox=media, CropBox="[40 60 280 270]", Rotate=rotate))
    assert page.words[0].x0 == pytest.approx(60 - 40)
    assert page.vertical[0] == pytest.approx((10, 60, 100), abs=0.3)


def test_a_crop_box_that_reaches_over_the_sheet_is_cut() -> None:
    (page,) = plumbed(made(TEXT, MediaBox="[10 20 390 290]", CropBox="[0 0 280 900]"))
    assert (page.width, page.height) == (270, 270)
    assert page.words[0].x0 == pytest.approx(60 - 10)


INKS = {
    "1 g 1 G": 0,
    "0 g 0 G": 2,
    "0.98 g 0.98 G": 0,
    "1 1 1 rg 1 1 1 RG": 0,
    "1 1 0 rg 1 1 0 RG": 2,
    "0 0 0 0 k 0 0 0 0 K": 0,
    "0 0 0 1 k 0 0 0 1 K": 2,
    "0 0 1 0 k 0 0 1 0 K": 2,
}


@pytest.mark.parametrize("ink", INKS)
def test_white_lines_are_not_seen(ink: str) -> None:
    page = alike(made(ink.encode() + b" " + RULES + b" 0 g " + TEXT))
    assert len(page.horizontal) == INKS[ink]


def test_a_line_in_a_pattern_is_seen() -> None:
    (page,) = plumbed(made(TEXT + b"/Pattern cs /P1 scn 50 210 200 0.5 re f"))
    assert len(page.horizontal) == 1


def test_letters_without_size_are_no_damage() -> None:
    (page,) = plumbed(made(TEXT + b"BT /helv 9 Tf 0 0 0 0 60 200 Tm (flat) Tj ET"))
    assert "left" in [word.text for word in page.words]


def test_ligatures_and_letters_unknown() -> None:
    pdf = Pdf()
    pdf.sheet.insert_font(fontname="F0", fontbuffer=pymupdf.Font("helv").buffer)
    pdf.text(60, 60, "of ﬁsh", font="F0")
    assert [word.text for word in alike(pdf.bytes()).words] == ["of", "fish"]
    for font, *_ in pdf.sheet.get_fonts():
        pdf.document.xref_set_key(font, "ToUnicode", "null")
    page = alike(pdf.bytes())
    assert [word.text for word in page.words] == ["\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd"]
    assert page.char_count == 6


def test_pages_are_let_go_one_by_one_and_the_file_at_the_end() -> None:
    pdf = drawn()
    for _ in range(2):
        pdf.page().text(60, 80, "another page")
    before = alive(PDFDocument)
    reader = PdfPlumberReader(pdf.bytes(), "plan.pdf")
    assert alive(PDFDocument) == before + 1
    for page in reader.pages():
        assert page.char_count > 0
        assert alive(LTChar) == 0
    assert alive(PDFDocument) == before
    assert reader.page_count == 3


def alive(kind: type) -> int:
    gc.collect()
    return sum(isinstance(one, kind) for one in gc.get_objects())


def refused(data: bytes) -> str:
    with pytest.raises(UnreadablePdf) as caught:
        plumbed(data)
    message = str(caught.value)
    assert message.startswith("plan.pdf")
    assert "\n" not in message
    return message


BAD = {
    "empty": (lambda: b"", "empty"),
    "of another kind": (lambda: b"<html>" * 500, "not a PDF"),
    "a mark only": (lambda: b"%PDF-1.7\n", "damaged"),
    "noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
    "without its end": (lambda: drawn().bytes().rpartition(b"startxref")[0], "cut short"),
    "no pages": (no_pages, "no pages"),
    "locked": (
        lambda: drawn().bytes(
            encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="owner", user_pw="user"
        ),
        "a password is needed",
    ),
    "a page without size": (lambda: made(TEXT, MediaBox="[/a /b /c /d]"), "damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused(name: str) -> None:
    make, complaint = BAD[name]
    assert complaint in refused(make())


@pytest.mark.parametrize("percent", [5, 50, 99])
def test_a_file_cut_short_is_refused(plan: bytes, percent: int) -> None:
    refused(plan[: len(plan) * percent // 100])


def holed(data: bytes) -> bytes:
    """The file with a hole in its longest packed stream."""
    streams = [match.end() for match in re.finditer(rb"FlateDecode.*?stream\r?\n", data, re.DOTALL)]
    longest = max(streams, key=lambda start: data.index(b"endstream", start) - start)
    middle = (longest + data.index(b"endstream", longest)) // 2
    return data[:middle] + b"\xff" * 20 + data[middle + 20 :]


@pytest.mark.parametrize(
    "locked", [{}, {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "owner_pw": "owner"}]
)
def test_a_damaged_page_is_read_as_far_as_it_goes(locked: dict[str, object]) -> None:
    """pdfminer gives what it can unpack of a page, or nothing, and says no word."""
    pdf = Pdf()
    pdf.page()
    pdf.table([[f"step {row}", "print"] for row in range(40)])
    pdf.sheet.clean_contents()
    data = pdf.bytes(deflate=True, garbage=3, **locked)
    whole = plumbed(data)
    assert [page.damage for page in whole] == ["", ""]
    first, second = plumbed(holed(data))
    assert first == whole[0]
    assert "decompressing" in second.damage
    read = [word.text for word in second.words]
    assert len(read) < len(whole[1].words)
    assert read == [word.text for word in whole[1].words][: len(read)]


def test_pages_may_share_their_content() -> None:
    pdf = drawn()
    pdf.sheet.clean_contents()
    pdf.page().sheet.set_contents(pdf.document[0].get_contents()[0])
    first, second = plumbed(pdf.bytes(deflate=True))
    assert first.horizontal == second.horizontal != []


def test_pdfminer_is_quiet(caplog: pytest.LogCaptureFixture) -> None:
    assert plumbed(made(b"/None g " + TEXT))
    assert caplog.records == []
