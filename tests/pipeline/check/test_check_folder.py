"""Every file of a published folder is as it was published."""

from __future__ import annotations

import random
from pathlib import Path

from pipeline.check.check_output import check_output_folder
from tests.support.checked_output import COMPARED, YEAR, problems, publish_small_years
from tests.support.command_line import ishplan


def test_a_changed_byte_is_found_wherever_it_is(tmp_path: Path) -> None:
    publish_small_years(tmp_path)
    chance = random.Random(1)
    files = [
        path
        for folder in (YEAR, COMPARED)
        for path in sorted((tmp_path / folder).rglob("*"))
        if path.is_file()
    ]
    for path in files:
        whole = path.read_bytes()
        at = chance.randrange(len(whole))
        path.write_bytes(
            whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]
        )
        bad = {one.name for one in check_output_folder(tmp_path) if one.problems}
        assert any(path.is_relative_to(tmp_path / name) for name in bad), path
        path.write_bytes(whole)
    assert not any(one.problems for one in check_output_folder(tmp_path))


def test_files_that_went_or_came_are_found(compared_copy: Path) -> None:
    (compared_copy / YEAR / "glossary.json").unlink()
    (compared_copy / YEAR / "notes.txt").write_text("mine")
    found = problems(compared_copy)
    assert "glossary.json is missing" in found
    assert "notes.txt was not published" in found
    assert len(found) == 2
    result = ishplan("check", compared_copy)
    assert result.exit_code == 1
    assert "bad year=2025-26: " in result.output
