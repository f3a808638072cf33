"""`plans.duckdb`: views over all that is published in a folder, for queries in SQL.

It holds no data, only views that read the Parquet files, so a year published later is in them too.
Paths are absolute, since DuckDB resolves relative ones from where it was started; after the folder
is moved, the next run makes the file anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from glob import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from extractors.errors import PublishFailed, describe_error
from pipeline.schema import COMMON_SECTION_COLUMNS, OTHER_TABLES, TABLES_IN_ITEM_JSON
from pipeline.storage.atomic_swap import replace_file
from pipeline.storage.folder import INSTITUTION_PREFIX, YEAR_PREFIX

DATABASE_NAME = "plans.duckdb"
_OLDEST_READER_VERSION = "v1.0.0"

# `{of}` is “institution, ” if there are several, since it is then part of every key.

_ACTIONS_QUERY = "SELECT {of}{columns} FROM items"

_AMOUNTS_QUERY = """
SELECT i.academic_year, i.section, f.*
FROM (SELECT DISTINCT ON ({of}group_id) * FROM funding ORDER BY {of}group_id, item_id) AS f
JOIN items AS i USING ({of}item_id)"""

_UNIT_WORK_QUERY = """
WITH work AS (
    SELECT DISTINCT {of}academic_year, unit_id, item_id FROM responsibles WHERE unit_id IS NOT NULL
), money AS (
    SELECT {of}academic_year, unit_id, sum(amount_kgs) AS kgs FROM (
        SELECT DISTINCT ON ({of}unit_id, group_id) {of}work.academic_year, unit_id, amount_kgs
        FROM work JOIN funding USING ({of}item_id) WHERE amount_kgs IS NOT NULL
    ) GROUP BY ALL
)
SELECT {of}academic_year, unit_id, any_value(name) AS name, count(*) AS items,
    any_value(kgs) AS kgs
FROM work JOIN units USING ({of}unit_id) LEFT JOIN money USING ({of}academic_year, unit_id)
GROUP BY ALL"""

_THREADS_QUERY = """
SELECT {of}i.academic_year, i.item_id, coalesce(c.thread_id, i.item_id) AS thread_id
FROM items AS i LEFT JOIN (
    SELECT {of}new_item_id AS item_id, arg_max(thread_id, old_year) AS thread_id
    FROM changes WHERE new_item_id IS NOT NULL GROUP BY {of}new_item_id
) AS c USING ({of}item_id)"""

_CHANGED_COLUMNS_QUERY = """
SELECT {of}thread_id, old_year, new_year, old_item_id, new_item_id,
    unnest(columns, recursive := true)
FROM changes"""


@cache
def start_engine() -> duckdb.DuckDBPyConnection:
    """DuckDB at work in memory, once in a process, as it takes as long to start as all views do.

    Threads of its own would take longer to start than to make the views.
    """
    return duckdb.connect(config={"threads": 1}).execute("SET parquet_metadata_cache = true")


def write_database(out: Path, scratch: Path | None = None) -> Path:
    """Make `out/plans.duckdb` anew, in one step, and return it.

    It is made in `scratch`, an empty folder of this user alone, or in one of the system's.

    With several institutions every view has the column `institution`.
    Views of years are `items` (all sections, a null for a column that a section does not have),
    `actions` (the columns that all sections have), the long tables by their names, and `amounts`
    (each printed sum once). With a register: `units`, `offices`, `persons`, `name_questions`, and
    `unit_work` (a unit in a year: its items and their money). Where something was compared:
    `changes`, `summary`, `glossary_changes`, `unit_changes`, `changed_columns`, `threads`.
    Raises `PublishFailed` if it cannot be written or the published files do not fit together.
    """
    target = out / DATABASE_NAME
    try:
        # Elsewhere first: DuckDB would write into whatever it finds under the name it is given.
        with _open_scratch(scratch) as folder:
            made = Path(folder) / DATABASE_NAME
            _make_database(made, out)
            replace_file(target, made.read_bytes())
    except (OSError, duckdb.Error) as error:
        raise PublishFailed(
            f"{target}: cannot be made ({describe_error(error)}). The published years are "
            "not affected; run again when the folder can be written and every year in it read."
        ) from error
    return target


def _make_database(path: Path, out: Path) -> None:
    """Makes a new database at `path` with the views over `out`."""
    attached = f"{_quote_path(path)} AS plans (STORAGE_VERSION '{_OLDEST_READER_VERSION}')"
    start_engine().execute(f"ATTACH {attached}")
    try:
        with start_engine().cursor() as connection:  # what is not committed goes with it
            # Together, since each view by itself would be forced to the disk.
            connection.execute("USE plans; BEGIN")
            create_views(connection, out)
            connection.execute("COMMIT")
    finally:
        start_engine().execute("DETACH plans")


def create_views(connection: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Makes the views over all that is published in `out`."""
    for name, query in _iter_views(out.resolve()):
        connection.execute(f'CREATE VIEW "{name}" AS {query}')


def _open_scratch(scratch: Path | None) -> AbstractContextManager[Path | str]:
    return nullcontext(scratch) if scratch else TemporaryDirectory()


def _iter_views(out: Path) -> Iterator[tuple[str, str]]:
    """The views in the order in which they are made: a name and a query each."""
    by_institution = any(out.glob(f"{INSTITUTION_PREFIX}*/{YEAR_PREFIX}*"))
    of, keys = ("institution, ", ("institution",)) if by_institution else ("", ())
    root = f"{INSTITUTION_PREFIX}*/" if by_institution else ""
    years = f"{root}{YEAR_PREFIX}*"
    if any(out.glob(f"{years}/sections/*.parquet")):
        files = _files(out, f"{years}/sections/*.parquet", *keys, "year")
        yield "items", f"SELECT {of}* EXCLUDE ({of}year) FROM {files}"
        yield "actions", _ACTIONS_QUERY.format(of=of, columns=", ".join(COMMON_SECTION_COLUMNS))
        for name in (*TABLES_IN_ITEM_JSON, *OTHER_TABLES):
            files = _files(out, f"{years}/{name}.parquet", *keys, "year")
            yield name, f"SELECT {of}year AS academic_year, * EXCLUDE ({of}year) FROM {files}"
        yield "amounts", _AMOUNTS_QUERY.format(of=of)
    if any(out.glob(f"{root}parties/units.parquet")):
        for name in ("units", "offices", "persons", "name_questions"):
            files = _files(out, f"{root}parties/{name}.parquet", *keys)
            columns = f"{of}* EXCLUDE (institution)" if by_institution else "*"
            yield name, f"SELECT {columns} FROM {files}"
        yield "unit_work", _UNIT_WORK_QUERY.format(of=of)
    compared = f"{root}compare/[0-9]*"
    if any(out.glob(f"{compared}/changes.parquet")):
        tables = ("changes", "summary", "glossary_changes", "unit_changes")
        for name in (one for one in tables if any(out.glob(f"{compared}/{one}.parquet"))):
            columns = f"{of}* EXCLUDE (institution)" if by_institution else "*"
            files = _files(out, f"{compared}/{name}.parquet", *keys)
            yield name, f"SELECT {columns} FROM {files}"
        yield "changed_columns", _CHANGED_COLUMNS_QUERY.format(of=of)
        yield "threads", _THREADS_QUERY.format(of=of)


def _files(out: Path, pattern: str, *keys: str) -> str:
    """A query over the files in `out`, whose own name is none of the pattern, that it matches;
    `keys` are columns named in their folders."""
    path = Path(escape(str(out))) / pattern
    hive = ", ".join(f"'{key}': VARCHAR" for key in keys)
    hive_options = f", hive_partitioning = true, hive_types = {{{hive}}}" if keys else ""
    return f"read_parquet({_quote_path(path)}, union_by_name = true{hive_options})"


def _quote_path(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
