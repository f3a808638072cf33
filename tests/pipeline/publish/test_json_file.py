"""JSON on one line: what any other writer of JSON says, with the same spaces."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.json_file import LongRows, encode_line, group_rows_by_item

SCALARS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text()
VALUES = st.recursive(
    SCALARS | st.floats(-1e15, 1e15).map(lambda value: round(value, 3)),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_a_line_is_that_of_the_standard_library(value: object) -> None:
    assert encode_line(value).decode() == json.dumps(value, ensure_ascii=False)


def test_days_and_sums_are_strings() -> None:
    line = encode_line({"on": date(2026, 3, 1), "amount": Decimal("1200.50")})
    assert line == b'{"on": "2026-03-01", "amount": "1200.50"}'


@given(st.lists(st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdefg")))
def test_rows_of_some_items_are_those_among_the_rows_of_all(
    owners: list[str], wanted: set[str]
) -> None:
    schema = pa.schema([("item_id", pa.string()), ("place", pa.int64())])
    rows = [{"item_id": owner, "place": place} for place, owner in enumerate(owners)]
    data = pa.Table.from_pylist(rows, schema=schema)
    found, of_all = LongRows(data).group_by_item(wanted), group_rows_by_item(data)
    assert {one: found.get(one) for one in wanted} == {one: of_all.get(one) for one in wanted}
