"""Each room tells what it holds, a line a file, and nothing that is not there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.support.repository import ROOT

ROOMS = [
    init
    for package in ("extractors", "normalizers", "pipeline")
    for init in sorted((ROOT / package).glob("*/__init__.py"))
]


@pytest.mark.parametrize("init", ROOMS, ids=lambda init: f"{init.parts[-3]}.{init.parts[-2]}")
def test_a_room_lists_its_files(init: Path) -> None:
    docstring = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
    listed = re.findall(r"^    (\w+)  +\S", docstring.partition("\nFiles:\n")[2], re.M)
    assert listed == sorted(path.stem for path in init.parent.glob("*.py") if path != init)
