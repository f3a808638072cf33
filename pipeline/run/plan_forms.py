"""Which plans of a run are one plan in several forms, and which get in each other's way.

With `--verify`, plans of one institution and academic year that are of different forms are one: the
surest form is published, each other is its companion, which is compared with it. All other plans of
one year would be published into one folder, so none of them is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from extractors.file_format import FORMS, Form

Place: TypeAlias = tuple[str | None, str]
"""Institution and academic year: what has a folder."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a plan of a run belongs, and its form."""

    place: Place
    form: Form


@dataclass(frozen=True, slots=True)
class Sorted:
    """The plans of a run by their index: each that has companions with them, the surest first, and
    the groups that are refused."""

    companions: Mapping[int, tuple[int, ...]]
    refused: tuple[tuple[int, ...], ...]


def sorted_out(plans: Mapping[int, Placed], *, verify: bool) -> Sorted:
    """Tells companions from plans that get in each other's way."""
    alike: dict[Place, list[int]] = {}
    for index in sorted(plans):
        alike.setdefault(plans[index].place, []).append(index)
    companions = {}
    refused = []
    for group in alike.values():
        forms = [plans[index].form for index in group]
        if len(group) > 1 and verify and _apart(forms):
            first, *others = sorted(group, key=lambda index: FORMS.index(plans[index].form))
            companions[first] = tuple(others)
        elif len(group) > 1:
            refused.append(tuple(group))
    return Sorted(companions, tuple(refused))


def whole(indices: Iterable[int], companions: Mapping[int, Sequence[int]]) -> set[int]:
    """Some plans, each with its companions."""
    chosen = {*indices}
    return chosen.union(*(companions.get(index, ()) for index in chosen))


def not_compared(name: str, plan: str) -> str:
    """Why a companion fails whose plan failed."""
    return (
        f"{name}: not compared, as {plan} could not be published. Run both again when it can, or "
        "this one alone."
    )


def same_year(name: str, year: str, others: Sequence[str], forms: Sequence[Form]) -> str:
    """Why a plan is refused; `forms` are those of all plans of its year."""
    told = f"{name}: it is of {year}, as is {', '.join(others)}; expected one plan a year. "
    if _apart(forms):
        return f"{told}Run only the one to publish, or all with --verify, which compares them."
    return f"{told}Run only the one to publish."


def _apart(forms: Sequence[Form]) -> bool:
    """Whether no two plans are of one form."""
    return len({*forms}) == len(forms)
