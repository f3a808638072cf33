"""A plan's files → what is handed to the process that reads it: bytes, so that it opens no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePath

from extractors.errors import GaveUp, UnreadablePdf
from pipeline.corrections.corrections import Corrections, merge_corrections
from pipeline.corrections.yaml_file import DECISIONS_SUFFIX, decisions_in, parse_corrections
from pipeline.process.limits import MIB, ProcessLimits
from pipeline.storage.locations import convert_storage_errors
from pipeline.storage.strange_files import read_whole

FOLDER_DECISIONS_NAME = "decisions.yaml"
"""The file of the decisions that hold for every plan of a folder."""


@dataclass(frozen=True, slots=True)
class PlanFiles:
    """A plan's file and the analyst's files beside it that there are.

    `path` is as it was given. The bytes that are read are the bytes that are hashed. `decisions`
    are those about this plan; `wide_decisions` the names and contents of the files that hold for
    more plans than one, the nearest first: those of an institution, then those of the folder.
    """

    path: str
    content: bytes
    decisions: bytes | None = None
    wide_decisions: tuple[tuple[str, bytes], ...] = ()

    @property
    def name(self) -> str:
        """The file's name, without folders."""
        return PurePath(self.path).name

    @property
    def decisions_path(self) -> Path:
        """Where the analyst's file lies, for messages about it."""
        return get_corrections_path(Path(self.path))

    @property
    def sha256(self) -> str:
        """The hash of the file, hex."""
        return sha256(self.content).hexdigest()

    @property
    def file_hashes(self) -> tuple[tuple[str, str], ...]:
        """Name and hash, hex, of each file."""
        files = [(self.name, self.content)]
        if self.decisions is not None:
            files.append((self.decisions_path.name, self.decisions))
        return tuple(
            (name, sha256(content).hexdigest()) for name, content in (*files, *self.wide_decisions)
        )

    def keep_decisions_of(self, institution: str | None) -> PlanFiles:
        """Without the decisions of other institutions; `institution` as its folder is named."""
        kept = {FOLDER_DECISIONS_NAME, *_list_names(institution)}
        wide = tuple(one for one in self.wide_decisions if one[0] in kept)
        return replace(self, wide_decisions=wide)

    def parse_decisions(self) -> Corrections:
        """All decisions that hold for the plan, nearer ones before others.

        Raises `BadCorrections`, naming file and line.
        """
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
    """Where decisions lie that hold for more plans, the nearest first: `raw/kmtu.yaml` for those of
    an institution, as its folder is named, and `raw/decisions.yaml` for all of the folder.

    The file about the plan itself is none of them, whatever it is called.
    """
    paths = [plan.with_name(name) for name in (*_list_names(institution), FOLDER_DECISIONS_NAME)]
    return [path for path in dict.fromkeys(paths) if path != get_corrections_path(plan)]


def list_institutions_decided(plan: Path) -> list[str]:
    """The institutions that may have a file of decisions beside a plan: before it is read, it is
    not known whose it is."""
    return sorted(path.stem for path in plan.parent.glob("*.yaml"))


def load_plan_files(
    path: Path, limits: ProcessLimits, institutions: Sequence[str | None] = (None,)
) -> PlanFiles:
    """The files of the plan at `path`, with the decisions about any of the `institutions`.

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
    wide_paths = dict.fromkeys(
        wide for one in institutions for wide in get_wide_decisions_paths(path, one)
    )
    by_distance = sorted(wide_paths, key=lambda wide: wide.name == FOLDER_DECISIONS_NAME)
    wide_decisions = tuple(
        (wide.name, decisions)
        for wide in by_distance
        for decisions in [decisions_in(wide)]
        if decisions is not None
    )
    own = decisions_in(get_corrections_path(path))
    return PlanFiles(str(path), content, own, wide_decisions)


def _list_names(institution: str | None) -> list[str]:
    return [f"{institution}.yaml"] if institution else []
