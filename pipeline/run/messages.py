"""What a run and the processes that read its plans say to each other."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass
from typing import Any

from extractors.file_format import FileFormat
from pipeline.storage.folder import FolderFiles

PICTURES_SUFFIX = ", pictures"
"""Behind the name of a plan whose pages are drawn."""

ROWS_SUFFIX = ", rows"
"""Behind the name of a plan without pages whose rows are looked for, in rounds."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a run was asked for; with other options, a plan that has not changed is read again.

    `strict`: publish no plan with a finding that is an error. `report`: make `report.html`.
    `verify`: read the plan with a second library too and compare; take plans of one year in several
    forms for one plan, and compare those. `institution`: whose the plans are, instead of what their
    titles say. `period`: the label of their period, instead of what they print.
    """

    strict: bool = False
    report: bool = False
    verify: bool = False
    institution: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a plan turns out to be once it is read; `sha256` is hex."""

    year: str
    institution: str | None
    sha256: str
    pages: int
    file_format: FileFormat


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The first answer: what was found; the plan's words; and all that was read, to go on from.

    Both are packed: the run passes them on and need not open them.
    """

    facts: PlanFacts
    packed_words: bytes
    packed_plan: bytes


@dataclass(frozen=True, slots=True)
class PooledWords:
    """The packed words of all plans of one institution, and where from.

    `other_hashes` are the sha256 of the other plans whose words they are, sorted.
    """

    packed_words: bytes
    other_hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompanionPlan:
    """Another form of a plan, to be compared with it: its name, its form, its packed dataset.

    `file_hashes` are name and hex sha256 of its file and of the decisions beside it, if there are
    any.
    """

    name: str
    file_format: FileFormat
    file_hashes: tuple[tuple[str, str], ...]
    packed_dataset: bytes


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How much there is in a plan: rows of sections, and findings by their severity."""

    rows: int
    errors: int
    warnings: int
    infos: int


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The last answer: the files to publish, what to tell of the plan, and how much it holds.

    `comparison_messages` is what to tell of each companion, in their order.
    """

    files: FolderFiles
    message: str
    counts: PlanCounts
    comparison_messages: tuple[str, ...] = ()


def pickle_compressed(record: object) -> bytes:
    """A record as bytes, to be kept or sent."""
    return zlib.compress(pickle.dumps(record, pickle.HIGHEST_PROTOCOL), 1)


def unpickle_compressed(data: bytes) -> Any:
    """What was packed, here or in another process of this run."""
    return pickle.loads(zlib.decompress(data))
