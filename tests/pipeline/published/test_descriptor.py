"""The descriptor of a published folder, read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from extractors.errors import UnreadableOutput
from pipeline.published.descriptor import load_descriptor, read_descriptor
from tests.support.made_dataset import YEAR


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: path.write_bytes(b"{"), "JSONDecodeError"),
        (lambda path: path.write_bytes(b"[]"), "TypeError: datapackage.json is no object"),
        (lambda path: path.unlink(), "No such file"),
    ],
)
def test_a_damaged_descriptor_is_told(
    damage: Callable[[Path], object], said: str, published: Path, tmp_path: Path
) -> None:
    folder = copytree(published / YEAR, tmp_path / YEAR)
    damage(folder / "datapackage.json")
    with pytest.raises(UnreadableOutput, match=said) as error:
        load_descriptor(folder)
    assert str(error.value).startswith(f"{folder}: cannot be read as what ishplan publishes (")
    assert str(error.value).endswith(". Run the plan again.")


def test_another_schema_is_told_where_it_matters(published: Path, tmp_path: Path) -> None:
    folder = copytree(published / YEAR, tmp_path / YEAR)
    path = folder / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"schemaVersion": 99}))
    assert load_descriptor(folder)["schemaVersion"] == 99
    with pytest.raises(UnreadableOutput, match="schema version 99, expected"):
        read_descriptor(folder)
