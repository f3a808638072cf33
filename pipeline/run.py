"""`ishplan run`: plan files in, one published folder a plan out, each plan for itself.

Every plan is read in a process of its own. Each answers with its words, then waits: the words of
one are evidence for the broken words of another. Told all words, it answers with its files, which
are published here, in the order asked for.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from extractors.errors import IshplanError, SameYear, Stopped
from normalizers.vocabulary import Vocabulary, united
from pipeline.folder import written
from pipeline.messages import Evidence, Found, Made, Options
from pipeline.process.limits import DEFAULT as DEFAULT_LIMITS
from pipeline.process.limits import Limits
from pipeline.process.talk import Failed, Talk
from pipeline.process.worker import Progress, Worker, answers, quiet
from pipeline.unchanged import Kept, fingerprint, kept

DEFAULT_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one plan: its published folder and what to tell of it, or the error.

    `skipped`: it had been published before just as it would be now.
    """

    path: Path
    folder: Path | None = None
    told: str = ""
    skipped: bool = False
    error: IshplanError | None = None


def run_plans(
    paths: Sequence[Path],
    out: Path,
    progress: Progress = quiet,
    *,
    options: Options = DEFAULT_OPTIONS,
    limits: Limits = DEFAULT_LIMITS,
    force: bool = False,
) -> list[Outcome]:
    """Reads every plan, then publishes each; a plan that fails does not touch the others.

    The decisions in a YAML file beside a plan are replayed. What has been published before of the
    same plan, decisions, words, program and options is not read again, unless by `force`.

    Every `IshplanError` becomes the outcome of its plan; so does Ctrl-C, for those not yet done.
    """
    return _Run(paths, out, progress, options, limits).outcomes(force)


class _Run:
    def __init__(
        self,
        paths: Sequence[Path],
        out: Path,
        progress: Progress,
        options: Options,
        limits: Limits,
    ) -> None:
        self._paths, self._out, self._progress = paths, out, progress
        self._options, self._limits = options, limits
        self._program = fingerprint()
        self._jobs = os.cpu_count() or 1
        self._outcomes: dict[int, Outcome] = {}

    def outcomes(self, force: bool) -> list[Outcome]:
        """One a plan, in the order asked for."""
        try:
            self._run({} if force else self._kept())
        except KeyboardInterrupt:
            for index, path in enumerate(self._paths):
                stopped = Stopped(f"{path}: stopped before it was published; its year is as it was")
                self._outcomes.setdefault(index, Outcome(path, error=stopped))
        return [self._outcomes[index] for index in range(len(self._paths))]

    def _kept(self) -> dict[int, Kept]:
        from pipeline.corrections_file import beside

        made = {"program": self._program, "options": asdict(self._options)}
        found = {
            index: kept(path, beside(path), self._out, made)
            for index, path in enumerate(self._paths)
        }
        return {index: year for index, year in found.items() if year is not None}

    def _run(self, known: dict[int, Kept]) -> None:
        read = self._read([index for index in range(len(self._paths)) if index not in known])
        hashes = {found.sha256 for _, found in read.values()} | {k.sha256 for k in known.values()}
        stale = [i for i, year in known.items() if year.others != _others(hashes, year.sha256)]
        words = [found.vocabulary for _, found in read.values()]
        if read or stale:  # the words of all are needed, also of those that stay as they are
            again = self._read(list(known))
            words += [found.vocabulary for _, found in again.values()]
            for index, (worker, found) in again.items():
                if index in stale:
                    read[index] = worker, found
                else:
                    worker.stop()
        years = {index: found.year for index, (_, found) in read.items()}
        years |= {i: year.academic_year for i, year in known.items() if i not in stale}
        self._refuse_same(years)
        for index, year in known.items():
            if index not in stale:
                kept_as_it_is = Outcome(self._paths[index], year.folder, skipped=True)
                self._outcomes.setdefault(index, kept_as_it_is)
        self._publish(read, united(words), hashes)

    def _read(self, indices: Sequence[int]) -> dict[int, tuple[Worker, Found]]:
        """The plans that could be read, each with its waiting worker."""
        begin = [
            partial(
                Worker,
                self._paths[index].name,
                self._limits,
                _make_plan,
                self._paths[index],
                self._out,
                self._program,
                self._options,
            )
            for index in indices
        ]
        found = {}
        for index, (worker, answer) in zip(
            indices, answers(begin, self._jobs, self._progress), strict=True
        ):
            if isinstance(answer, Failed):
                self._fail(index, answer.error)
            else:
                found[index] = worker, answer.answer
        return found

    def _refuse_same(self, years: dict[int, str]) -> None:
        """Lets every plan fail that is not alone in its year."""
        count = Counter(years.values())
        for index, year in years.items():
            if count[year] > 1:
                names = [
                    self._paths[other].name
                    for other in sorted(years)
                    if years[other] == year and other != index
                ]
                self._fail(index, SameYear(_same_year(self._paths[index].name, year, names)))

    def _publish(
        self, read: dict[int, tuple[Worker, Found]], words: Vocabulary, hashes: set[str]
    ) -> None:
        """Publishes what is read, in the order asked for; what has failed meanwhile is stopped."""
        for index in sorted(read):
            if index in self._outcomes:
                read.pop(index)[0].stop()
        read = dict(sorted(read.items()))
        begin = [
            partial(worker.tell, Evidence(words, _others(hashes, found.sha256)))
            for worker, found in read.values()
        ]
        for index, (_, answer) in zip(
            read, answers(begin, self._jobs, self._progress), strict=True
        ):
            if isinstance(answer, Failed):
                self._fail(index, answer.error)
                continue
            made: Made = answer.answer
            try:
                written(made.folder, made.files)
            except IshplanError as error:
                self._fail(index, error)
            else:
                self._outcomes[index] = Outcome(self._paths[index], made.folder, made.told)

    def _fail(self, index: int, error: IshplanError) -> None:
        self._outcomes[index] = Outcome(self._paths[index], error=error)


def _make_plan(talk: Talk, *arguments: Any) -> Made:
    """The child's job; only the child needs to import what it takes to read a PDF."""
    from pipeline.one_plan import make_plan

    return make_plan(talk, *arguments)


def _others(hashes: set[str], own: str) -> tuple[str, ...]:
    return tuple(sorted(hashes - {own}))


def _same_year(name: str, year: str, others: Sequence[str]) -> str:
    return (
        f"{name}: it is of {year}, as is {', '.join(others)}; expected one plan a year. Run only "
        "the one to publish."
    )
