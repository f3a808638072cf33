"""Whether a plan is already published exactly as a run would publish it, judged by hashes alone.

The data package says what a year was made from: the plan and the analyst's files (their hashes),
the program (its fingerprint), the options, the other plans whose words were used, and the other
forms that it was compared with.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

import extractors
import normalizers
import pipeline
from extractors.errors import UnreadableOutput
from normalizers.titles.institution_names import to_institution_slug
from pipeline.one_plan.plan_files import get_corrections_path, get_wide_decisions_paths
from pipeline.process.limits import DEFAULT_LIMITS
from pipeline.publish.program_versions import read_version
from pipeline.published.descriptor import load_descriptor
from pipeline.published.folders import get_folder_year, iter_all_year_folders
from pipeline.storage.folder import find_changed_files, read_files
from pipeline.storage.strange_files import is_link, read_whole

_SourceHashes: TypeAlias = "tuple[tuple[str, str], ...]"

_MadeYear: TypeAlias = "tuple[UpToDateYear, _SourceHashes, list[_SourceHashes]]"
"""A year, the sources it was made from, and those of each other form of its plan."""

PROGRAM_FOLDERS = tuple(
    Path(package.__path__[0]) for package in (extractors, normalizers, pipeline)
)
"""The folders of the program's packages, wherever they are installed."""

_REQUIREMENT_NAME_ENDS = " <>=!~;["


class UpToDateYear(Struct, frozen=True):
    """A published year that a run would make in the same way: its folder, its institution, the hash
    of its plan, and those of the plans whose words it was made with.

    `companions` are the indices, among the plans of the run, of the forms that it was compared
    with.
    """

    folder: Path
    institution: str | None
    sha256: str
    other_hashes: tuple[str, ...]
    companions: tuple[int, ...] = ()

    @property
    def academic_year(self) -> str:
        """Its year as `2025-26`."""
        return get_folder_year(self.folder)


@cache
def compute_fingerprint() -> str:
    """A hash of the program: its own files, and the versions of the libraries that it declares.

    It is computed once, at the first call: that is the program that runs, even if the files change
    later.
    """
    digest = sha256()
    for name, path in iter_program_files():
        digest.update(f"{name}\n".encode())
        digest.update(path.read_bytes())
    for library in _iter_library_versions():
        digest.update(f"{library}\n".encode())
    return digest.hexdigest()


def iter_program_files() -> Iterator[tuple[str, Path]]:
    """Yields each file of the program, without Python's compiled ones, and its name from its
    package on."""
    for package in PROGRAM_FOLDERS:
        for folder, _, names in sorted(os.walk(package)):
            inner = Path(folder).relative_to(package.parent).as_posix()
            for name in sorted(names):
                if not name.endswith(".pyc"):
                    yield f"{inner}/{name}", Path(folder, name)


def _iter_library_versions() -> Iterator[str]:
    """Yields the name and version of each required library, without those of extras."""
    try:
        requirements = distribution("ishplan").requires or []
    except PackageNotFoundError:  # run from a folder, not installed
        return
    for requirement in sorted(requirements):
        if "extra ==" not in requirement:
            name = requirement
            for mark in _REQUIREMENT_NAME_ENDS:
                name = name.partition(mark)[0]
            yield f"{name} {read_version(name)}"


def find_up_to_date(
    plans: Sequence[Path], out: Path, provenance: Mapping[str, Any]
) -> dict[int, UpToDateYear]:
    """The plans, by their index in `plans`, whose published folder in `out` is up to date.

    This means that it was made from the same plan and decisions, with the same program and options
    (`provenance`), that its hashes are intact, and that every other form that it was compared with
    is among `plans`. The caller must check whether the words that it was made with are still the
    same.
    """
    published = _find_published_years(out, provenance)
    plan_hashes = [_hash_file(plan) for plan in plans] if published else []
    index_by_hash = {own: index for index, own in reversed([*enumerate(plan_hashes)]) if own}
    up_to_date = {}
    for index, own in enumerate(plan_hashes):
        for year, sources, other_formats in published.get(own, ()) if own else ():
            slug = to_institution_slug(year.institution or "") or None
            companions = [index_by_hash.get(form[0]) for form in other_formats]
            files, unread = read_files(year.folder)
            if (
                sources == _hash_sources(plans[index], slug)
                and all(
                    other is not None and form == _hash_sources(plans[other], slug)
                    for other, form in zip(companions, other_formats, strict=True)
                )
                and not unread
                and not any(find_changed_files(files))
            ):
                formats = tuple(other for other in companions if other is not None)
                up_to_date[index] = replace(year, companions=formats)
                break
    return up_to_date


def _hash_sources(plan: Path, institution: str | None) -> _SourceHashes:
    """The names and hashes of a plan and of the decisions that hold for it."""
    decisions = (get_corrections_path(plan), *get_wide_decisions_paths(plan, institution))
    return tuple(filter(None, map(_hash_file, (plan, *decisions))))


def _hash_file(path: Path) -> tuple[str, str] | None:
    """The name and hash of a file; None if it is missing or cannot be read, which reading it will
    report."""
    try:
        content = read_whole(path, DEFAULT_LIMITS.memory_bytes)
    except OSError:
        return None
    return path.name, sha256(content).hexdigest()


def _find_published_years(
    out: Path, provenance: Mapping[str, Any]
) -> dict[tuple[str, str], list[_MadeYear]]:
    """The years with this provenance, undamaged or not, by the name and hash of their plan."""
    years_by_plan: dict[tuple[str, str], list[_MadeYear]] = {}
    for folder in iter_all_year_folders(out):
        if is_link(folder) or is_link(folder.parent):
            continue
        # A folder that does not say what it was made of is made anew.
        with suppress(UnreadableOutput, ValueError, KeyError, TypeError):
            package = load_descriptor(folder)
            recorded = {**package["made"]}
            words, other_formats = recorded.pop("words"), recorded.pop("companions")
            if recorded == provenance:
                sources = tuple((one["title"], one["sha256"]) for one in package["sources"])
                year = UpToDateYear(folder, package["institution"], sources[0][1], tuple(words))
                format_sources = [
                    tuple((name, digest) for name, digest in form) for form in other_formats
                ]
                made = year, sources, format_sources
                years_by_plan.setdefault(sources[0], []).append(made)
    return years_by_plan
