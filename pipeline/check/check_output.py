"""An output folder → what is wrong with each folder in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import duckdb
import pyarrow as pa

from extractors.errors import NotPublished
from pipeline.check import check_comparison as comparison
from pipeline.check import check_year as year
from pipeline.check.check_folder import descriptor
from pipeline.publish.database import NAME
from pipeline.publish.output_layout import PREFIX
from pipeline.published.published_tables import rows, sections
from pipeline.storage.folder import read_files
from pipeline.storage.strange_files import is_link


@dataclass(frozen=True, slots=True)
class Checked:
    """One folder: its name, how many files it has, and its problems."""

    name: str
    files: int
    problems: tuple[str, ...]


def check(out: Path) -> Iterator[Checked]:
    """Check every year, comparison, and the DuckDB file; raises `NotPublished` if there is none."""
    roots = [out, *sorted(path for path in out.glob(f"{PREFIX}*") if path.is_dir())]
    if not any(_years(root) for root in roots):
        raise NotPublished(f"{out}: nothing is published there, expected folders as year=2025-26.")
    for root in roots:
        for found in _checked(root):
            yield found if root == out else replace(found, name=f"{root.name}/{found.name}")


def _years(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("year=*") if path.is_dir())


def _checked(out: Path) -> Iterator[Checked]:
    known: dict[str, tuple[str, frozenset[str]]] = {}
    for folder in _years(out):
        if is_link(folder):
            yield Checked(folder.name, 0, ("it is a link, and is not followed",))
            continue
        files, unread = read_files(folder)
        label = folder.name.removeprefix("year=")
        wrong = [*unread, *_guarded(partial(year.problems, files, label))]
        if not wrong:
            items = {
                row["item_id"]
                for number, _ in sections(files)
                for row in rows(files, f"sections/{number}")
            }
            digest = sha256(files["datapackage.json"]).hexdigest()
            known[label] = digest, frozenset(items)
        elif descriptor(files) is not None:
            known[label] = sha256(files["datapackage.json"]).hexdigest(), frozenset()
        yield Checked(folder.name, len(files), tuple(wrong))
    for folder in sorted(path for path in out.glob("compare/[0-9]*") if path.is_dir()):
        files, unread = read_files(folder)
        wrong = [*unread, *_guarded(partial(comparison.problems, files, known))]
        yield Checked(f"compare/{folder.name}", len(files), tuple(wrong))
    if (out / NAME).exists():
        yield Checked(NAME, 1, tuple(_database(out / NAME)))


def _guarded(problems: Callable[[], list[str]]) -> list[str]:
    """What `problems` finds; that it cannot read what is there is one too."""
    try:
        return problems()
    except (KeyError, TypeError, ValueError, AttributeError, pa.ArrowException) as error:
        what = f"{type(error).__name__}: {' '.join(str(error).split())}"
        return [f"cannot be read as what ishplan publishes ({what})"]


def _database(path: Path) -> Iterator[str]:
    """Whether each view can be asked."""
    try:
        with duckdb.connect(str(path), read_only=True) as plans:
            for (name,) in plans.sql("SHOW TABLES").fetchall():
                plans.sql(f'SELECT count(*) FROM "{name}"').fetchall()
    except duckdb.Error as error:
        yield f"cannot be asked ({' '.join(str(error).split())}): run or compare again"
