"""`ishplan compare`: takes years or PDFs, and publishes a comparison of each year with the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from extractors.errors import NothingToCompare, NotPublished
from normalizers.dates.period_days import period_bounds
from normalizers.dates.periods import is_period
from pipeline.compare.comparison import PublishedYear, YearComparison, compare_two_years
from pipeline.compare.publish_comparison import publish_comparison
from pipeline.compare.read_year import read_year
from pipeline.compare.section_summary import iter_section_summaries
from pipeline.compare.threads import list_later_comparisons, load_threads
from pipeline.one_plan.messages import RunOptions
from pipeline.process.child import FileProgressCallback
from pipeline.process.worker import ignore_progress
from pipeline.published.folders import find_year_folder, get_folder_year, list_published_years
from pipeline.run.executors import LocalExecutor
from pipeline.run.plan_state import list_roots
from pipeline.run.register_years import register_roots
from pipeline.run.run_plans import run_plans
from pipeline.run.up_to_date import compute_fingerprint
from pipeline.storage.folder import FolderFiles


class PublishedComparison(Struct, frozen=True):
    """A comparison, its published folder, and sentences that its reader should know."""

    comparison: YearComparison
    folder: Path
    notes: tuple[str, ...]


RegisterMaker = Callable[[Sequence[Path]], Iterable[str]]


def make_registers_here(roots: Sequence[Path]) -> Iterator[str]:
    """Makes the registers of the years in some folders, in this process."""
    return register_roots(roots, compute_fingerprint())


def compare_years(
    names: Sequence[str], out: Path, progress: FileProgressCallback = ignore_progress
) -> list[PublishedComparison]:
    """Compares each year with the next, in the order of time, and publishes the comparisons.

    A name is a published year such as `2025-26`, or the path of a plan's PDF, which is run first.
    No comparison is published if one of them cannot be made.

    Raises `NotPublished`, `UnreadableOutput`, `NothingToCompare`, `PublishFailed`, and whatever
    stops a PDF from being published.
    """
    return compare_published_years(out, *publish_named_years(names, out, progress))


def compare_published_years(
    out: Path, names: Sequence[str], register_notes: Sequence[str]
) -> list[PublishedComparison]:
    """As `compare_years`, of published years; `register_notes` are told with the first."""
    years = [read_year(out, year) for year in sorted(names, key=_get_start)]
    for year in years:
        if not year.entries:
            raise NothingToCompare(
                f"{year.academic_year}: the published plan has no items, expected at least one. "
                "See its findings."
            )
    threads, note = load_threads(out, years[0])
    notes = [*register_notes, *([note] if note else ())]
    comparisons: list[YearComparison] = []
    for old, new in pairwise(years):
        comparisons.append(compare_two_years(old, new, threads))
        threads = comparisons[-1].threads
    later = list_later_comparisons(out, years[-1])
    return [
        PublishedComparison(
            comparison,
            publish_comparison(comparison, out, _build_report),
            (
                *(notes if comparison is comparisons[0] else ()),
                *_find_one_sided_sections(comparison),
                *_find_one_sided_columns(comparison),
                *(map(_suggest_comparing_again, later) if comparison is comparisons[-1] else ()),
            ),
        )
        for comparison in comparisons
    ]


def _build_report(files: FolderFiles) -> FolderFiles:
    from pipeline.report.build_report import build_comparison_report

    return build_comparison_report(files)


def publish_named_years(
    names: Sequence[str],
    out: Path,
    progress: FileProgressCallback,
    register: RegisterMaker = make_registers_here,
) -> tuple[list[str], list[str]]:
    """The years that the names stand for, all of them published, and notes on their register.

    `register` makes it of the years in some folders. Raises `NothingToCompare` if one is meant
    twice.
    """
    plans = [Path(name) for name in names if not is_period(name)]
    for plan in plans:
        if not plan.is_file():
            available = ", ".join(list_published_years(out)) or "none"
            raise NotPublished(
                f"{plan}: neither a year as in 2025-26 nor a file. Published in {out}: {available}."
            )
    years = [name for name in names if is_period(name)]
    _check_no_duplicates(years)
    for year in years:
        find_year_folder(out, year, ", or name the PDF instead of the year")
    options = RunOptions(report=True)
    outcomes = (
        run_plans(plans, out, options=options, engine=LocalExecutor(progress=progress))
        if plans
        else ()
    )
    roots = list_roots(outcomes)
    notes = list(register(roots)) if roots else []
    for outcome in outcomes:
        if outcome.error:
            raise outcome.error
        assert outcome.folder
        if outcome.folder.parent != out:
            raise NotPublished(
                f"{outcome.path}: published in {outcome.folder}, as there are several "
                f"institutions. Compare its years with --out {outcome.folder.parent}"
            )
        years.append(get_folder_year(outcome.folder))
    _check_no_duplicates(years)
    return years, notes


def _check_no_duplicates(years: Sequence[str]) -> None:
    for year in years:
        if years.count(year) > 1:
            raise NothingToCompare(f"{year}: named twice, expected different years.")


def _get_start(year: str) -> tuple[date, date]:
    """A sort key: by first day, and of periods that begin together the shorter first."""
    return period_bounds(year)


def _find_one_sided_sections(comparison: YearComparison) -> Iterator[str]:
    """Yields a note on each section that has items in one year only: all of them count as new or
    dropped."""
    for section in iter_section_summaries(comparison):
        if section.items_before and not section.items_after:
            yield _describe_one_sided(comparison.new, section.old_number or "", "dropped or moved")
        if section.items_after and not section.items_before:
            yield _describe_one_sided(comparison.old, section.new_number or "", "new or moved")


def _find_one_sided_columns(comparison: YearComparison) -> Iterator[str]:
    """Yields a note on columns that a section has in one year only: items are not compared by
    them."""
    for section in iter_section_summaries(comparison):
        for year, columns in (
            (comparison.new, section.columns_added),
            (comparison.old, section.columns_dropped),
        ):
            if columns:
                yield (
                    f"section {section.new_number} prints {', '.join(columns)} in "
                    f"{year.academic_year} only"
                )


def _describe_one_sided(year: PublishedYear, section: str, meaning: str) -> str:
    state = "is empty" if section in year.sections else "is not there"
    return (
        f"section {section} {state} in {year.academic_year}: its items count as {meaning}; see "
        f"whether the plan of {year.academic_year} was read rightly"
    )


def _suggest_comparing_again(name: str) -> str:
    return f"{name} takes its threads from this: compare {name.replace('_', ' ')} again"
