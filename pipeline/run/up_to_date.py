"""Whether a plan is already published just as a run would publish it, told by hashes alone.

The data package says what a year was made of: the plan and the analyst's file by their hashes, the
program by its fingerprint, the options, the other plans whose words were evidence, and the other
forms of the plan that it was compared with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.process.limits import DEFAULT
from pipeline.publish.output_layout import PREFIX
from pipeline.run.plan_files import beside
from pipeline.storage.folder import changed, read_files
from pipeline.storage.strange_files import is_link, read_whole

_Sources: TypeAlias = "tuple[tuple[str, str], ...]"

ROOT = Path(__file__).parents[2]
PACKAGES = ("extractors", "normalizers", "pipeline")
_END_OF_NAME = " <>=!~;["


@dataclass(frozen=True, slots=True)
class Kept:
    """A published year that a run would make again: its folder, whose it is, the hash of its plan,
    and of those whose words it was made with.

    `companions` are the places, among the plans of the run, of the forms that it is compared with.
    """

    folder: Path
    institution: str | None
    sha256: str
    others: tuple[str, ...]
    companions: tuple[int, ...] = ()

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


def kept(plans: Sequence[Path], out: Path, made: Mapping[str, Any]) -> dict[int, Kept]:
    """The plans, by their place in `plans`, that are published in `out` with the decisions beside
    them, if `made` is how, the folder is whole, and all that they were compared with is there too.

    `made` is the fingerprint and the options; the words are for the caller to compare.
    """
    published = _published(out, made)
    given = [_sources(plan) for plan in plans] if published else []
    places = {sources: index for index, sources in reversed([*enumerate(given)])}
    found = {}
    for index, sources in enumerate(given):
        for year, forms in published.get(sources, ()):
            files, unread = read_files(year.folder)
            if {*forms} <= places.keys() and not unread and not any(changed(files)):
                found[index] = replace(year, companions=tuple(places[form] for form in forms))
                break
    return found


def _sources(plan: Path) -> _Sources:
    """Name and hash of a plan and of the decisions beside it."""
    found = []
    for path in (plan, beside(plan)):
        with suppress(OSError):  # reading it will say why
            found.append((path.name, sha256(read_whole(path, DEFAULT.memory)).hexdigest()))
    return tuple(found)


def _published(
    out: Path, made: Mapping[str, Any]
) -> dict[_Sources, list[tuple[Kept, list[_Sources]]]]:
    """The years made like this, whole or not, by what they are of; each with its other forms."""
    found: dict[_Sources, list[tuple[Kept, list[_Sources]]]] = {}
    for pattern in ("year=*", f"{PREFIX}*/year=*"):
        for folder in sorted(out.glob(pattern)):
            if is_link(folder) or is_link(folder.parent):
                continue
            with suppress(OSError, ValueError, KeyError, TypeError):  # it says nothing: made anew
                package = json.loads((folder / "datapackage.json").read_bytes())
                how = {**package["made"]}
                words, forms = how.pop("words"), how.pop("companions")
                if how == made:
                    sources = tuple((one["title"], one["sha256"]) for one in package["sources"])
                    year = Kept(folder, package["institution"], sources[0][1], tuple(words))
                    compared = [tuple((name, digest) for name, digest in form) for form in forms]
                    found.setdefault(sources, []).append((year, compared))
    return found
