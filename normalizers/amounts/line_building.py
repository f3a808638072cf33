"""The sums of a funding cell → its lines: each sum with the words before and behind it.

| print | how it is read |
| --- | --- |
| `3 млн сом – КМТУ` | a sum before its source |
| `ТМИ – 200 млн сом; КМТУ – 3 млн сом` | sums after their sources |
| `Жабдыктар 200 миң сом / КМТУ` | a sum between its purpose and its source |
| `50 миң сом (жергиликтүү бюджет)` | a source in brackets behind a sum |
| `Семинар – 50 миң сом` | a sum after its purpose: who pays is not given |
| `Ысык-Көл – 50 миң сом` | not known which: who pays is not given, and a doubt |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from normalizers.accounting.sum_words import SUM_WORDS
from normalizers.amounts.currencies import SOM
from normalizers.amounts.funding_line import FundingLine
from normalizers.amounts.funding_lists import is_total
from normalizers.amounts.funding_pieces import (
    SourceReading,
    find_head_start,
    read_source,
    split_leading_notes,
    split_off_number,
    trim_edges,
)
from normalizers.amounts.funding_words import (
    FundingRole,
    find_role,
    is_for_each,
    names_payer,
)
from normalizers.amounts.money import PrintedAmount
from normalizers.doubts import Doubt
from normalizers.letters.brackets import mark_inside_brackets
from normalizers.letters.signs import DASHES

_DASH_AHEAD = re.compile(rf"\s*[{re.escape(DASHES)}/(]")
_DASH_BEHIND = re.compile(rf"\w.*[{re.escape(DASHES)}:]\s*$")
_SEPARATOR = re.compile(rf"\s*[{re.escape(DASHES)}/\\:=]+\s*")


def build_lines(
    text: str, found_amounts: Sequence[PrintedAmount], author_breaks: Sequence[int]
) -> tuple[list[FundingLine], list[str | None], list[Doubt]]:
    """A line for each sum, made of the words around it; the words before each sum; and doubts."""
    ends = [*(amount.start for amount in found_amounts[1:]), len(text)]
    head, step = split_off_number(text[: found_amounts[0].start])
    heads: list[tuple[str, int | None]] = [(head, step)]
    tails: list[str] = []
    plain_head = trim_edges(head)
    source_first = _is_source_first(text, found_amounts, plain_head)
    for index, (amount, end) in enumerate(zip(found_amounts, ends, strict=True)):
        between = text[amount.end : end]
        is_last = index + 1 == len(found_amounts)
        between, step = (between, None) if is_last else split_off_number(between)
        tail_end = len(between)
        if not is_last:
            tail_end = (
                find_head_start(between, [place - amount.end for place in author_breaks])
                if source_first
                else _find_aside_start(between)
            )
        tails.append(between[:tail_end])
        heads.append((between[tail_end:], step))
    lines: list[FundingLine] = []
    doubts: list[Doubt] = []
    for index, (amount, tail) in enumerate(zip(found_amounts, tails, strict=True)):
        line, doubt = _build_line(text[amount.start : amount.end], amount, *heads[index], tail)
        lines.append(line)
        doubts += [doubt] if doubt else []
    return lines, [trim_edges(words) for words, _ in heads[: len(lines)]], doubts


def _is_source_first(text: str, found_amounts: Sequence[PrintedAmount], head: str | None) -> bool:
    """Whether a cell names who pays before each sum: `РБ – 300 миң, МБ – 200 миң`."""
    if head is not None and not is_total(head):
        return True
    betweens = [text[amount.end : following.start] for amount, following in pairwise(found_amounts)]
    ahead = sum(_DASH_AHEAD.match(between) is not None for between in betweens[head is not None :])
    behind = sum(_DASH_BEHIND.search(between) is not None for between in betweens)
    return behind > ahead


def _find_aside_start(between: str) -> int:
    """Where words of the next sum begin: a total, a purpose or a year behind a comma."""
    in_brackets = mark_inside_brackets(between)
    places = [i + 1 for i, char in enumerate(between) if char in ",;" and not in_brackets[i]]
    for place in reversed(places):
        words = trim_edges(between[place:])
        if words is None:
            continue
        asides = (FundingRole.TIME, FundingRole.FILLER, FundingRole.PURPOSE, FundingRole.EACH)
        is_aside = find_role(words) in asides or is_total(words)
        return place if is_aside else len(between)
    return len(between)


def _build_line(
    printed: str, amount: PrintedAmount, head: str, step: int | None, tail: str
) -> tuple[FundingLine, Doubt | None]:
    """One sum with the words before and behind it."""
    bracket_notes, rest = split_leading_notes(tail)
    is_set_off = _SEPARATOR.match(rest) is not None
    before, behind = read_source(head), read_source(rest)
    source, notes, evidence = _choose_source(before, behind, bracket_notes, is_set_off=is_set_off)
    is_each = amount.is_each or before.is_each or behind.is_each
    is_each = is_each or any(map(is_for_each, bracket_notes))
    doubt: Doubt | None = None
    if is_each and not amount.problem:
        doubt = Doubt(SUM_WORDS.code, f"“{printed}” is for each of several: no total is printed")
    unknown = [
        one.source
        for one in (before, behind)
        if one.source and one.source != source and one.role is FundingRole.UNKNOWN
    ]
    if unknown and not doubt:
        doubt = Doubt(SUM_WORDS.code, f"Whether “{unknown[0]}” pays or is paid for is not said")
    if amount.value is None or amount.currency != SOM or is_each:
        notes = [printed, *notes]
    evidence = f"{evidence}, numbered {step}" if step is not None else evidence
    note = "; ".join(notes) or None
    line = FundingLine(
        amount.value, printed, source, note, step, evidence, amount.currency, is_each=is_each
    )
    return line, doubt


def _choose_source(
    before: SourceReading, behind: SourceReading, bracket_notes: list[str], *, is_set_off: bool
) -> tuple[str | None, list[str], str]:
    """Who pays, of the words before and behind a sum; the notes, and how it was found."""
    is_behind = behind.role is FundingRole.SOURCE or (
        behind.role is FundingRole.UNKNOWN and is_set_off and before.role is not FundingRole.SOURCE
    )
    if behind.source and is_behind:
        notes = [*_get_words(before), *bracket_notes, *behind.notes]
        has_purpose = before.source or before.notes
        evidence = (
            "a sum between its purpose and its source" if has_purpose else "a sum before its source"
        )
        return behind.source, notes, evidence
    rest = [*bracket_notes, *_get_words(behind)]
    if before.source and before.role is FundingRole.SOURCE:
        return before.source, [*before.notes, *rest], "a sum after its source"
    in_brackets = [note for note in bracket_notes if names_payer(note)]
    if len(in_brackets) == 1 and not behind.source:
        notes = [*_get_words(before), *(note for note in bracket_notes if note not in in_brackets)]
        return in_brackets[0], [*notes, *behind.notes], "a source in brackets behind a sum"
    notes = [*_get_words(before), *rest]
    if before.source or before.notes:
        return None, notes, "a sum after its purpose"
    return None, notes, "a sum and its purpose" if behind.notes else "a sum alone"


def _get_words(reading: SourceReading) -> list[str]:
    return [*([reading.source] if reading.source else []), *reading.notes]
