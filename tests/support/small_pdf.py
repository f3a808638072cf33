"""A PDF of one page with one small table."""

from __future__ import annotations

from tests.support.pdfs import Pdf


def small_pdf() -> Pdf:
    pdf = Pdf()
    pdf.table([["No", "Step"], ["1", "print"]])
    return pdf
