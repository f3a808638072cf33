"""A plan's files → what is handed to the process that reads it: bytes, so that it opens no file."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

from extractors.errors import GaveUp, UnreadablePdf
from pipeline.corrections.decisions_file import read_decisions_file
from pipeline.process.limits import MIB, ProcessLimits
from pipeline.storage.locations import convert_storage_errors
from pipeline.storage.strange_files import read_whole


@dataclass(frozen=True, slots=True)
class PlanFiles:
    """A plan's file and, if there is one, the analyst's file beside it.

    `path` is as it was given. The bytes that are read are the bytes that are hashed.
    """

    path: str
    content: bytes
    decisions: bytes | None = None

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
        own = self.name, self.sha256
        if self.decisions is None:
            return (own,)
        return own, (self.decisions_path.name, sha256(self.decisions).hexdigest())


def get_corrections_path(plan: Path) -> Path:
    """Where the decisions about a plan lie: `raw/2025-26.pdf` → `raw/2025-26.yaml`."""
    return plan.with_suffix(".yaml")


def load_plan_files(path: Path, limits: ProcessLimits) -> PlanFiles:
    """The files of the plan at `path`.

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
    return PlanFiles(str(path), content, read_decisions_file(get_corrections_path(path)))
