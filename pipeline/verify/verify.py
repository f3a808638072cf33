"""`ishplan run --verify`: compares a plan with a second reading, by an independent library or from
another form of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version

from msgspec import Struct
from msgspec.structs import replace

from extractors.errors import UnreadablePdf
from extractors.file_format import FileFormat
from extractors.records.read_pages import Page
from pipeline.dataset.dataset_records import Dataset
from pipeline.findings import Finding
from pipeline.structure.read_document import read_document
from pipeline.structure.read_plan import Plan
from pipeline.verify.reader_agreement import ReaderAgreement, compare_readings

READER_NAMES = ("PyMuPDF", "pdfplumber")


def add_reader_check(
    dataset: Dataset, plan: Plan, pdf: bytes, recognised_pages: Mapping[int, Page]
) -> Dataset:
    """The dataset with the result of the second reader.

    `recognised_pages` are pages without text of their own. Neither library can read those, so both
    readings share the recognised text. It is a finding if the second reader cannot read the PDF at
    all, or if the plan has no pages, for which there is no second reader.
    """
    if not plan.document.has_pages:
        no_second_reader = Finding(
            "reader_failed", "There is no second reader for a plan without pages"
        )
        return replace(dataset, findings=_merge_findings(dataset, [no_second_reader]))
    try:
        comparison = compare_readings(
            plan.document, read_document(_read_pages(pdf, plan, recognised_pages)), READER_NAMES
        )
    except UnreadablePdf as error:
        failure = Finding(
            "reader_failed", "The second reader cannot read the PDF", detail=str(error)
        )
        return replace(dataset, findings=_merge_findings(dataset, [failure]))
    return replace(
        dataset,
        findings=_merge_findings(dataset, comparison.to_findings()),
        verification=_build_summary(comparison),
    )


class OtherFormat(Struct, frozen=True):
    """Another form of a plan: the file's name, its form, its sha256, and the dataset read from
    it."""

    name: str
    file_format: FileFormat
    sha256: str
    dataset: Dataset


def add_format_check(
    dataset: Dataset, own_format: FileFormat, others: Iterable[OtherFormat]
) -> Dataset:
    """The dataset of a plan with the results of its other forms; `own_format` is its own form."""
    from pipeline.verify.form_agreement import compare_formats  # scipy takes long to import

    findings: list[Finding] = []
    format_rows: list[dict[str, object]] = []
    for other in others:
        comparison = compare_formats(dataset, other.dataset, (own_format, other.file_format))
        findings += comparison.to_findings()
        format_rows.append(
            {
                "title": other.name,
                "form": other.file_format,
                "sha256": other.sha256,
                "values": comparison.value_count,
                "agreeing": comparison.agreeing_count,
                "percent": comparison.agreeing_percent,
                "disagreements": comparison.disagreement_count,
                "spacing": len(comparison.differing) - comparison.disagreement_count,
            }
        )
    return replace(dataset, findings=_merge_findings(dataset, findings), other_formats=format_rows)


def _read_pages(pdf: bytes, plan: Plan, recognised_pages: Mapping[int, Page]) -> Iterator[Page]:
    from extractors.pdf.pdfplumber_reader import PdfPlumberReader

    for page in PdfPlumberReader(pdf, plan.source.name).pages():
        yield recognised_pages.get(page.number, page)


def _merge_findings(dataset: Dataset, new_findings: list[Finding]) -> list[Mapping[str, object]]:
    """All findings, by page, then by kind."""
    rows: list[Mapping[str, object]] = [*dataset.findings, *(one.to_row() for one in new_findings)]
    return sorted(rows, key=lambda row: (row["page"] or 0, str(row["code"])))


def _build_summary(comparison: ReaderAgreement) -> dict[str, object]:
    return {
        "reader": f"pdfplumber {version('pdfplumber')}",
        "cells": comparison.cell_count,
        "agreeing": comparison.agreeing_count,
        "percent": round(100 * comparison.agreeing_share, 3),
        "disagreements": len(comparison.disagreements),
    }
