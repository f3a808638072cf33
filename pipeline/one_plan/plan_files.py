"""A plan's files as bytes for the process that reads the plan, which may not open any file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from extractors.errors import BadCorrections, GaveUp, UnreadablePdf
from extractors.file_format import detect_format
from pipeline.corrections.decisions_file import DECISIONS_SUFFIX, read_decisions_file
from pipeline.process.limits import MIB, ProcessLimits
from pipeline.storage.locations import convert_storage_errors
from pipeline.storage.strange_files import make_text, read_whole
from pipeline.structure.source import PlanSource

if TYPE_CHECKING:
    from pipeline.corrections.corrections import Corrections

FOLDER_DECISIONS_NAME = "decisions.yaml"
"""The file with the decisions that hold for every plan in a folder."""

MOST_WIDE_BYTES = 16 * MIB
"""Bytes of all files beside a plan that may hold decisions for several."""

_WIDE_STEM = re.compile("[a-z][a-z0-9-]*")
"""The name of a file for several plans, without ending: `decisions`, or an institution's slug."""


class PlanFiles(Struct, frozen=True):
    """A plan's file and the analyst's files beside it.

    `path` is as it was given. The same bytes are read and hashed. `decisions` are about this plan;
    `wide_decisions` are the names and contents of files that hold for several plans, the nearest
    first: those of an institution, then those of the folder.
    """

    path: str
    content: bytes
    decisions: bytes | None = None
    wide_decisions: tuple[tuple[str, bytes], ...] = ()

    @property
    def name(self) -> str:
        """The file's name, without folders; what of it is no text is � there."""
        return make_text(PurePath(self.path).name)

    @property
    def decisions_path(self) -> Path:
        """Where the analyst's file about this plan lies, for messages."""
        return get_corrections_path(Path(self.path))

    @property
    def sha256(self) -> str:
        """The sha256 of the plan's file, hex."""
        return sha256(self.content).hexdigest()

    @property
    def file_hashes(self) -> tuple[tuple[str, str], ...]:
        """The name and the sha256, hex, of each file."""
        files = [(self.name, self.content)]
        if self.decisions is not None:
            files.append((make_text(self.decisions_path.name), self.decisions))
        return tuple(
            (name, sha256(content).hexdigest()) for name, content in (*files, *self.wide_decisions)
        )

    def describe_source(self, pages: int = 0, producer: str = "") -> PlanSource:
        """The source of the plan; `pages` and `producer` are those of a PDF."""
        form = detect_format(self.content)
        return PlanSource(self.name, self.sha256, len(self.content), pages, producer, form)

    def keep_decisions_of(self, institution: str | None) -> PlanFiles:
        """The same without the decisions of other institutions; `institution` is a slug."""
        kept = {FOLDER_DECISIONS_NAME, *_list_names(institution)}
        wide = tuple(one for one in self.wide_decisions if one[0] in kept)
        return replace(self, wide_decisions=wide)

    def parse_decisions(self) -> Corrections:
        """All decisions that hold for the plan, nearer ones before others.

        Raises `BadCorrections`, naming file and line.
        """
        from pipeline.corrections.corrections import merge_corrections
        from pipeline.corrections.yaml_file import parse_corrections

        own = parse_corrections(self.decisions, self.decisions_path)
        wide = [
            parse_corrections(content, self.decisions_path.with_name(name), is_wide=True)
            for name, content in self.wide_decisions
        ]
        return merge_corrections([own, *wide])


def get_corrections_path(plan: Path) -> Path:
    """Where the decisions about a plan lie: `raw/2025-26.pdf` → `raw/2025-26.yaml`."""
    return plan.with_suffix(DECISIONS_SUFFIX)


def get_wide_decisions_paths(plan: Path, institution: str | None) -> list[Path]:
    """Where decisions for several plans lie, the nearest first: `raw/kmtu.yaml` for an institution
    (given by its slug) and `raw/decisions.yaml` for the whole folder.

    The file about the plan itself is not among them, whatever its name.
    """
    paths = [plan.with_name(name) for name in (*_list_names(institution), FOLDER_DECISIONS_NAME)]
    return [path for path in dict.fromkeys(paths) if path != get_corrections_path(plan)]


def load_plan_files(path: Path, limits: ProcessLimits) -> PlanFiles:
    """The files of the plan at `path`, with the decisions that may hold for it and others.

    Raises `UnreadablePdf` or `BadCorrections` if one cannot be read, `GaveUp` if it is larger than
    the memory that a plan may fill.
    """
    try:
        with convert_storage_errors(path):
            if path.stat().st_size > limits.memory_bytes:
                raise GaveUp(
                    f"{path}: larger than the {limits.memory_bytes // MIB} MiB that a plan may "
                    "fill. Raise it with --memory if you trust the file."
                )
            content = read_whole(path, limits.memory_bytes)
    except OSError as error:
        raise UnreadablePdf(
            f"{path}: cannot be read ({error.strerror or error}). Give the path of a PDF, "
            "Word file or text."
        ) from error
    wide = _load_wide_decisions(path)
    return PlanFiles(str(path), content, read_decisions_file(get_corrections_path(path)), wide)


def _load_wide_decisions(plan: Path) -> tuple[tuple[str, bytes], ...]:
    """All of them; raises `BadCorrections` where they are more than anybody decides."""
    wide, left = [], MOST_WIDE_BYTES
    for one in _iter_wide_decisions(plan):
        wide.append(one)
        left -= len(one[1])
        if left < 0:
            raise BadCorrections(
                f"{plan.parent}: its files of decisions, as {one[0]}, have more than "
                f"{MOST_WIDE_BYTES // MIB} MiB. Take those away that are none."
            )
    return tuple(wide)


def _iter_wide_decisions(plan: Path) -> Iterator[tuple[str, bytes]]:
    """Yields the files beside a plan that may hold for it: whose plan it is, is not known yet."""
    with convert_storage_errors(plan):
        found = sorted(plan.parent.glob(f"*{DECISIONS_SUFFIX}"))
    names = [path.name for path in found if _WIDE_STEM.fullmatch(path.stem)]
    for name in sorted(names, key=lambda name: name == FOLDER_DECISIONS_NAME):
        path = plan.with_name(name)
        if path != get_corrections_path(plan):
            content = read_decisions_file(path)
            if content is not None:
                yield name, content


def _list_names(institution: str | None) -> list[str]:
    return [f"{institution}{DECISIONS_SUFFIX}"] if institution else []
