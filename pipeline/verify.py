"""`ishplan run --verify`: the plan read once more, by a library that knows nothing of the first, or
from another form of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version

from extractors.errors import UnreadablePdf
from extractors.records import Page
from pipeline.agreement import Agreement, agreement
from pipeline.findings import Finding
from pipeline.form import Form
from pipeline.messages import Companion, unpacked
from pipeline.plan import Plan, read_document
from pipeline.publish import Dataset

READERS = ("PyMuPDF", "pdfplumber")


def verified(dataset: Dataset, plan: Plan, pdf: bytes, recognised: Mapping[int, Page]) -> Dataset:
    """The dataset with what the second reader says to it.

    `recognised` are the pages without text of their own: neither library can read those, so both
    readings share what was recognised. Where the second reader cannot read the PDF at all, that is
    a finding; so it is for a plan without pages, for which there is none.
    """
    if not plan.document.has_pages:
        alone = Finding("reader_failed", "There is no second reader for a plan without pages")
        return replace(dataset, findings=_with(dataset, [alone]))
    try:
        found = agreement(plan.document, read_document(_pages(pdf, plan, recognised)), READERS)
    except UnreadablePdf as error:
        failed = Finding(
            "reader_failed", "The second reader cannot read the PDF", detail=str(error)
        )
        return replace(dataset, findings=_with(dataset, [failed]))
    return replace(dataset, findings=_with(dataset, found.findings()), verification=_told(found))


def compared(dataset: Dataset, form: Form, companions: Sequence[Companion]) -> Dataset:
    """The dataset of a plan with what its other forms say to it; `form` is its own."""
    if not companions:
        return dataset
    from pipeline.form_agreement import form_agreement  # scipy takes long to import

    findings: list[Finding] = []
    forms: list[dict[str, object]] = []
    for one in companions:
        found = form_agreement(dataset, unpacked(one.dataset), (form, one.form))
        findings += found.findings()
        forms.append(
            {
                "title": one.name,
                "form": one.form,
                "sha256": one.files[0][1],
                "values": found.values,
                "agreeing": found.agreeing,
                "percent": found.percent,
                "disagreements": found.disagreements,
                "spacing": len(found.differing) - found.disagreements,
            }
        )
    return replace(dataset, findings=_with(dataset, findings), forms=forms)


def _pages(pdf: bytes, plan: Plan, recognised: Mapping[int, Page]) -> Iterator[Page]:
    from extractors.pdfplumber_reader import PdfPlumberReader

    for page in PdfPlumberReader(pdf, plan.source.name).pages():
        yield recognised.get(page.number, page)


def _with(dataset: Dataset, more: list[Finding]) -> list[Mapping[str, object]]:
    """All findings, by page, then by kind."""
    rows: list[Mapping[str, object]] = [*dataset.findings, *(one.row() for one in more)]
    return sorted(rows, key=lambda row: (row["page"] or 0, str(row["code"])))


def _told(found: Agreement) -> dict[str, object]:
    return {
        "reader": f"pdfplumber {version('pdfplumber')}",
        "cells": found.cells,
        "agreeing": found.agreeing,
        "percent": round(100 * found.share, 3),
        "disagreements": len(found.disagreements),
    }
