"""An output folder → what is wrong with each folder in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

import duckdb
from msgspec.structs import replace

from extractors.errors import NotPublished, describe_error
from pipeline.check import check_comparison, check_register, check_year
from pipeline.check.folder_check import FolderCheck
from pipeline.publish.database import DATABASE_NAME, create_views
from pipeline.published.descriptor import DESCRIPTOR_NAME
from pipeline.published.folders import (
    COMPARISONS_FOLDER,
    get_folder_year,
    list_comparison_folders,
    list_output_roots,
    list_year_folders,
)
from pipeline.published.published_folder import PublishedFolder, Row
from pipeline.published.unreadable import UNREADABLE_ERRORS
from pipeline.published.unreadable_error import describe_unreadable
from pipeline.register.published_register import REGISTER_FOLDER
from pipeline.storage.folder import read_files
from pipeline.storage.strange_files import is_link

_VIEWS = r"""
SELECT view_name, regexp_replace(sql, '[()\s]', '', 'g') FROM duckdb_views() WHERE NOT internal"""
"""The views of a database; brackets around joins are DuckDB's, not always the same."""

_ROOT = re.compile(r"'[^']*/(?=(?:institution=\*/)?(?:year=\*|parties|compare)/)")
"""In a view: the folder of the output, before the pattern of the files that are read."""


def check_output_folder(out: Path) -> Iterator[FolderCheck]:
    """Check every year, comparison, register, and the DuckDB file.

    Raises `NotPublished` if there is no year.
    """
    roots = list_output_roots(out)
    if not any(map(list_year_folders, roots)):
        raise NotPublished(f"{out}: nothing is published there, expected folders as year=2025-26.")
    for root in roots:
        for folder_check in _check_root(root):
            yield (
                folder_check
                if root == out
                else replace(folder_check, name=f"{root.name}/{folder_check.name}")
            )


def _check_root(out: Path) -> Iterator[FolderCheck]:
    known_years: dict[str, tuple[str, frozenset[str]]] = {}
    parties: dict[str, list[Row]] = {}
    for folder in list_year_folders(out):
        if is_link(folder):
            yield FolderCheck(folder.name, 0, ("it is a link, and is not followed",))
            continue
        files, read_problems = read_files(folder)
        label = get_folder_year(folder)
        all_problems = [
            *read_problems,
            *_run_check(partial(check_year.find_problems, files, label)),
        ]
        if DESCRIPTOR_NAME in files:
            published = PublishedFolder(files)
            items = published.iter_items() if not all_problems else ()
            parties[label] = published.read_rows("responsibles") if not all_problems else []
            known_years[label] = (
                sha256(files[DESCRIPTOR_NAME]).hexdigest(),
                frozenset(row["item_id"] for _, row in items),
            )
        yield FolderCheck(folder.name, len(files), tuple(all_problems))
    for folder in list_comparison_folders(out):
        files, read_problems = read_files(folder)
        all_problems = [
            *read_problems,
            *_run_check(partial(check_comparison.find_problems, files, known_years)),
        ]
        yield FolderCheck(f"{COMPARISONS_FOLDER}/{folder.name}", len(files), tuple(all_problems))
    if (out / REGISTER_FOLDER).is_dir():
        files, read_problems = read_files(out / REGISTER_FOLDER)
        digests = {year: digest for year, (digest, _) in known_years.items()}
        all_problems = [
            *read_problems,
            *_run_check(partial(check_register.find_problems, files, digests, parties)),
        ]
        yield FolderCheck(REGISTER_FOLDER, len(files), tuple(all_problems))
    if is_link(out / DATABASE_NAME):
        yield FolderCheck(DATABASE_NAME, 0, ("it is a link, and is not followed",))
    elif (out / DATABASE_NAME).is_file():
        yield FolderCheck(DATABASE_NAME, 1, tuple(_check_database(out)))


def _run_check(find_problems: Callable[[], list[str]]) -> list[str]:
    """What `find_problems` finds; that it cannot read what is there is one too."""
    try:
        return find_problems()
    except UNREADABLE_ERRORS as error:
        return [describe_unreadable(error)]


def _check_database(out: Path) -> Iterator[str]:
    """Whether its views are those of this output, and each can be asked.

    Only views that are made here are asked: those of somebody else may read any file, or never end.
    Views of an output that was moved or copied name the folder where it lay: that is no fault.
    """
    try:
        with duckdb.connect(str(out / DATABASE_NAME), read_only=True) as connection:
            said = dict(connection.sql(_VIEWS).fetchall())
        with duckdb.connect() as connection:
            create_views(connection, out)
            own = dict(connection.sql(_VIEWS).fetchall())
            if _leave_out_root(said) != _leave_out_root(own):
                yield "has not the views of what is published here: run or compare again"
                return
            for name in own:
                connection.sql(f'SELECT count(*) FROM "{name}"').fetchall()
    except duckdb.Error as error:
        yield f"cannot be asked ({describe_error(error)}): run or compare again"


def _leave_out_root(views: dict[str, str]) -> dict[str, str]:
    """Views without the place of the output in what they read."""
    return {name: _ROOT.sub("'", query) for name, query in views.items()}
