"""What a run and the process that reads one of its plans say to each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from normalizers.vocabulary import Vocabulary
from pipeline.folder import Files


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked for; with other options, a plan that has not changed is read again.

    `strict`: publish no plan with a finding that is an error. `report`: make `report.html`.
    `verify`: read the plan with a second library too and compare.
    """

    strict: bool = False
    report: bool = False
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The first answer: the plan was read; its year, hex sha256, and words."""

    year: str
    sha256: str
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the parent says to that: the words of all plans of the run, and where from.

    `others` are the sha256 of the other plans whose words they are, sorted.
    """

    words: Vocabulary
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """The last answer: where the plan belongs, the files to publish, and what to tell of it."""

    folder: Path
    files: Files
    told: str
