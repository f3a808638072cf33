"""How each Java program is asked for all tables of a plan; see `bench.peers.readers`."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from .readers import Reader, Table


def load_tabula() -> Reader:
    """tabula-java on ruled tables, in a Java machine that stays up from one plan to the next."""
    import tabula

    def tables(path: Path) -> list[Table]:
        found = tabula.read_pdf(
            path, output_format="json", pages="all", lattice=True, guess=False, silent=True
        )
        return [placed(table["data"]) for table in found]

    return tables


def placed(rows: list[list[dict[str, Any]]]) -> Table:
    """tabula's rows with each cell in its column.

    A row holds only the cells that begin in it, moved to the left, and is padded at its end with
    cells of no size; where they stand tells their columns.
    """
    lefts = sorted({round(cell["left"]) for row in rows for cell in row if cell["width"]})
    table: Table = []
    for row in rows:
        texts: list[str | None] = [None] * len(lefts)
        for cell in row:
            if cell["width"]:
                texts[lefts.index(round(cell["left"]))] = cell["text"]
        table.append(texts)
    return table


def load_opendataloader() -> Callable[[Sequence[Path]], list[list[Table]]]:
    """opendataloader-pdf's JSON of all plans by one call, which starts a Java machine."""
    import opendataloader_pdf

    def tables(paths: Sequence[Path]) -> list[list[Table]]:
        names = [str(path) for path in paths]
        with tempfile.TemporaryDirectory() as folder:
            opendataloader_pdf.convert(
                names, output_dir=folder, format="json", image_output="off", quiet=True
            )
            made = [Path(folder) / f"{path.stem}.json" for path in paths]
            documents = [json.loads(file.read_text(encoding="utf-8")) for file in made]
        return [[spread(table) for table in nodes(one, "table")] for one in documents]

    return tables


def nodes(tree: Any, kind: str) -> Iterator[dict[str, Any]]:
    """All nodes of a kind in the document's order, but none within another one."""
    if isinstance(tree, dict):
        if tree.get("type") == kind:
            yield tree
            return
        tree = list(tree.values())
    if isinstance(tree, list):
        for branch in tree:
            yield from nodes(branch, kind)


def spread(table: dict[str, Any]) -> Table:
    """opendataloader's cells as rows, each text in all rows that its cell spans."""
    texts: Table = [[None] * table["number of columns"] for _ in range(table["number of rows"])]
    for cell in nodes(table["rows"], "table cell"):
        text = "\n".join(contents(cell["kids"]))
        first = cell["row number"] - 1
        for row in texts[first : first + cell["row span"]]:
            row[cell["column number"] - 1] = text
    return texts


def contents(tree: Any) -> Iterator[str]:
    """The texts in a part of the document, in its order."""
    if isinstance(tree, dict):
        if isinstance(tree.get("content"), str):
            yield tree["content"]
        tree = list(tree.values())
    if isinstance(tree, list):
        for branch in tree:
            yield from contents(branch)
