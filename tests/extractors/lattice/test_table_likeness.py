"""What is no table: prose and lists between lines, forms, coloured notes, charts, diagrams."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.extract import extract_document
from tests.support.canvases import WRITERS, Canvas
from tests.support.page_pictures import PICTURES
from tests.support.pdfs import pages_of
from tests.support.table_styles import PAGE
from tests.support.tables import placed_glyphs


@pytest.mark.parametrize("draw", PICTURES)
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), writer=st.integers(0, len(WRITERS) - 1))
def test_no_table_is_seen(draw: Callable[[Canvas, Random], None], seed: int, writer: int) -> None:
    canvas = WRITERS[writer](*PAGE)
    draw(canvas, Random(seed))
    pages = pages_of(canvas.finish())
    document = extract_document(pages)
    assert document.tables == ()
    assert placed_glyphs(document)[1] == pages[0].char_count
