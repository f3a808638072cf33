"""A comparison on the terminal and as Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

from pipeline.publish.build_files import publish_dataset
from tests.support.command_line import ESCAPE, ishplan
from tests.support.compared_years import FOLDER, YEARS
from tests.support.made_dataset import made


def test_the_terminal_shows_the_summary_and_what_to_read_first(compared_copy: Path) -> None:
    result = ishplan("compare", *YEARS, "--out", compared_copy)
    lines = result.output.splitlines()
    assert lines[0] == "2024-25 → 2025-26"
    assert any(line.split()[:4] == ["2.1", "22", "→", "23"] for line in lines)
    titles = ["Money", "Deadlines, the longest slips first", "Dropped", "New"]
    assert [lines.index(title) for title in titles] == sorted(map(lines.index, titles))
    assert ESCAPE not in result.output
    assert result.stderr == ""


def test_markdown_shows_every_change(compared_copy: Path) -> None:
    text = ishplan("compare", *YEARS, "--out", compared_copy, "--format", "md").output
    assert text.startswith("# 2024-25 → 2025-26\n")
    assert "~~жөнүндө~~ **тууралуу**" in text
    rows = json.loads((compared_copy / "compare" / FOLDER / "changes.json").read_text("utf-8"))
    for row in rows:
        if row["kinds"] != ["same"]:
            item = row["new_item_id"] or row["old_item_id"]
            assert item in text or re.search(rf", {item.rsplit('/', 1)[1]}(,| \\|)", text)


def test_text_of_a_plan_cannot_leave_its_cell(tmp_path: Path) -> None:
    from msgspec.structs import replace

    dataset = made()
    section = dataset.sections[1]
    for label, action in (("2024-25", "a"), ("2025-26", '=HYPERLINK("x")|<b>\x1b[31m*z*')):
        rows = [{**row, "step": action, "task": action} for row in section.rows]
        publish_dataset(
            replace(
                dataset,
                academic_year=label,
                sections=[replace(section, rows=rows)],
                funding=[],
                responsibles=[],
            ),
            tmp_path,
        )
    shown = {
        form: ishplan("compare", *YEARS, "--out", tmp_path, "--format", form).output
        for form in ("text", "md", "csv")
    }
    assert ESCAPE not in shown["text"] + shown["md"]
    assert r"\|\<b\>�\[31m\*z\*" in shown["md"]
    assert not any(
        cell.startswith("=") for row in csv.reader(io.StringIO(shown["csv"])) for cell in row
    )
