"""A small plan where the commands look for plans."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.made_plans import made_pdf
from tests.support.plan_parts import WHOLE


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small plan in `raw/` of an otherwise empty folder."""
    path = tmp_path / "raw" / "plan.pdf"
    path.parent.mkdir()
    path.write_bytes(made_pdf(*WHOLE))
    return path
