"""Which plans of a run are one plan in several forms, and which get in each other's way.

With `--verify`, plans of one institution and academic year that are of different forms are one: the
surest form is published, each other is its companion, which is compared with it. All other plans of
one year would be published into one folder, so none of them is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from extractors.file_format import FILE_FORMATS, FileFormat

InstitutionYear: TypeAlias = tuple[str | None, str]
"""Institution and academic year: what has a folder."""


@dataclass(frozen=True, slots=True)
class PlacedPlan:
    """Where a plan of a run belongs, and its form."""

    place: InstitutionYear
    file_format: FileFormat


@dataclass(frozen=True, slots=True)
class FormatGrouping:
    """The plans of a run by their index: each that has companions with them, the surest first, and
    the groups that are refused."""

    companions: Mapping[int, tuple[int, ...]]
    refused: tuple[tuple[int, ...], ...]


def group_formats(plans: Mapping[int, PlacedPlan], *, verify: bool) -> FormatGrouping:
    """Tells companions from plans that get in each other's way."""
    by_place: dict[InstitutionYear, list[int]] = {}
    for index in sorted(plans):
        by_place.setdefault(plans[index].place, []).append(index)
    companions = {}
    refused = []
    for group in by_place.values():
        formats = [plans[index].file_format for index in group]
        if len(group) > 1 and verify and _has_distinct_formats(formats):
            first, *others = sorted(
                group, key=lambda index: FILE_FORMATS.index(plans[index].file_format)
            )
            companions[first] = tuple(others)
        elif len(group) > 1:
            refused.append(tuple(group))
    return FormatGrouping(companions, tuple(refused))


def explain_not_compared(name: str, plan: str) -> str:
    """Why a companion fails whose plan failed."""
    return (
        f"{name}: not compared, as {plan} could not be published. Run both again when it can, or "
        "this one alone."
    )


def explain_same_year(
    name: str, year: str, others: Sequence[str], formats: Sequence[FileFormat]
) -> str:
    """Why a plan is refused; `formats` are those of all plans of its year."""
    message = f"{name}: it is of {year}, as is {', '.join(others)}; expected one plan a year. "
    if _has_distinct_formats(formats):
        return f"{message}Run only the one to publish, or all with --verify, which compares them."
    return f"{message}Run only the one to publish."


def _has_distinct_formats(formats: Sequence[FileFormat]) -> bool:
    """Whether no two plans are of one form."""
    return len({*formats}) == len(formats)
