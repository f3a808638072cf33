"""What a run says of a plan: columns that never run together, whatever stands in them."""

from __future__ import annotations

import re
from decimal import Decimal

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.commands.plan_lines import format_plan
from pipeline.dataset.dataset_records import Dataset
from pipeline.languages.catalogue import load_catalogue
from pipeline.one_plan.plan_summary import summarize_plan
from tests.support.made_dataset import made, paid


def renamed(dataset: Dataset, section: str, kgs: Decimal, findings: int) -> Dataset:
    """The small dataset with another id for its second section, and so much money and doubt."""
    first, second, third = dataset.sections
    finding = {"page": 5, "item_id": None, "message": "", "code": "stray_text"}
    return replace(
        dataset,
        sections=[first, replace(second, section=section), third],
        funding=[paid(f"2025-26/{section}/1", f"2025-26/{section}/1/1", str(kgs))],
        findings=[finding] * findings,
        ledger=[],
    )


@given(
    st.from_regex(r"[1-9АБIVs][0-9.]{0,9}", fullmatch=True),
    st.decimals(1, 10**15, places=2),
    st.sampled_from([0, 9, 10, 99, 1000, 12345]),
)
def test_columns_stand_apart_and_below_each_other(section: str, kgs: Decimal, count: int) -> None:
    summary = summarize_plan(renamed(made(), section, kgs, count))
    said = click.unstyle(format_plan(summary, load_catalogue("en"))).splitlines()
    table = said[1:6]
    assert len(table) == 5, "a header, three sections and all of them"
    ends = [found.end() for found in re.finditer(r"findings|KGS", table[0])]
    amount = f"{kgs:,.0f}".replace(",", " ")
    row = table[2]
    assert row.split()[0] == section
    assert row[: ends[1]].endswith(f"  {amount}")
    assert row[: ends[0]].split()[-1] == str(count) == table[-1][: ends[0]].split()[-1]
    assert all(line[end : end + 2].isspace() or not line[end:] for line in table for end in ends)
    source = next(line for line in said[6:] if " KGS  " in line)
    assert re.fullmatch(rf"    {re.escape(section)} {{2,}}{amount} KGS  КМТУ", source)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ky",
            ("бөлүм", "баары", "кыскартуулар тизмеси: 1", "көңүл буруңуз: 3 × stray_text ("),
        ),
        ("ru", ("раздел", "всего", "список сокращений: 1 запись", "внимание: 3 × stray_text (")),
    ],
)
def test_it_speaks_the_languages_of_the_catalogue(language: str, words: tuple[str, ...]) -> None:
    summary = summarize_plan(renamed(made(), "2.1", Decimal(5), 3))
    said = click.unstyle(format_plan(summary, load_catalogue(language)))
    assert [word for word in words if word not in said] == []
    for english in ("section", "rows", "glossary", "ledger", "warning", "printed"):
        assert english not in said
