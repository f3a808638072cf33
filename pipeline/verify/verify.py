"""`ishplan run --verify`: the plan read once more, by a library that knows nothing of the first, or
from another form of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version

from extractors.errors import UnreadablePdf
from extractors.file_format import Form
from extractors.records import Page
from pipeline.dataset.records import Dataset
from pipeline.findings import Finding
from pipeline.structure.read_plan import Plan, read_document
from pipeline.verify.reader_agreement import Agreement, agreement

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


@dataclass(frozen=True, slots=True)
class OtherForm:
    """Another form of a plan: its file, its form, the file's sha256, and what was read of it."""

    name: str
    form: Form
    sha256: str
    dataset: Dataset


def compared(dataset: Dataset, form: Form, others: Iterable[OtherForm]) -> Dataset:
    """The dataset of a plan with what its other forms say to it; `form` is its own."""
    from pipeline.verify.form_agreement import form_agreement  # scipy takes long to import

    findings: list[Finding] = []
    forms: list[dict[str, object]] = []
    for one in others:
        found = form_agreement(dataset, one.dataset, (form, one.form))
        findings += found.findings()
        forms.append(
            {
                "title": one.name,
                "form": one.form,
                "sha256": one.sha256,
                "values": found.values,
                "agreeing": found.agreeing,
                "percent": found.percent,
                "disagreements": found.disagreements,
                "spacing": len(found.differing) - found.disagreements,
            }
        )
    return replace(dataset, findings=_with(dataset, findings), forms=forms)


def _pages(pdf: bytes, plan: Plan, recognised: Mapping[int, Page]) -> Iterator[Page]:
    from extractors.pdf.pdfplumber_reader import PdfPlumberReader

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
