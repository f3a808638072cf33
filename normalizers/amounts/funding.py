"""A funding cell → who pays how much for what.

Cells name a sum before its source (`3 млн сом – КМТУ`), after it (`ТМИ – 200 млн сом`), or between
a purpose and a source (`Жабдыктар 200 миң сом / КМТУ`); a source alone; a condition alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from normalizers.amounts.money import (
    FOREIGN_CURRENCY_CODE,
    UNREAD_SUM_CODE,
    PrintedAmount,
    find_amounts,
)
from normalizers.doubts import Doubt
from normalizers.letters.brackets import find_outermost_brackets, mark_inside_brackets
from normalizers.letters.confusables import fold_keeping_length

_EDGE_SIGNS = " \t,;+:•*|"
_DASHES = "-–—−"
_STEP_NUMBER = re.compile(r"(?:^|(?<=[\s,;]))(\d{1,2})[.)]\s*$")
_SEPARATOR = re.compile(rf"\s*[{_DASHES}/\\:=]+\s*")
_CONDITION = re.compile(
    r"(?:\b(?:менен|негизинде|ылайык|жараша|учурда|боюнча|керек эмес|каралган эмес|каралбаган|"
    r"кылынбайт|кылбайт|сыз|жок)\.?$)|\bкаражатсыз\b|^(?:не |по мере|согласно|в рамках|без )"
)
_PURPOSE = re.compile(
    r"\b(?:үчүн|жылына|айына|күнүнө|\w+(?:га|ге|го|гө|ка|ке|ко|кө)|на|для)\b\W*$|^(?:на|для)\b"
)
_TOTAL = re.compile(r"\b(?:жалпы\w*|бардыгы|баары|жыйынтыгында|итого|всего|общая\w*)\b")
_INCOME = re.compile(r"\b(?:киреше|каражат|грант|бюджет|демөөр|доход|средств|акы төлө)")
_ABBREVIATION = re.compile(r"[^\W\d_]{2,9}")


PROBLEM_MESSAGES = {
    UNREAD_SUM_CODE: "is no sum that is understood",
    FOREIGN_CURRENCY_CODE: "is a sum in another currency",
}


@dataclass(frozen=True, slots=True)
class FundingLine:
    """One amount, or one source or condition without an amount.

    `amount` in KGS, to two decimals, `printed` as the cell has it; `source` who pays; `note` what
    for or on what condition, without its brackets; `step` its number where sums are numbered.
    """

    amount: Decimal | None = None
    printed: str | None = None
    source: str | None = None
    note: str | None = None
    step: int | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFunding:
    """The sums of a cell in printed order, and what was not sure."""

    lines: tuple[FundingLine, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def parse_funding(
    text: str, author_breaks: Sequence[int] = (), unit: Decimal | None = None
) -> ParsedFunding:
    """Reads a cell; `author_breaks` are the places of spaces where its author began a new line.

    `unit` is what the column's title says that each plain number is to be multiplied with.
    Total: any text gives a result, and each of its letters and digits stands in one of the sums.
    """
    if not any(char.isalnum() for char in text):
        return ParsedFunding()
    found_amounts = find_amounts(text, unit=unit)
    if not found_amounts or not any(char.isalpha() for char in text):
        found_amounts = find_amounts(text, allow_plain_numbers=True, unit=unit) or found_amounts
    if not found_amounts:
        return _parse_without_amount(text)
    doubts = [
        Doubt(
            amount.problem,
            f"“{text[amount.start : amount.end]}” {PROBLEM_MESSAGES[amount.problem]}",
        )
        for amount in found_amounts
        if amount.problem
    ]
    lines = _share_sources(_build_lines(text, found_amounts, author_breaks), text, found_amounts)
    lines, total_doubts = _separate_total(lines, text)
    return ParsedFunding(tuple(lines), (*doubts, *total_doubts))


def _parse_without_amount(text: str) -> ParsedFunding:
    """A source, a condition, or a condition and a source behind a slash."""
    in_brackets = mark_inside_brackets(text)
    last_slash = next(
        (i for i in range(len(text) - 1, 0, -1) if text[i] == "/" and not in_brackets[i]), None
    )
    if last_slash is not None and any(map(str.isalnum, text[:last_slash])):
        source, note = _trim_edges(text[last_slash + 1 :]), _trim_edges(text[:last_slash])
        if source:
            return ParsedFunding(
                (FundingLine(source=source, note=note, evidence="a source behind a slash"),)
            )
    whole = _trim_edges(text)
    plain = fold_keeping_length(text)
    doubts: tuple[Doubt, ...] = ()
    if re.search(r"\d", text) and re.search(r"\bсом|\b(?:млн|миң|тыс)\b", plain):
        doubts = (Doubt(UNREAD_SUM_CODE, f"“{whole}” holds a number, but no sum is understood"),)
    if _CONDITION.search(fold_keeping_length(whole or "")):
        return ParsedFunding((FundingLine(note=whole, evidence="a condition, no source"),), doubts)
    source, note = _split_source_and_note(text)
    return ParsedFunding(
        (FundingLine(source=source, note=note, evidence="a source without a sum"),), doubts
    )


def _build_lines(
    text: str, found_amounts: Sequence[PrintedAmount], author_breaks: Sequence[int]
) -> list[FundingLine]:
    """Each sum with the words around it that belong to it."""
    ends = [*(amount.start for amount in found_amounts[1:]), len(text)]
    head, step = _split_off_number(text[: found_amounts[0].start])
    heads: list[tuple[str, int | None]] = [(head, step)]
    tails: list[str] = []
    plain_head = _trim_edges(head)
    source_first = plain_head is not None and not _is_total(plain_head)
    for index, (amount, end) in enumerate(zip(found_amounts, ends, strict=True)):
        between = text[amount.end : end]
        is_last = index + 1 == len(found_amounts)
        between, step = (between, None) if is_last else _split_off_number(between)
        tail_end = len(between)
        if source_first and not is_last:
            tail_end = _find_head_start(between, [place - amount.end for place in author_breaks])
        tails.append(between[:tail_end])
        heads.append((between[tail_end:], step))
    return [
        _build_line(text[amount.start : amount.end], amount, *heads[index], tail)
        for index, (amount, tail) in enumerate(zip(found_amounts, tails, strict=True))
    ]


def _build_line(
    printed: str, amount: PrintedAmount, head: str, step: int | None, tail: str
) -> FundingLine:
    """One sum with the words before and behind it."""
    notes, rest = _split_leading_notes(tail)
    words_before = _trim_edges(head)
    separator = _SEPARATOR.match(rest)
    source, note = _split_source_and_note(rest)
    if words_before is None:
        if source and not separator and _PURPOSE.search(fold_keeping_length(source)):
            notes, source, evidence = [*notes, source], None, "a sum and its purpose"
        else:
            evidence = "a sum before its source" if source else "a sum alone"
    elif source:
        notes, evidence = [words_before, *notes], "a sum between its purpose and its source"
    elif _PURPOSE.search(fold_keeping_length(words_before)):
        notes, evidence = [words_before, *notes], "a sum after its purpose"
    else:
        source, own_note = _split_source_and_note(head)
        notes, evidence = [*([own_note] if own_note else []), *notes], "a sum after its source"
    if note:
        notes = [*notes, note]
    if amount.value is None:
        notes = [printed, *notes]
    evidence = f"{evidence}, numbered {step}" if step is not None else evidence
    return FundingLine(amount.value, printed, source, "; ".join(notes) or None, step, evidence)


def _share_sources(
    lines: list[FundingLine], text: str, found_amounts: Sequence[PrintedAmount]
) -> list[FundingLine]:
    """Sums listed with commas before one that has a source share it, each with its own purpose.

    One whose note says where the money comes from does not.
    """
    shared_lines = [*lines]
    for index in range(len(shared_lines) - 2, -1, -1):
        line, following = shared_lines[index], shared_lines[index + 1]
        between = text[found_amounts[index].end : found_amounts[index + 1].start].rstrip(
            _EDGE_SIGNS[:2] + _DASHES
        )
        names_income = line.note and _INCOME.search(fold_keeping_length(line.note))
        if between.endswith(",") and not line.source and line.note and not names_income:
            shared_lines[index] = replace(
                line, source=following.source, evidence=f"{line.evidence}, which it shares"
            )
    return shared_lines


def _find_head_start(between: str, author_breaks: Sequence[int]) -> int:
    """Where the words before the next sum begin, between two sums that follow their sources.

    Behind a last comma, semicolon or new line outside of brackets; else behind a bracket that comes
    first, and where none is, at once.
    """
    in_brackets = mark_inside_brackets(between)
    places = [i + 1 for i, char in enumerate(between) if char in ",;" and not in_brackets[i]]
    places += [
        place for place in author_breaks if 0 < place < len(between) and not in_brackets[place]
    ]
    for place in sorted(places):
        if any(map(str.isalnum, between[place:])):
            return place
    notes, rest = _split_leading_notes(between)
    return len(between) - len(rest) if notes else 0


def _split_off_number(text: str) -> tuple[str, int | None]:
    """A text without the number of the sum that follows it, and that number."""
    match = _STEP_NUMBER.search(text)
    return (text[: match.start()], int(match[1])) if match else (text, None)


def _split_leading_notes(text: str) -> tuple[list[str], str]:
    """The brackets with which a text begins, and the rest."""
    notes: list[str] = []
    rest = text.lstrip(_EDGE_SIGNS + ".")
    while (
        rest.startswith(("(", "["))
        and (pairs := find_outermost_brackets(rest))
        and pairs[0][0] == 0
    ):
        notes.append(rest[1 : pairs[0][1] - 1].strip())
        rest = rest[pairs[0][1] :].lstrip(_EDGE_SIGNS + ".")
    return [note for note in notes if note], rest


def _split_source_and_note(text: str) -> tuple[str | None, str | None]:
    """Who pays, and what stands in brackets behind it, unless it only spells out the source."""
    whole = _trim_edges(text)
    if whole is None:
        return None, None
    pairs = find_outermost_brackets(whole)
    if pairs and pairs[-1][1] == len(whole):
        start, end = pairs[-1]
        before, content = whole[:start].rstrip(), whole[start + 1 : end - 1].strip()
        if not before:
            return None, content or None
        if not _is_definition(before, content):
            return _trim_edges(before), content or None
    return whole, None


def _is_definition(before: str, content: str) -> bool:
    """Whether a bracket gives an abbreviation for the words before it, or spells one out."""
    if _is_abbreviation(content):
        return True
    last = before.rsplit(maxsplit=1)[-1]
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", content))
    return _is_abbreviation(last) and initials.casefold() == last.casefold()


def _is_abbreviation(text: str) -> bool:
    return bool(_ABBREVIATION.fullmatch(text)) and sum(map(str.isupper, text)) >= 2


def _is_total(words: str) -> bool:
    """Whether words before a sum say that it is a total."""
    return bool(_TOTAL.search(fold_keeping_length(words))) and len(words.split()) <= 3


def _separate_total(lines: list[FundingLine], text: str) -> tuple[list[FundingLine], list[Doubt]]:
    """A printed total is no sum of its own beside its parts."""
    head = text[: text.find(lines[0].printed or "")]
    if len(lines) < 3 or not _is_total(head) or any(entry.amount is None for entry in lines):
        return lines, []
    first, parts = lines[0], lines[1:]
    parts_sum = sum((entry.amount for entry in parts if entry.amount is not None), Decimal(0))
    if first.amount != parts_sum:
        return lines, [
            Doubt("sum_total", f"“{first.printed}” is a total, but its parts make {parts_sum} som")
        ]
    total_print = " ".join(filter(None, (_trim_edges(head), first.printed, first.note)))
    total = replace(
        first, amount=None, source=None, note=total_print, evidence="a total, its parts follow"
    )
    return [total, *parts], [Doubt("sum_total", f"“{first.printed}” is the total of the others")]


def _trim_edges(text: str) -> str | None:
    """A piece without the signs that set it off and its final stop; None if nothing is left."""
    trimmed = text.strip(_EDGE_SIGNS + _DASHES + "/\\=" + " ")
    trimmed = re.sub(r"\s*[.,;]+$", "", trimmed) if not re.search(r"\b\w\.$", trimmed) else trimmed
    return trimmed if any(map(str.isalnum, trimmed)) else None
