"""What a person sees on a page is what is read, on turned pages and in fonts of drawings too."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest
from hypothesis import given, settings

from tests.support.page_faults import at_any_word, cover, stamp
from tests.support.pdfs import pages_of
from tests.support.seen_faults import (
    Target,
    faulty_pdf,
    plan_pdf,
    read,
    without_word,
    write,
)


@pytest.mark.parametrize("rotate", [90, 180, 270])
@settings(max_examples=4)
@given(target=at_any_word)
def test_turned_pages_too(rotate: int, target: Target) -> None:
    def strike_and_cover(page: Any, word: Target) -> None:
        cover(page, word, "white")
        stamp(page, word)
        page.set_rotation(rotate)

    found = read(faulty_pdf(strike_and_cover, target))
    assert found.cells == without_word(target)
    assert ("unseen", target.text) in found.told
    assert "annotation" in found.kinds


def test_a_font_of_drawings_is_seen() -> None:
    """Glyphs of a Type 3 font may be drawings, and the text over them without ink."""
    with pymupdf.open(stream=plan_pdf(), filetype="pdf") as document:
        page = document[0]
        glyph = document.get_new_xref()
        document.update_object(glyph, "<<>>")
        document.update_stream(glyph, b"600 0 d0 0 0 m 500 0 l 500 700 l 250 900 l 0 700 l h f")
        font = document.get_new_xref()
        document.update_object(
            font,
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 600 900]/FontMatrix[.001 0 0 .001 0 0]"
            f"/CharProcs<</a {glyph} 0 R>>/Encoding<</Type/Encoding/Differences[97/a]>>"
            "/FirstChar 97/LastChar 97/Widths[600]/Resources<<>>>>",
        )
        kind, resources = document.xref_get_key(page.xref, "Resources")
        assert kind in ("xref", "dict")
        holder = int(resources.split()[0]) if kind == "xref" else page.xref
        prefix = "" if kind == "xref" else "Resources/"
        kind, fonts = document.xref_get_key(holder, f"{prefix}Font")
        if kind == "xref":
            document.xref_set_key(int(fonts.split()[0]), "T3", f"{font} 0 R")
        else:
            document.xref_set_key(holder, f"{prefix}Font/T3", f"{font} 0 R")
        page.wrap_contents()
        write(page, 40, 570, "hidden", render_mode=3)
        last = page.get_contents()[-1]
        document.update_stream(
            last, document.xref_stream(last) + b"\nBT /T3 10 Tf 40 40 Td (aaa) Tj ET\n"
        )
        pdf = bytes(document.tobytes())
    assert read(pdf).told == {("unseen", "hidden")}
    (page,) = pages_of(pdf)
    assert "aaa" in [word.text for word in page.words]
