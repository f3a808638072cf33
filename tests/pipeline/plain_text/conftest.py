"""The published dump of a plan's text layer, read once for all tests that look at what is read."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from extractors.records.documents import Document
from pipeline.plain_text.text_reader import read_plain_text
from tests.support.made_once import make_once
from tests.support.repository import TEST_DATA


@pytest.fixture(scope="session")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The text of the plan of 2025-26, read without the words of any other plan."""

    def read(folder: Path) -> None:
        data = (TEST_DATA / "text/2025-26.txt").read_bytes()
        (folder / "document").write_bytes(pickle.dumps(read_plain_text(data, "2025-26.txt")))

    document = (make_once(tmp_path_factory, "dump", read) / "document").read_bytes()
    return pickle.loads(document)  # type: ignore[no-any-return]
