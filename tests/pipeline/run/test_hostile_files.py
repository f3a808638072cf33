"""A hostile file ends its own plan with one clear line, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from pipeline.publish.parquet import from_parquet
from tests.support.command_line import ishplan, only_error
from tests.support.hostile_pdfs import HEAVY, HOSTILE
from tests.support.made_dataset import contents
from tests.support.made_plans import made_pdf
from tests.support.plan_parts import WHOLE, of_year

LIMITS = ("--timeout", "8", "--memory", "300")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_its_own_plan_only(name: str, tmp_path: Path) -> None:
    (tmp_path / "before.pdf").write_bytes(made_pdf(*WHOLE))
    assert ishplan("run", tmp_path / "before.pdf", "--out", tmp_path / "out").exit_code == 0
    before = contents(tmp_path / "out" / "year=2025-26")
    (tmp_path / "good.pdf").write_bytes(made_pdf(*of_year("2024-25")))
    (tmp_path / name).write_bytes(HOSTILE[name]())
    plans = (tmp_path / name, tmp_path / "good.pdf")
    result = ishplan("run", *plans, *LIMITS, "--out", tmp_path / "out")
    assert result.exit_code == 1
    error = only_error(result)
    assert error.startswith(f"{name}")
    assert "itself failed" not in error
    assert "good.pdf → 2024-25" in result.stdout
    assert contents(tmp_path / "out" / "year=2025-26") == before


@pytest.mark.parametrize("command", ["tables", "inspect", "review"])
def test_the_commands_that_only_look_are_guarded_too(command: str, tmp_path: Path) -> None:
    (tmp_path / "branching.pdf").write_bytes(HOSTILE["branching.pdf"]())
    result = ishplan(command, tmp_path / "branching.pdf", "--timeout", "2")
    assert result.exit_code == 1
    assert "not done after 2 s" in only_error(result)


@pytest.mark.parametrize("name", HEAVY)
def test_a_crowded_page_is_read_within_the_usual_limits(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(HEAVY[name]())
    result = ishplan("run", tmp_path / name, "--out", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")


def test_scripts_links_and_attachments_are_never_touched(tmp_path: Path) -> None:
    target = tmp_path / "touched"
    with pymupdf.open("pdf", made_pdf(*WHOLE)) as pdf:
        pdf.embfile_add("evil.sh", f"touch {target}".encode())
        link = {"kind": pymupdf.LINK_LAUNCH, "from": pymupdf.Rect(0, 0, 500, 500)}
        pdf[0].insert_link({**link, "file": f"/usr/bin/touch {target}"})
        uri = {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(0, 0, 500, 500)}
        pdf[0].insert_link({**uri, "uri": "http://127.0.0.1:9/x"})
        action = f"<</S/JavaScript/JS(app.launchURL('file://{target}'))>>"
        pdf.xref_set_key(pdf.pdf_catalog(), "OpenAction", action)
        (tmp_path / "plan.pdf").write_bytes(pdf.tobytes())
    (tmp_path / "plain.pdf").write_bytes(made_pdf(*WHOLE))
    sections = []
    for name in ("plan", "plain"):
        arguments = ("run", tmp_path / f"{name}.pdf", "--out", tmp_path / name)
        assert ishplan(*arguments, report=True).exit_code == 0
        year = tmp_path / name / "year=2025-26"
        sections.append(contents(year / "sections"))
        told = from_parquet((year / "findings.parquet").read_bytes()).to_pylist()
        assert not any("evil" in str(row) for row in told)
    assert sections[0] == sections[1]
    assert not target.exists()
    assert {path.name for path in (tmp_path / "plan").iterdir()} == {
        "year=2025-26",
        "parties",
        "plans.duckdb",
    }
