"""The cells of both plans hold the printed lines of the transcription and lie where it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import gold

LIKE = 0.8
"""Two boxes are one when their common part is at least this share of both together."""

each_section = pytest.mark.parametrize(("year", "section"), gold.SECTIONS)


def cells(out: Path, year: str, section: str) -> list[gold.Row]:
    """The cells of a section below its header."""
    found = [cell for cell in gold.table(out, year, "cells") if cell["section"] == section]
    return [cell for cell in found if cell["row_kind"] != "header"]


@each_section
def test_places_and_spans(year: str, section: str, published: Path) -> None:
    wanted: list[tuple[int, str | None, int]] = []
    for index, row in enumerate(gold.printed(year, section)["rows"]):
        if isinstance(row, list):
            wanted.append((index, None, 1))
        else:
            wanted += [(index, key, cell["rowspan"]) for key, cell in row.items()]
    found = cells(published, year, section)
    top = min(cell["row"] for cell in found)
    assert [
        (
            cell["row"] - top,
            cell["column_key"] if cell["row_kind"] == "item" else None,
            cell["rowspan"],
        )
        for cell in found
    ] == wanted


@pytest.mark.parametrize("section", gold.NAMES)
def test_printed_lines(section: str, published: Path) -> None:
    """Spaces aside: of a run of them a text layer may hold one, or none at a line's end."""
    wanted: list[list[str]] = []
    for row in gold.printed("2025-26", section)["rows"]:
        wanted += [row] if isinstance(row, list) else [cell["lines"] for cell in row.values()]
    found = cells(published, "2025-26", section)
    assert [cell["text_raw"] for cell in found] == [
        "\n".join(" ".join(line.split()) for line in lines) or None for lines in wanted
    ]


@each_section
def test_headers(year: str, section: str, published: Path) -> None:
    """A space after a slash aside, which the print leaves open."""
    headers = {
        cell["column_key"]: cell["text"].replace("/ ", "/")
        for cell in gold.table(published, year, "cells")
        if cell["section"] == section and cell["row_kind"] == "header"
    }
    wanted = gold.printed(year, section)["headers"]
    assert headers == {key: text.replace("/ ", "/") for key, text in wanted.items()}


@each_section
def test_a_cell_says_what_the_rows_that_it_covers_say(
    year: str, section: str, published: Path
) -> None:
    found = cells(published, year, section)
    order = sorted({cell["row"] for cell in found if cell["row_kind"] == "item"})
    rows = gold.table(published, year, f"sections/{section}")
    for cell in found:
        if cell["row_kind"] == "subheading":
            continue
        key = gold.RENAMED.get(cell["column_key"], cell["column_key"])
        for row in range(cell["row"], cell["row"] + cell["rowspan"]):
            assert rows[order.index(row)][key] == cell["text"]


def likeness(a: gold.Row, b: gold.Row) -> float:
    """The common part of two boxes as a share of both together."""
    width = min(a["x1"], b["x1"]) - max(a["x0"], b["x0"])
    height = min(a["y1"], b["y1"]) - max(a["y0"], b["y0"])
    if a["page"] != b["page"] or width <= 0 or height <= 0:
        return 0.0
    sizes = [(box["x1"] - box["x0"]) * (box["y1"] - box["y0"]) for box in (a, b)]
    return width * height / (sum(sizes) - width * height)


def test_boxes(published: Path) -> None:
    boxes = [box for cell in gold.table(published, "2025-26", "cells") for box in cell["boxes"]]
    missed = []
    for cell in gold.geometry("2025-26"):
        wanted = dict(zip(("x0", "y0", "x1", "y1"), cell["bbox"], strict=True))
        wanted["page"] = cell["page"]
        if max(likeness(wanted, box) for box in boxes) < LIKE:
            missed.append(cell)
    assert len(missed) <= 0.01 * len(gold.geometry("2025-26")), missed


def test_pages_of_rows(published: Path) -> None:
    """A row lies on the pages of its own cells, the merged ones aside."""
    pages: dict[tuple[str, int], set[int]] = {}
    for cell in gold.geometry("2025-26"):
        if cell["column"] in ("no", "step"):
            pages.setdefault((cell["section"], cell["row"]), set()).add(cell["page"])
    for section in gold.NAMES:
        wanted = [found for (name, _), found in sorted(pages.items()) if name == section]
        rows = gold.table(published, "2025-26", f"sections/{section}")
        assert [(row["page_first"], row["page_last"]) for row in rows] == [
            (min(found), max(found)) for found in wanted
        ]
