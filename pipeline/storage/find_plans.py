"""The arguments that name plans → paths: files, folders, patterns, URLs of storages, a list on
stdin."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from glob import has_magic
from pathlib import Path

from pipeline.storage.locations import convert_storage_errors, is_local, parse_location
from pipeline.storage.strange_files import is_link

STDIN_ARGUMENT = "-"
PDF_SUFFIX = ".pdf"
PLAN_SUFFIXES = (PDF_SUFFIX, ".docx")


def ignore(_link: Path) -> None:
    """Ignores links that are left out."""


def ignore_failure(_error: OSError) -> None:
    """Does not tell of folders that cannot be looked into."""


def find_plan_paths(
    arguments: Iterable[str],
    stdin: Iterable[str],
    *,
    every_format: bool = False,
    left: Callable[[Path], None] = ignore,
    unseen: Callable[[OSError], None] = ignore_failure,
) -> list[Path]:
    """The paths of the plans, each once, in the given order; those of a folder or pattern are
    sorted.

    A folder stands for every PDF and Word file in it and below it; of two with the same name only
    for the PDF, unless `every_format` is set. `-` stands for the paths in `stdin`, one on each
    line. A link in a folder may lead anywhere: it is left out, and `left` is called with it;
    `unseen` is called with folders that cannot be looked into.
    """
    paths: dict[Path, None] = {}
    for argument in arguments:
        texts = (line.strip() for line in stdin) if argument == STDIN_ARGUMENT else (argument,)
        for text in filter(None, texts):
            path = parse_location(text)
            with convert_storage_errors(path):
                paths.update(
                    dict.fromkeys(_iter_plan_paths(text, path, every_format, left, unseen))
                )
    return list(paths)


def _iter_plan_paths(
    text: str,
    path: Path,
    every_format: bool,
    left: Callable[[Path], None],
    unseen: Callable[[OSError], None],
) -> Iterator[Path]:
    if path.is_dir():
        there = sorted(one for one in _iter_all_paths(path, unseen) if _is_plan(one))
        plans = [one for one in there if not is_link(one)]
        for link in filter(is_link, there):
            left(link)
        pdf_stems = {one.with_suffix("") for one in plans if one.suffix.lower() == PDF_SUFFIX}
        yield from (
            one
            for one in plans
            if every_format
            or one.suffix.lower() == PDF_SUFFIX
            or one.with_suffix("") not in pdf_stems
        )
    elif has_magic(text) and not path.exists():
        yield from _match_pattern(path)
    else:
        yield path


def _iter_all_paths(folder: Path, unseen: Callable[[OSError], None]) -> Iterator[Path]:
    """Everything in a folder and below it; links are not followed."""
    if not is_local(folder):
        yield from folder.rglob("*")
        return
    for place, folders, files in os.walk(folder, onerror=unseen):
        yield from (Path(place, name) for name in (*folders, *files))


def _is_plan(path: Path) -> bool:
    """Whether a file in a folder is a plan. Word keeps a `~$plan.docx` beside an open file, which
    is none."""
    return path.suffix.lower() in PLAN_SUFFIXES and not path.name.startswith("~$")


def _match_pattern(path: Path) -> list[Path]:
    """The files that match a pattern; if there are none, the pattern itself, so that an error names
    it."""
    start = next(parent for parent in path.parents if not has_magic(str(parent)))
    return sorted(start.glob("/".join(path.parts[len(start.parts) :]))) or [path]
