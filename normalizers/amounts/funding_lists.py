"""Several sums of one cell: sources that they share, and totals beside their parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from normalizers.amounts.funding_line import FundingLine
from normalizers.amounts.money import PrintedAmount
from normalizers.doubts import Doubt
from normalizers.letters.confusables import fold_keeping_length
from normalizers.letters.signs import DASHES

_TOTAL = re.compile(r"\b(?:жалпы\w*|бардыгы|баардыгы|баары|жыйынтыгында|итого|всего|общая\w*)\b")
_AMONG = re.compile(r"(?<!\w)(?:в\s*т\.?\s?ч\.?|в\s+том\s+числе|из\s+них|(?:анын\s+)?ичинен)(?!\w)")
"""Words between a sum and the parts that it is divided into: “including”, “of these”."""

_INCOME = re.compile(r"\b(?:киреше|каражат|грант|бюджет|демөөр|доход|средств|акы төлө)")


def is_total(words: str) -> bool:
    """Whether words before a sum say that it is a total."""
    return bool(_TOTAL.search(fold_keeping_length(words))) and len(words.split()) <= 3


def share_sources(
    lines: list[FundingLine], text: str, found_amounts: Sequence[PrintedAmount]
) -> list[FundingLine]:
    """Gives sums listed with commas the source of the sum behind them; each keeps its purpose.

    A sum whose note says where the money comes from gets none.
    """
    shared_lines = [*lines]
    for index in range(len(shared_lines) - 2, -1, -1):
        line, following = shared_lines[index], shared_lines[index + 1]
        between = text[found_amounts[index].end : found_amounts[index + 1].start].rstrip(
            " \t" + DASHES
        )
        names_income = line.note and _INCOME.search(fold_keeping_length(line.note))
        if between.endswith(",") and not line.source and line.note and not names_income:
            shared_lines[index] = replace(
                line, source=following.source, evidence=f"{line.evidence}, which it shares"
            )
    return shared_lines


def count_parts(text: str, found_amounts: Sequence[PrintedAmount]) -> int:
    """How many sums are the parts of a cell's first one, up to a semicolon: 2 of `300 000 сом, в
    т.ч. 200 000 – бюджет, 100 000 – грант`; 0 if it is not divided."""
    betweens = [text[one.end : other.start] for one, other in pairwise(found_amounts)]
    if not betweens or not _AMONG.search(fold_keeping_length(betweens[0])):
        return 0
    return next((place for place, words in enumerate(betweens) if ";" in words), len(betweens))


def divide_first_sum(
    lines: Sequence[FundingLine], parts_count: int
) -> tuple[list[FundingLine], list[Doubt]]:
    """Makes either the first sum or its parts count, so that nothing is added up twice.

    The parts count if they make all of it; they take over its source if they name none. Otherwise
    the sum counts.
    """
    total, parts, others = lines[0], lines[1 : parts_count + 1], lines[parts_count + 1 :]
    if not parts or any(line.amount_kgs is None for line in (total, *parts)):
        return [*lines], []
    parts_sum = sum((line.amount for line in parts if line.amount is not None), Decimal(0))
    if total.amount is not None and parts_sum < total.amount:
        told, doubts = _withdraw_parts(total, parts)
        return [*told, *others], doubts
    if total.amount != parts_sum:
        return [*lines], [_tell_difference(total, parts_sum)]
    given = [replace(part, source=part.source or total.source) for part in parts]
    doubt = Doubt("sum_total", f"“{total.printed}” is the total of the others")
    return [_withdraw_total(total, None, "a total, its parts follow"), *given, *others], [doubt]


def separate_total(
    lines: list[FundingLine], heads: Sequence[str | None]
) -> tuple[list[FundingLine], list[Doubt]]:
    """Keeps a printed total, before or behind its parts, from being added to them.

    `heads` are the words before each sum.
    """
    if len(lines) < 3 or any(line.amount_kgs is None for line in lines):
        return lines, []
    place = next(
        (place for place in (0, -1) if heads[place] and is_total(heads[place] or "")), None
    )
    if place is None:
        return lines, []
    total = lines[place]
    parts = lines[1:] if place == 0 else lines[:-1]
    parts_sum = sum((line.amount for line in parts if line.amount is not None), Decimal(0))
    if total.amount != parts_sum:
        return lines, [_tell_difference(total, parts_sum)]
    side = "follow" if place == 0 else "stand before it"
    bare = _withdraw_total(total, heads[place], f"a total, its parts {side}")
    doubts = [Doubt("sum_total", f"“{total.printed}” is the total of the others")]
    return ([bare, *parts] if place == 0 else [*parts, bare]), doubts


def _tell_difference(total: FundingLine, parts_sum: Decimal) -> Doubt:
    message = f"“{total.printed}” is a total, but its parts make {parts_sum} som"
    return Doubt("sum_total", message)


def _withdraw_total(total: FundingLine, head: str | None, evidence: str) -> FundingLine:
    """A total that no longer counts: its print is kept in the note."""
    words = (head, total.printed, total.source, *_without(total.note, head))
    note = " ".join(filter(None, words))
    return replace(total, amount=None, source=None, source_kind=None, note=note, evidence=evidence)


def _withdraw_parts(
    total: FundingLine, parts: Sequence[FundingLine]
) -> tuple[list[FundingLine], list[Doubt]]:
    """A total, and its parts with their sums as print only, since they do not make all of it."""
    told = [
        replace(
            part,
            amount=None,
            note="; ".join(filter(None, (part.printed, part.note))),
            evidence="a part of the sum before it",
        )
        for part in parts
    ]
    pieces = ", ".join(f"“{part.printed}”" for part in parts)
    doubt = Doubt("sum_total", f"“{total.printed}” holds {pieces}, which do not make all of it")
    return [total, *told], [doubt]


def _without(note: str | None, head: str | None) -> tuple[str, ...]:
    """The pieces of a note but the words before its sum."""
    return tuple(piece for piece in (note or "").split("; ") if piece and piece != head)
