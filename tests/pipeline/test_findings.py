"""Every kind of finding is declared, used, and counted where a run ends."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.word_seen import left_out, remarks
from normalizers.amounts.money import FOREIGN_CURRENCY_CODE, UNREAD_SUM_CODE
from pipeline.dataset.abbreviation_rows import DEFINITION_DOUBT_CODE, FINDING_CODE_BY_STATUS
from pipeline.findings import FINDING_CODES, Finding
from pipeline.schema import FINDINGS
from pipeline.structure.aside_findings import ASIDE_CODES
from tests.support.repository import ROOT

SOURCES = [
    path
    for package in ("pipeline", "normalizers", "extractors")
    for path in sorted((ROOT / package).rglob("*.py"))
]
CALLS = ("Finding", "_finding", "Doubt", "ReaderNote", "ExpectedWords", "PageRemark")
NAMED = {
    UNREAD_SUM_CODE,
    FOREIGN_CURRENCY_CODE,
    DEFINITION_DOUBT_CODE,
    *ASIDE_CODES.values(),
    *FINDING_CODE_BY_STATUS.values(),
    remarks.TRACKED_CHANGES_CODE,
    remarks.PICTURE_UNREAD_CODE,
    left_out.STRUCK_CODE,
    left_out.UNSEEN_CODE,
    left_out.NOTE_MARK_CODE,
    left_out.TEXT_BOX_CODE,
    left_out.FIELD_UNREAD_CODE,
}
"""Codes that are given to findings by name."""


def raised(path: Path) -> Iterator[str]:
    """The codes that a module makes findings or doubts of: the first argument."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(CALLS):
            values = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "code")]
            for value in values:
                yield from (
                    part.value
                    for part in ast.walk(value)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                )


def test_codes_are_those_that_are_raised() -> None:
    used = {code for path in SOURCES for code in raised(path)}
    assert used | NAMED == set(FINDING_CODES)


def test_severities_are_those_of_the_published_table() -> None:
    column = next(column for column in FINDINGS.columns if column.name == "severity")
    assert {severity for severity, _ in FINDING_CODES.values()} <= set(column.enum)
    assert all(meaning for _, meaning in FINDING_CODES.values())


@pytest.mark.parametrize("code", FINDING_CODES)
def test_a_finding_is_a_row_of_its_table(code: str) -> None:
    row = Finding(code, "what", page=3, detail="print").to_row()
    assert set(row) == {column.name for column in FINDINGS.columns}
    assert row == {
        "severity": FINDING_CODES[code][0],
        "code": code,
        "item_id": None,
        "page": 3,
        "message": "what",
        "detail": "print",
    }


def test_an_undeclared_code_has_no_severity() -> None:
    with pytest.raises(KeyError):
        Finding("no_such_code", "what").to_row()
