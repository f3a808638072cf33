"""`ishplan export` refuses wrong uses in one line."""

from __future__ import annotations

from pathlib import Path

from tests.support.command_line import ishplan, only_error

YEAR = "2025-26"


def test_wrong_uses(published: Path) -> None:
    for arguments in ((YEAR,), (YEAR, "--csv", "--office", "АРБ")):
        assert ishplan("export", *arguments, "--out", published).exit_code == 2
    error = only_error(ishplan("export", "1999-00", "--csv", "--out", published))
    assert error.startswith("1999-00: not published in")


def test_a_folder_that_cannot_be_written(published: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = ishplan("export", YEAR, "--ics", "--out", published, "--to", tmp_path / "file")
    assert "cannot be written" in only_error(result)
