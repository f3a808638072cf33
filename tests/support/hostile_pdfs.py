"""PDFs made to crash, fill or outlast whoever reads them; each by a function."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

import pymupdf

from tests.support.made_plans import made_pdf
from tests.support.plan_parts import WHOLE


def page_of(content: bytes, *, width: float = 595, height: float = 842) -> bytes:
    """A page with this content stream, packed; a font is known as /helv."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=width, height=height)
        page.insert_font("helv")
        stream = pdf.get_new_xref()
        pdf.update_object(stream, "<<>>")
        pdf.update_stream(stream, content, compress=True)
        pdf.xref_set_key(page.xref, "Contents", f"{stream} 0 R")
        return bytes(pdf.tobytes())


def plan_with(content: bytes) -> bytes:
    """A sound plan with a page more, of this content."""
    with (
        pymupdf.open("pdf", made_pdf(*WHOLE)) as pdf,
        pymupdf.open("pdf", page_of(content)) as page,
    ):
        pdf.insert_pdf(page)
        return bytes(pdf.tobytes())


def many_rules() -> bytes:
    """100,000 rules on a page, no two alike."""
    chance = random.Random(1)
    places = [(chance.random() * 500, chance.random() * 800) for _ in range(50_000)]
    level = b"".join(b"%.2f %.2f m %.2f %.2f l S\n" % (x, y, x + 50, y) for x, y in places)
    plumb = b"".join(b"%.2f %.2f m %.2f %.2f l S\n" % (x, y, x, y + 30) for x, y in places)
    return plan_with(level + plumb)


def many_glyphs() -> bytes:
    """A million glyphs at one place."""
    return plan_with(b"BT /helv 10 Tf " + b"1 0 0 1 100 100 Tm (aaaaaaaaaa) Tj " * 100_000 + b"ET")


def inflating() -> bytes:
    """A stream of a few hundred kilobytes that unpacks to half a gigabyte of paths."""
    return page_of(b"0 0 m 1 1 l S " * (1 << 25))


def branching() -> bytes:
    """Forms within forms, four in each, 25 deep: 10^15 to draw."""
    kids = [
        b"%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 595 842]"
        b"/Resources<</XObject<</F %d 0 R>>>>/Length 24>>stream\n%s\nendstream endobj"
        % (number, number + 1, b"/F Do /F Do /F Do /F Do ")
        for number in range(10, 35)
    ]
    return b"\n".join(
        [
            b"%PDF-1.7",
            b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
            b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</XObject<</F 10 0 R>>>>>>endobj",
            b"4 0 obj<</Length 5>>stream\n/F Do\nendstream endobj",
            *kids,
            b"35 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 15>>stream\n"
            b"0 0 m 9 9 l S \nendstream endobj",
            b"trailer<</Root 1 0 R>>\n%%EOF",
        ]
    )


def deep() -> bytes:
    """An object two million dictionaries deep."""
    head = b"%PDF-1.7\n1 0 obj\n"
    return head + b"<</A " * 2_000_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def looped() -> bytes:
    """A tree of pages that is its own branch, said to have a million leaves."""
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "inflating.pdf": inflating,
    "branching.pdf": branching,
    "deep.pdf": deep,
    "looped.pdf": looped,
    "nested-states.pdf": lambda: page_of(b"q " * 2_000_000),
    "nested-lists.pdf": lambda: page_of(b"[" * 5_000_000),
    "poster.pdf": lambda: page_of(b"BT /helv 10 Tf (abc) Tj ET", width=1e7, height=1e7),
}
"""Files that cannot be read as plans, by name."""

HEAVY: Mapping[str, Callable[[], bytes]] = {"rules.pdf": many_rules, "glyphs.pdf": many_glyphs}
"""Plans with a page that is too much for anything quadratic."""
