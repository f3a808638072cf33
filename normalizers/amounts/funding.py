"""A funding cell → who pays how much for what.

Cells name a sum before its source (`3 млн сом – КМТУ`), after it (`ТМИ – 200 млн сом`), or between
a purpose and a source (`Жабдыктар 200 миң сом / КМТУ`); a source alone; a condition alone. What the
words around a sum say is decided in `funding_words`; if they say nothing certain, no payer is
given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from normalizers.accounting.sum_words import SUM_WORDS, mark_named_numbers
from normalizers.accounting.word_account import (
    NOTHING_TOLD,
    WordAccount,
    account_for_words,
    find_left_over_doubts,
)
from normalizers.amounts.cell_units import find_cell_unit
from normalizers.amounts.currencies import FOREIGN_WORDS, SOM, SOM_WORDS, SumUnit
from normalizers.amounts.funding_line import FundingLine
from normalizers.amounts.funding_lists import (
    count_parts,
    divide_first_sum,
    separate_total,
    share_sources,
)
from normalizers.amounts.funding_pieces import (
    split_source_and_note,
    trim_edges,
)
from normalizers.amounts.funding_words import (
    FundingRole,
    find_condition_slip,
    find_role,
    find_source_kinds,
    is_condition,
)
from normalizers.amounts.line_building import build_lines
from normalizers.amounts.money import (
    FOREIGN_CURRENCY_CODE,
    UNREAD_SUM_CODE,
    PrintedAmount,
    find_amounts,
)
from normalizers.doubts import Doubt
from normalizers.letters.brackets import find_outermost_brackets, mark_inside_brackets
from normalizers.letters.confusables import fold_keeping_length

_MONEY_WORD = re.compile(
    r"\b(?:сом(?:дон|го|ду|дун|ов)?|(?:млн|млрд|миң|тыс|тысяч|миллион|доллар|рубл)[а-яңөү]*|евро)\b"
)

_CURRENCY_WORD = re.compile(rf"(?<!\w){SOM_WORDS}|{FOREIGN_WORDS.pattern}")

PROBLEM_MESSAGES = {
    UNREAD_SUM_CODE: "is no sum that is understood",
    FOREIGN_CURRENCY_CODE: "is a sum in another currency",
}


class ParsedFunding(Struct, frozen=True):
    """The sums of a cell in printed order, what was not sure, and what became of its words."""

    lines: tuple[FundingLine, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    account: WordAccount = NOTHING_TOLD


def parse_funding(
    text: str, author_breaks: Sequence[int] = (), unit: SumUnit | None = None
) -> ParsedFunding:
    """Reads a cell; `author_breaks` are the places of spaces where its author began a new line.

    `unit` is what bare numbers are of, as the column's title says, None if it says nothing. Never
    raises: any text gives a result, and each of its letters and digits is in one of the lines.
    """
    if not any(char.isalnum() for char in text):
        return ParsedFunding()
    spread = _open_sole_bracket(text)
    found_amounts = _find_cell_amounts(spread, unit)
    if not found_amounts:
        return _parse_without_amount(text, has_unit=unit is not None)
    doubts = [_explain_amount(spread, amount) for amount in found_amounts if amount.problem]
    lines, heads, line_doubts = build_lines(spread, found_amounts, author_breaks)
    lines = share_sources(lines, spread, found_amounts)
    lines, account, left_over_doubts = _judge_left_over(lines, spread, found_amounts)
    if parts_count := count_parts(spread, found_amounts):
        lines, total_doubts = divide_first_sum(lines, parts_count)
    else:
        lines, total_doubts = separate_total(lines, heads)
    every_doubt = (*doubts, *line_doubts, *left_over_doubts, *total_doubts)
    return ParsedFunding(tuple(map(_name_source_kind, lines)), every_doubt, account)


def _explain_amount(text: str, amount: PrintedAmount) -> Doubt:
    problem = amount.problem or UNREAD_SUM_CODE
    return Doubt(problem, f"“{text[amount.start : amount.end]}” {PROBLEM_MESSAGES[problem]}")


def _find_cell_amounts(text: str, unit: SumUnit | None) -> list[PrintedAmount]:
    """The sums of a cell: numbers with words of money, else plain numbers.

    With a unit, the cell's own or that of its column's title, bare numbers are sums too.
    """
    cell_unit = find_cell_unit(text)
    if cell_unit is not None:
        return find_amounts(text, allow_plain_numbers=True, unit=cell_unit.multiplier)
    if unit is not None:
        found = find_amounts(text, allow_plain_numbers=True, unit=unit.multiplier)
        return [_set_currency(amount, text, unit.currency) for amount in found]
    found_amounts = find_amounts(text)
    if not found_amounts or not any(char.isalpha() for char in text):
        found_amounts = find_amounts(text, allow_plain_numbers=True) or found_amounts
    return found_amounts


def _set_currency(amount: PrintedAmount, text: str, currency: str | None) -> PrintedAmount:
    """A sum in the currency of its column's title, where it is printed without one."""
    printed = fold_keeping_length(text[amount.start : amount.end])
    if currency == SOM or amount.problem or _CURRENCY_WORD.search(printed):
        return amount
    if currency is None:
        return replace(amount, value=None, currency=None, problem=UNREAD_SUM_CODE)
    return replace(amount, currency=currency, problem=FOREIGN_CURRENCY_CODE)


def _open_sole_bracket(text: str) -> str:
    """The text without the brackets of a sum that stands in them, if no other sum is printed."""
    pairs = find_outermost_brackets(text)
    if not pairs or find_amounts(text):
        return text
    for start, end in pairs:
        content = text[start + 1 : end - 1]
        found = find_amounts(content)
        if len(found) == 1 and found[0].value is not None:
            rest = content[: found[0].start] + content[found[0].end :]
            if not rest.strip() or find_role(rest) is FundingRole.FILLER:
                return f"{text[:start]} {content} {text[end:]}"
    return text


def _parse_without_amount(text: str, *, has_unit: bool) -> ParsedFunding:
    """A source, a condition, or a condition and a source behind a slash.

    Under a title with a unit, any number may be a sum.
    """
    account = _account_without_amount(text)
    whole = trim_edges(text)
    has_number = has_unit and any(map(str.isdigit, text))
    if has_number or _MONEY_WORD.search(fold_keeping_length(text)):
        doubt = Doubt(UNREAD_SUM_CODE, f"“{whole}” may name a sum, but none is understood")
        line = FundingLine(note=whole, evidence="no sum that is understood")
        return ParsedFunding((line,), (doubt,), account)
    in_brackets = mark_inside_brackets(text)
    last_slash = next(
        (i for i in range(len(text) - 1, 0, -1) if text[i] == "/" and not in_brackets[i]), None
    )
    if last_slash is not None and sum(map(str.isalnum, text[:last_slash])) > 1:
        source, note = trim_edges(text[last_slash + 1 :]), trim_edges(text[:last_slash])
        if source:
            line = FundingLine(source=source, note=note, evidence="a source behind a slash")
            return ParsedFunding((_name_source_kind(line),), account=account)
    is_open = account.is_open
    doubts = find_left_over_doubts(text, account, SUM_WORDS.code) if is_open else ()
    role = find_role(whole or "")
    if not is_condition(whole or "") and (slip := find_condition_slip(whole or "")):
        doubts = (*doubts, Doubt(SUM_WORDS.code, f"“{slip}” may say that no money is needed"))
    if doubts or is_condition(whole or "") or role in (FundingRole.TIME, FundingRole.PURPOSE):
        evidence = "no sum that is understood" if doubts else "a condition, no source"
        return ParsedFunding((FundingLine(note=whole, evidence=evidence),), doubts, account)
    if role is FundingRole.UNKNOWN and not doubts:
        doubts = (Doubt(SUM_WORDS.code, f"Whether “{whole}” pays or is paid for is not said"),)
    source, note = split_source_and_note(text)
    line = FundingLine(source=source, note=note, evidence="a source without a sum")
    return ParsedFunding((_name_source_kind(line),), doubts, account)


def _account_without_amount(text: str) -> WordAccount:
    """The account of a cell without a sum: its words name who pays, but a bare number does not."""
    plain = fold_keeping_length(text)
    spans = [match.span() for match in re.finditer(r"[^\W\d_]+", plain)]
    named = mark_named_numbers(plain)
    spans += [(start, end) for start, end in named if not find_source_kinds(plain[start:end])]
    return account_for_words(plain, spans, SUM_WORDS)


def _judge_left_over(
    lines: list[FundingLine], text: str, found_amounts: Sequence[PrintedAmount]
) -> tuple[list[FundingLine], WordAccount, tuple[Doubt, ...]]:
    """The lines without amounts that a number or word of money beside them could change."""
    plain = fold_keeping_length(text)
    spans = [(amount.start, amount.end) for amount in found_amounts]
    spans += find_outermost_brackets(text)
    cell_unit = find_cell_unit(text)
    spans += cell_unit.places if cell_unit else ()
    words = re.finditer(r"[^\W\d_]+", plain)
    spans += [word.span() for word in words if not SUM_WORDS.is_deciding(word[0])]
    spans += mark_named_numbers(plain)
    account = account_for_words(plain, spans, SUM_WORDS)
    if not account.is_open:
        return lines, account, ()
    ends = [*(amount.start for amount in found_amounts[1:]), len(text)]
    judged = [*lines]
    for index, (line, amount) in enumerate(zip(lines, found_amounts, strict=True)):
        start = 0 if index == 0 else found_amounts[index - 1].end
        is_beside = any(start <= place < ends[index] for place, _ in account.left_over)
        if is_beside and line.amount is not None and amount.value is not None:
            printed = None if line.amount_kgs is None else line.printed
            judged[index] = _withdraw(replace(line, amount=None), printed)
        elif is_beside:
            judged[index] = _withdraw(line, None)
    return judged, account, find_left_over_doubts(text, account, SUM_WORDS.code)


def _withdraw(line: FundingLine, printed: str | None) -> FundingLine:
    """The line with its sum as print only; its source too, if there are words of money in it."""
    words = re.findall(r"\d+|[^\W\d_]+", fold_keeping_length(line.source or ""))
    is_torn = any(word[0].isdigit() or SUM_WORDS.is_deciding(word) for word in words)
    pieces = [printed, line.note, line.source if is_torn else None]
    note = "; ".join(filter(None, pieces)) or None
    return replace(line, source=None if is_torn else line.source, note=note)


def _name_source_kind(line: FundingLine) -> FundingLine:
    kinds = find_source_kinds(line.source) if line.source else ()
    return replace(line, source_kind=kinds[0]) if len(kinds) == 1 else line
