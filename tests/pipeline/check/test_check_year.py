"""The files of a year fit together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.checked_output import YEAR, changed, problems


def first(**values: object) -> Callable[[list[dict[str, Any]]], list[dict[str, Any]]]:
    """The rows with other values in the first."""
    return lambda rows: [{**rows[0], **values}, *rows[1:]]


def ledger(package: dict[str, Any]) -> dict[str, Any]:
    package["ledger"]["pages"][0]["cell"] += 1
    return package


def money(package: dict[str, Any]) -> dict[str, Any]:
    package["funding"]["totals"][0]["amount_kgs"] = "1.00"
    return package


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("datapackage.json", ledger, "ledger: page 1 has"),
        ("datapackage.json", money, "totals are not the sums of funding.parquet"),
        ("datapackage.json", lambda package: package | {"schemaVersion": 0}, "none of schema"),
        ("datapackage.json", lambda package: package | {"ledger": 1}, "cannot be read as what"),
        ("responsibles.parquet", first(item_id="2025-26/9/9"), "responsibles names 1 item(s)"),
        ("findings.parquet", first(severity="bad"), "has severity 'bad'"),
        ("abbreviations.parquet", lambda rows: [rows[0], *rows], "have the same item_id"),
        ("sections/2.1.parquet", first(step="башка"), "2.1.json has not the rows"),
        ("sections/2.1.parquet", lambda rows: rows[1:], "row 1 is 2025-26/2.1/2"),
        ("sections/2.1.json", lambda rows: rows[1:], "2.1.json has not the rows"),
        ("cells.parquet", lambda rows: rows[1:], "cells.parquet has not the hash"),
    ],
)
def test_what_does_not_fit_together_is_found(
    compared_copy: Path, name: str, change: Callable[[Any], Any], said: str
) -> None:
    changed(compared_copy, YEAR, name, change)
    assert any(said in problem for problem in problems(compared_copy)), problems(compared_copy)
