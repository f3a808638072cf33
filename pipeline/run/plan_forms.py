"""Which files of a run are one plan in several forms, and which plans are in conflict.

With `--verify`, files of different forms for one institution and year are one plan: the most
reliable form is published, and each other one is its companion, which is compared with it. All
other plans of the same year would be published into the same folder, so none of them is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from extractors.file_format import FILE_FORMATS, FileFormat

InstitutionYear: TypeAlias = tuple[str | None, str]
"""Institution and year, which together have one folder."""


class PlacedPlan(Struct, frozen=True):
    """The institution and year of a plan, and its form."""

    place: InstitutionYear
    file_format: FileFormat


class FormatGrouping(Struct, frozen=True):
    """The plans of a run by their index: each published plan with its companions, the most reliable
    form first, and the groups of plans that are refused."""

    companions: Mapping[int, tuple[int, ...]]
    refused: tuple[tuple[int, ...], ...]


def group_formats(plans: Mapping[int, PlacedPlan], *, verify: bool) -> FormatGrouping:
    """Tells companions from plans that are in conflict."""
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
    """The message for a companion whose plan failed."""
    return (
        f"{name}: not compared, as {plan} could not be published. Run both again when it can, or "
        "this one alone."
    )


def explain_same_year(
    name: str, year: str, others: Sequence[str], formats: Sequence[FileFormat]
) -> str:
    """The message for a refused plan; `formats` are those of all plans of its year."""
    message = f"{name}: it is of {year}, as is {', '.join(others)}; expected one plan a year. "
    if _has_distinct_formats(formats):
        return f"{message}Run only the one to publish, or all with --verify, which compares them."
    return f"{message}Run only the one to publish."


def _has_distinct_formats(formats: Sequence[FileFormat]) -> bool:
    """Whether all plans have different forms."""
    return len({*formats}) == len(formats)
