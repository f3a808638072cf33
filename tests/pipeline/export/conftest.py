"""A year exported in every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import ishplan

YEAR = "2025-26"


@pytest.fixture(scope="package")
def files(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the exports; only to be read."""
    to = tmp_path_factory.mktemp("exports")
    result = ishplan("export", YEAR, "--xlsx", "--csv", "--ics", "--out", published, "--to", to)
    assert result.exit_code == 0
    assert f"{to / '2025-26.xlsx'}" in result.output
    return to
