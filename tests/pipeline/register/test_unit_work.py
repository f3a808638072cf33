"""What each unit has to do: its items, each sum once, its months."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from pipeline.publish.build_files import publish_dataset
from pipeline.published.published_folder import PublishedFolder
from pipeline.register.unit_work import list_unit_work
from tests.support.made_register import year_of_units


def test_work_of_units_and_offices(tmp_path: Path) -> None:
    data = year_of_units("2025-26", ["ОБ", "АРБ", "АРБ", "ОБ"])
    one_sum = [{**row, "group_id": "2025-26/1/2"} for row in data.funding[1:3]]
    data = replace(data, funding=[data.funding[0], *one_sum, data.funding[3]])
    published = PublishedFolder.open(publish_dataset(data, tmp_path))
    arb, ob = list_unit_work(published)
    assert (arb.name, [one.item_id for one in arb.items]) == ("АРБ", ["2025-26/1/2", "2025-26/1/3"])
    assert (arb.kgs, ob.kgs) == (Decimal(100), Decimal(200))
    assert arb.count_by_month() == {"2025-09": 2}
    assert arb.items[0].parties == ("АРБ башчысы",)
    offices = list_unit_work(published, "office_id")
    assert [(one.name, len(one.items)) for one in offices] == [
        ("АРБ башчысы", 2),
        ("ОБ башчысы", 1),
    ]
