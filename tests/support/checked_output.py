"""What is found wrong with an output folder, and folders published with a change."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
from msgspec.structs import replace
from pyarrow import parquet as arrow_parquet

from pipeline.check.check_output import check_output_folder
from pipeline.compare.comparison import compare_two_years
from pipeline.compare.publish_comparison import publish_comparison
from pipeline.compare.read_year import read_year
from pipeline.publish import parquet
from pipeline.publish.build_files import publish_dataset
from pipeline.storage.folder import write_folder
from tests.support.compared_years import YEARS
from tests.support.made_dataset import contents, made

YEAR, COMPARED = "year=2025-26", "compare/2024-25_2025-26"


def publish_small_years(out: Path) -> None:
    """Publishes two small years and their comparison: quickly checked, many times."""
    for year in YEARS:
        alone = dict.fromkeys(("responsibles", "funding", "abbreviations"), ())
        publish_dataset(replace(made(), academic_year=year, **alone), out)
    publish_comparison(compare_two_years(*(read_year(out, year) for year in YEARS)), out)


def problems(out: Path, folder: str = YEAR) -> list[str]:
    return next(list(one.problems) for one in check_output_folder(out) if one.name == folder)


def changed(out: Path, folder: str, name: str, change: Callable[[Any], Any]) -> None:
    """Publish a folder again with one file changed, its hashes right."""
    files = contents(out / folder)
    if name.endswith(".json"):
        data = change(json.loads(files[name]))
        files[name] = (json.dumps(data, ensure_ascii=False) + "\n").encode()
    else:
        table = arrow_parquet.ParquetFile(pa.BufferReader(files[name])).read()
        rows = change(table.to_pylist())
        files[name] = parquet.to_parquet(pa.Table.from_pylist(rows, schema=table.schema))
    write_folder(out / folder, files)
