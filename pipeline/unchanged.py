"""Whether a plan is already published just as a run would publish it, told by hashes alone.

The data package says what a year was made of: the plan and the analyst's file by their hashes, the
program by its fingerprint, the options, and the other plans whose words were evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from pipeline.folder import changed, read_files

ROOT = Path(__file__).parents[1]
PACKAGES = ("extractors", "normalizers", "pipeline")
_END_OF_NAME = " <>=!~;["


@dataclass(frozen=True, slots=True)
class Kept:
    """A published year that a run would make again: its folder, and the words it was made with."""

    folder: Path
    sha256: str
    others: tuple[str, ...]

    @property
    def academic_year(self) -> str:
        """Its year as `2025-26`."""
        return self.folder.name.removeprefix("year=")


def fingerprint() -> str:
    """A hash of the program: its own files, and the versions of the libraries it declares."""
    digest = sha256()
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(ROOT).as_posix()}\n".encode())
                digest.update(path.read_bytes())
    for library in _libraries():
        digest.update(f"{library}\n".encode())
    return digest.hexdigest()


def _libraries() -> Iterator[str]:
    """Name and version of each library that is not for development or benchmarks only."""
    try:
        needed = distribution("ishplan").requires or []
    except PackageNotFoundError:  # run from a folder, not installed
        return
    for requirement in sorted(needed):
        if "extra ==" not in requirement:
            name = requirement
            for mark in _END_OF_NAME:
                name = name.partition(mark)[0]
            yield f"{name} {distribution(name).version}"


def kept(plan: Path, beside: Path, out: Path, made: Mapping[str, Any]) -> Kept | None:
    """The year published of this plan with these decisions, if `made` is how and it is whole.

    `made` is the fingerprint and the options; the words are for the caller to compare.
    """
    try:
        source = plan.read_bytes()
        decided = beside.read_bytes() if beside.exists() else None
    except OSError:
        return None  # reading it will say why
    sources = [(plan.name, sha256(source).hexdigest())]
    if decided is not None:
        sources.append((beside.name, sha256(decided).hexdigest()))
    for folder in sorted(out.glob("year=*")):
        how = _made(folder)
        if how is None or how[0] != sources or {**how[1], "words": None} != {**made, "words": None}:
            continue
        files, unread = read_files(folder)
        if not unread and not any(changed(files)):
            return Kept(folder, sources[0][1], tuple(how[1]["words"]))
    return None


def _made(folder: Path) -> tuple[list[tuple[str, str]], dict[str, Any]] | None:
    """What a folder was made of and how, as its data package says; None where it does not."""
    try:
        package = json.loads((folder / "datapackage.json").read_bytes())
        sources = [(source["title"], source["sha256"]) for source in package["sources"]]
        return sources, {**package["made"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None
