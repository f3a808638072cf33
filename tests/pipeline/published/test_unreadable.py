"""What cannot be read as published is told."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from extractors.errors import UnreadableOutput
from pipeline.published.published_folder import PublishedFolder
from pipeline.published.unreadable import raise_if_unreadable
from tests.support.made_dataset import YEAR


def test_a_damaged_table_is_told(published: Path, tmp_path: Path) -> None:
    folder = copytree(published / YEAR, tmp_path / YEAR)
    (folder / "sections/2.1.parquet").write_bytes(b"PAR1")
    with pytest.raises(UnreadableOutput, match="Arrow"), raise_if_unreadable(folder):
        list(PublishedFolder.open(folder).iter_items())
