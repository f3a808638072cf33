"""Which pages of a file are recognised, and what is said of them when they cannot be."""

from __future__ import annotations

from collections.abc import Callable

import pymupdf
import pytest

from extractors.pdf.pymupdf_reader import PyMuPdfReader
from extractors.recognition import RecogniserMissing
from extractors.recognition import tesseract as engine
from extractors.records.geometry import Box
from extractors.records.read_pages import Page
from extractors.scans.scan_reader import ScanReader
from tests.support.made_scans import write
from tests.support.pdfs import Pdf

LINES = ["Билим берүү программаларын өнүктүрүү"] * 12


def written(pdf: Pdf, lines: list[str] = LINES) -> None:
    for number, line in enumerate(lines):
        write(pdf, (60, 100 + 20 * number), line)


def pictured(pdf: Pdf) -> None:
    """A page that is the picture of a written one, small enough to be quick."""
    other = Pdf()
    written(other)
    pixels = other.sheet.get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
    pdf.sheet.insert_image(pdf.sheet.rect, pixmap=pixels)


def signs(pdf: Pdf) -> None:
    """A page whose letters the text layer does not know: it shows words and says signs."""
    for number in range(12):
        pdf.sheet.insert_text((60, 100 + 20 * number), "#$%&*+@!?=<>{}[]|~^")


def stamped(pdf: Pdf) -> None:
    """A scanned page with a few words in a text layer, as a signing program puts them."""
    pictured(pdf)
    write(pdf, (60, 40), "Кол коюлган")


def decorated(pdf: Pdf) -> None:
    """A few words over a picture without letters that fills the page."""
    pixels = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 200, 200))
    for y in range(200):
        for x in range(200):
            pixels.set_pixel(x, y, (150 + (x * 7 + y * 3) % 90,))
    pdf.sheet.insert_image(pdf.sheet.rect, pixmap=pixels)
    written(pdf, LINES[:2])


def codes(pdf: Pdf) -> None:
    """A page of short forms without vowels, which its picture shows too."""
    written(pdf, ["БГПТ КСМР ДНВК ЖМБШ ЦРТЛ ПРСТ"] * 12)


def ruled(pdf: Pdf) -> None:
    """A page with words and a small picture, such as a coat of arms."""
    written(pdf)
    pixels = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 40, 40))
    pixels.clear_with(100)
    pdf.sheet.insert_image(pymupdf.Rect(200, 400, 300, 500), pixmap=pixels)


def read(*makers: Callable[[Pdf], None]) -> tuple[ScanReader, list[Page], list[int]]:
    """The pages made, how they are read, and those that are said to take long."""
    pdf = Pdf()
    for index, make in enumerate(makers):
        if index:
            pdf.page()
        make(pdf)
    slow: list[int] = []
    reader = ScanReader(PyMuPdfReader(pdf.bytes(), "a.pdf"), "a.pdf", slow.append)
    return reader, list(reader.pages()), slow


@pytest.mark.parametrize(
    ("make", "recognised"),
    [
        (written, False),
        (ruled, False),
        (lambda pdf: None, False),
        (lambda pdf: written(pdf, ["Кыска"]), False),
        (pictured, True),
        (stamped, True),
        (signs, True),
    ],
)
def test_pages_without_a_sound_text_layer_are_recognised(
    make: Callable[[Pdf], None], recognised: bool, tesseract: None
) -> None:
    reader, (page,), slow = read(make)
    assert page.recognised == recognised
    assert slow == [1] * recognised
    assert list(reader.recognised_pages) == [1] * recognised


def test_a_picture_without_letters_behind_words_is_decoration(tesseract: None) -> None:
    reader, (page,), _ = read(decorated)
    assert not page.recognised
    assert page.words[0].text == "Билим"
    assert reader.recognised_pages == {}


def test_a_doubtful_layer_that_the_page_shows_is_kept(tesseract: None) -> None:
    reader, (page,), slow = read(codes)
    assert slow == [1]
    assert page.confirmed and not page.recognised
    assert page.words[0].text == "БГПТ"
    assert reader.recognised_pages == {}


def test_what_recognition_changes_is_told(tesseract: None) -> None:
    _, (page,), _ = read(signs)
    assert page.replaced_text.split()[0] == "#$%&*+@!?=<>{}[]|~^"
    assert "jumbled" in page.replaced_because


@pytest.mark.parametrize("times", [1, 4, 1_000_000])
def test_a_page_as_large_as_its_picture_has_pixels(times: float, tesseract: None) -> None:
    other = Pdf()
    written(other)
    pixels = other.sheet.get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
    pdf = Pdf((595 * times, 842 * times))
    pdf.sheet.insert_image(pdf.sheet.rect, pixmap=pixels)
    reader = ScanReader(PyMuPdfReader(pdf.bytes(), "a.pdf"), "a.pdf")
    (page,) = reader.pages()
    assert [word.text for word in page.words] == " ".join(LINES).split()
    first = page.to_displayed(Box(*page.words[0][:4]))
    assert first.x0 / times == pytest.approx(60, abs=1)
    assert first.y1 / times == pytest.approx(100, abs=3)


def test_a_file_may_mix_both(tesseract: None) -> None:
    reader, pages, _ = read(written, pictured, written)
    assert [page.recognised for page in pages] == [False, True, False]
    assert [page.number for page in pages] == [1, 2, 3]
    texts = [{word.text for word in page.words} for page in pages]
    assert texts[0] == texts[1] == texts[2]
    assert reader.page_count == 3
    assert reader.recognised_pages[2] is pages[1]


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setattr(engine, "TESSDATA_FOLDERS", ())


def test_without_tesseract_such_a_page_is_marked(no_tesseract: None) -> None:
    reader, pages, slow = read(written, pictured, stamped)
    assert [page.needs_ocr for page in pages] == [False, True, True]
    assert not any(page.recognised for page in pages)
    assert (slow, reader.recognised_pages) == ([], {})


@pytest.mark.parametrize("make", [pictured, signs])
def test_without_tesseract_a_scan_is_refused_with_what_to_install(
    make: Callable[[Pdf], None], no_tesseract: None
) -> None:
    with pytest.raises(RecogniserMissing) as failure:
        read(make, make)
    message = str(failure.value)
    assert message.startswith("a.pdf: a scan, or its text layer is broken. Scanned pages need ")
    assert "apt install tesseract-ocr-kir tesseract-ocr-rus" in message


def test_pages_that_are_recognised_at_a_time_come_in_their_order() -> None:
    _, pages, slow = read(written, pictured, pictured, written, pictured)
    assert slow == [2, 3, 5]
    assert [(page.number, page.recognised) for page in pages] == [
        (1, False),
        (2, True),
        (3, True),
        (4, False),
        (5, True),
    ]


def test_a_sound_page_does_not_wait_for_the_next() -> None:
    pdf = Pdf()
    written(pdf)
    pdf.page()
    pictured(pdf)
    slow: list[int] = []
    reader = ScanReader(PyMuPdfReader(pdf.bytes(), "a.pdf"), "a.pdf", slow.append)
    pages = reader.pages()
    assert next(pages).number == 1
    assert slow == []
    assert next(pages).number == 2
