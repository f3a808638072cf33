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
from pipeline.check import check_comparison, check_year
from pipeline.check.check_folder import parse_current_descriptor
from pipeline.publish.database import DATABASE_NAME
from pipeline.publish.output_layout import INSTITUTION_PREFIX
from pipeline.published.published_tables import list_sections, read_rows
from pipeline.storage.folder import read_files
from pipeline.storage.strange_files import is_link


@dataclass(frozen=True, slots=True)
class FolderCheck:
    """One folder: its name, how many files it has, and its problems."""

    name: str
    file_count: int
    problems: tuple[str, ...]


def check_output_folder(out: Path) -> Iterator[FolderCheck]:
    """Check every year, comparison, and the DuckDB file; raises `NotPublished` if there is none."""
    roots = [out, *sorted(path for path in out.glob(f"{INSTITUTION_PREFIX}*") if path.is_dir())]
    if not any(_list_year_folders(root) for root in roots):
        raise NotPublished(f"{out}: nothing is published there, expected folders as year=2025-26.")
    for root in roots:
        for folder_check in _check_root(root):
            yield (
                folder_check
                if root == out
                else replace(folder_check, name=f"{root.name}/{folder_check.name}")
            )


def _list_year_folders(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("year=*") if path.is_dir())


def _check_root(out: Path) -> Iterator[FolderCheck]:
    known_years: dict[str, tuple[str, frozenset[str]]] = {}
    for folder in _list_year_folders(out):
        if is_link(folder):
            yield FolderCheck(folder.name, 0, ("it is a link, and is not followed",))
            continue
        files, read_problems = read_files(folder)
        label = folder.name.removeprefix("year=")
        all_problems = [
            *read_problems,
            *_run_check(partial(check_year.find_problems, files, label)),
        ]
        if not all_problems:
            items = {
                row["item_id"]
                for number, _ in list_sections(files)
                for row in read_rows(files, f"sections/{number}")
            }
            digest = sha256(files["datapackage.json"]).hexdigest()
            known_years[label] = digest, frozenset(items)
        elif parse_current_descriptor(files) is not None:
            known_years[label] = sha256(files["datapackage.json"]).hexdigest(), frozenset()
        yield FolderCheck(folder.name, len(files), tuple(all_problems))
    for folder in sorted(path for path in out.glob("compare/[0-9]*") if path.is_dir()):
        files, read_problems = read_files(folder)
        all_problems = [
            *read_problems,
            *_run_check(partial(check_comparison.find_problems, files, known_years)),
        ]
        yield FolderCheck(f"compare/{folder.name}", len(files), tuple(all_problems))
    if (out / DATABASE_NAME).exists():
        yield FolderCheck(DATABASE_NAME, 1, tuple(_check_database(out / DATABASE_NAME)))


def _run_check(find_problems: Callable[[], list[str]]) -> list[str]:
    """What `find_problems` finds; that it cannot read what is there is one too."""
    try:
        return find_problems()
    except (KeyError, TypeError, ValueError, AttributeError, pa.ArrowException) as error:
        cause = f"{type(error).__name__}: {' '.join(str(error).split())}"
        return [f"cannot be read as what ishplan publishes ({cause})"]


def _check_database(path: Path) -> Iterator[str]:
    """Whether each view can be asked."""
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            for (name,) in connection.sql("SHOW TABLES").fetchall():
                connection.sql(f'SELECT count(*) FROM "{name}"').fetchall()
    except duckdb.Error as error:
        yield f"cannot be asked ({' '.join(str(error).split())}): run or compare again"
