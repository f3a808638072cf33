"""`ishplan inspect`: what each stage saw, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import ishplan
from tests.support.made_plans import NewPage, Ruled, Text, made_pdf
from tests.support.plan_parts import (
    GLOSSARY,
    GLOSSARY_TITLE,
    STRATEGY_HEADER,
    WHOLE,
    strategy,
    strategy_title,
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Two sections, the second over a page break; a stray mark; a gap in the numbers."""
    more = ("Тил", "в талдоо", "в тизме", "Акт", "3 акт", "Деканат", "жок")
    path = tmp_path / "plan.pdf"
    path.write_bytes(
        made_pdf(
            strategy_title("2.1"),
            strategy("а"),
            Text("ң"),
            strategy_title("2.3"),
            strategy("б"),
            NewPage(),
            Ruled([STRATEGY_HEADER, more]),
            NewPage(),
            GLOSSARY_TITLE,
            GLOSSARY,
        )
    )
    return path


def lines(path: Path, *options: str) -> list[str]:
    """The report."""
    result = ishplan("inspect", path, *options)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def matching(found: list[str], start: str) -> list[str]:
    """The lines that begin like this, indented or not."""
    return [line.strip() for line in found if line.strip().startswith(start)]


def test_the_whole_plan(plan: Path) -> None:
    found = lines(plan)
    assert found[0].startswith("plan.pdf: 2025-26, 3 pages, sha256 ")
    assert [line[:4] for line in found[2:] if line[2:3].isdigit()] == ["  1:", "  2:", "  3:"]
    assert matching(found, "section ") == [
        "section 2.1 (strategy), table 1: pages 1–1, 2 rows, 0 subheadings, 1 header row(s), "
        "0 cells of repeated headers",
        "section 2.3 (strategy), table 2: pages 1–2, 3 rows, 0 subheadings, 1 header row(s), "
        "7 cells of repeated headers",
    ]
    assert len(matching(found, "column 3 → step: 100% of the title “Кадамдар”")) == 2
    assert matching(found, "pages 1 and 2: same column lines, nothing between, header")
    assert matching(found, "warning stray_text, page 1: A mark outside every table: ң")
    assert matching(found, "warning section_missing, plan: There is no section 2.2")


def test_the_ledger_of_a_page(plan: Path) -> None:
    (page,) = matching(lines(plan), "1: 842 × 595 pt; ")
    total = int(page.partition("; ")[2].partition(" characters")[0])
    places = page.partition("(")[2].rstrip(")").split(", ")
    assert sum(int(place.split()[1]) for place in places) == total
    assert "finding 1" in places


def test_one_page(plan: Path) -> None:
    found = lines(plan, "--page", "2")
    assert [line[:4] for line in found if line[2:3].isdigit()] == ["  2:"]
    assert [line.split(" (")[0] for line in matching(found, "section ")] == ["section 2.3"]
    assert not matching(found, "warning stray_text")


def test_one_section(plan: Path) -> None:
    found = lines(plan, "--section", "2.1")
    assert [line.split(" (")[0] for line in matching(found, "section ")] == ["section 2.1"]
    assert "pages" not in found


def test_a_section_that_is_not_there(plan: Path) -> None:
    result = ishplan("inspect", plan, "--section", "2.9")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "error: plan.pdf: no section 2.9; this plan has 2.1, 2.3\n"


def test_a_page_that_is_not_there(plan: Path) -> None:
    result = ishplan("inspect", plan, "--page", "4")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "error: plan.pdf: no page 4; this plan has 3\n"


def test_a_turned_page_is_told(plan: Path, tmp_path: Path) -> None:
    import pymupdf

    document = pymupdf.open(stream=made_pdf(*WHOLE))
    document[0].set_rotation(90)
    (tmp_path / "turned.pdf").write_bytes(document.tobytes())
    (page,) = matching(lines(tmp_path / "turned.pdf"), "1: 842 × 595 pt")
    assert ", turned " in page
    assert ", turned " not in matching(lines(plan), "1: 842 × 595 pt")[0]


def test_why_lines_were_joined(tmp_path: Path) -> None:
    table = strategy("а")
    rows = [*table.rows, ("Тил", "өз", "өзүн-\nөзү баалоо", "Акт", "3", "Декан", "жок")]
    path = tmp_path / "plan.pdf"
    path.write_bytes(made_pdf(strategy_title("2.1"), Ruled(rows)))
    found = lines(path, "--section", "2.1")
    assert matching(found, "cell 4,3") == ["cell 4,3"]
    assert matching(found, "өзүн-|өзү: hyphen kept (")


def test_a_plan_of_the_repository(raw_plans: tuple[Path, ...]) -> None:
    found = lines(raw_plans[-1])
    assert [line.split(" (")[0] for line in matching(found, "section ")] == [
        f"section {number}" for number in ("1", *(f"2.{i}" for i in range(1, 8)), "3")
    ]
    assert len([line for line in found if line.strip().startswith("column ")]) == 3 + 7 * 7 + 5
