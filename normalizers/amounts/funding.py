"""A funding cell → who pays how much for what.

Cells name a sum before its source (`3 млн сом – КМТУ`), after it (`ТМИ – 200 млн сом`), or between
a purpose and a source (`Жабдыктар 200 миң сом / КМТУ`); a source alone; a condition alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from normalizers.amounts.money import FOREIGN, UNREAD, Amount, amounts
from normalizers.doubts import Doubt
from normalizers.letters.brackets import depths, outermost
from normalizers.letters.confusables import aligned

_EDGE = " \t,;+:•*|"
_DASHES = "-–—−"
_NUMBERED = re.compile(r"(?:^|(?<=[\s,;]))(\d{1,2})[.)]\s*$")
_PARTED = re.compile(rf"\s*[{_DASHES}/\\:=]+\s*")
_CONDITION = re.compile(
    r"(?:\b(?:менен|негизинде|ылайык|жараша|учурда|боюнча|керек эмес|каралган эмес|каралбаган|"
    r"кылынбайт|кылбайт|сыз|жок)\.?$)|\bкаражатсыз\b|^(?:не |по мере|согласно|в рамках|без )"
)
_PURPOSE = re.compile(
    r"\b(?:үчүн|жылына|айына|күнүнө|\w+(?:га|ге|го|гө|ка|ке|ко|кө)|на|для)\b\W*$|^(?:на|для)\b"
)
_TOTAL = re.compile(r"\b(?:жалпы\w*|бардыгы|баары|жыйынтыгында|итого|всего|общая\w*)\b")
_INCOME = re.compile(r"\b(?:киреше|каражат|грант|бюджет|демөөр|доход|средств|акы төлө)")
_SHORT = re.compile(r"[^\W\d_]{2,9}")


PROBLEMS = {UNREAD: "is no sum that is understood", FOREIGN: "is a sum in another currency"}


@dataclass(frozen=True, slots=True)
class Sum:
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
class Funding:
    """The sums of a cell in printed order, and what was not sure."""

    sums: tuple[Sum, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def funding(text: str, breaks: Sequence[int] = ()) -> Funding:
    """Reads a cell; `breaks` are the places of spaces where its author began a new line.

    Total: any text gives a result, and each of its letters and digits stands in one of the sums.
    """
    if not any(char.isalnum() for char in text):
        return Funding()
    found = amounts(text)
    if not found or not any(char.isalpha() for char in text):
        found = amounts(text, bare=True) or found
    if not found:
        return _without_amount(text)
    doubts = [
        Doubt(amount.problem, f"“{text[amount.start : amount.end]}” {PROBLEMS[amount.problem]}")
        for amount in found
        if amount.problem
    ]
    sums = _shared(_entries(text, found, breaks), text, found)
    sums, total = _without_total(sums, text)
    return Funding(tuple(sums), (*doubts, *total))


def _without_amount(text: str) -> Funding:
    """A source, a condition, or a condition and a source behind a slash."""
    inside = depths(text)
    slash = next((i for i in range(len(text) - 1, 0, -1) if text[i] == "/" and not inside[i]), None)
    if slash is not None and any(map(str.isalnum, text[:slash])):
        source, note = _trimmed(text[slash + 1 :]), _trimmed(text[:slash])
        if source:
            return Funding((Sum(source=source, note=note, evidence="a source behind a slash"),))
    whole = _trimmed(text)
    plain = aligned(text)
    doubts: tuple[Doubt, ...] = ()
    if re.search(r"\d", text) and re.search(r"\bсом|\b(?:млн|миң|тыс)\b", plain):
        doubts = (Doubt(UNREAD, f"“{whole}” holds a number, but no sum is understood"),)
    if _CONDITION.search(aligned(whole or "")):
        return Funding((Sum(note=whole, evidence="a condition, no source"),), doubts)
    source, note = _source_and_note(text)
    return Funding((Sum(source=source, note=note, evidence="a source without a sum"),), doubts)


def _entries(text: str, found: Sequence[Amount], breaks: Sequence[int]) -> list[Sum]:
    """Each sum with the words around it that belong to it."""
    ends = [*(amount.start for amount in found[1:]), len(text)]
    head, step = _numbered(text[: found[0].start])
    heads: list[tuple[str, int | None]] = [(head, step)]
    tails: list[str] = []
    plain_head = _trimmed(head)
    leads = plain_head is not None and not _is_total(plain_head)
    for index, (amount, end) in enumerate(zip(found, ends, strict=True)):
        between = text[amount.end : end]
        last = index + 1 == len(found)
        between, step = (between, None) if last else _numbered(between)
        cut = len(between)
        if leads and not last:
            cut = _cut(between, [place - amount.end for place in breaks])
        tails.append(between[:cut])
        heads.append((between[cut:], step))
    return [
        _entry(text[amount.start : amount.end], amount, *heads[index], tail)
        for index, (amount, tail) in enumerate(zip(found, tails, strict=True))
    ]


def _entry(printed: str, amount: Amount, head: str, step: int | None, tail: str) -> Sum:
    """One sum with the words before and behind it."""
    notes, rest = _leading_notes(tail)
    before = _trimmed(head)
    parted = _PARTED.match(rest)
    source, note = _source_and_note(rest)
    if before is None:
        if source and not parted and _PURPOSE.search(aligned(source)):
            notes, source, how = [*notes, source], None, "a sum and its purpose"
        else:
            how = "a sum before its source" if source else "a sum alone"
    elif source:
        notes, how = [before, *notes], "a sum between its purpose and its source"
    elif _PURPOSE.search(aligned(before)):
        notes, how = [before, *notes], "a sum after its purpose"
    else:
        source, own = _source_and_note(head)
        notes, how = [*([own] if own else []), *notes], "a sum after its source"
    if note:
        notes = [*notes, note]
    if amount.value is None:
        notes = [printed, *notes]
    how = f"{how}, numbered {step}" if step is not None else how
    return Sum(amount.value, printed, source, "; ".join(notes) or None, step, how)


def _shared(sums: list[Sum], text: str, found: Sequence[Amount]) -> list[Sum]:
    """Sums listed with commas before one that has a source share it, each with its own purpose.

    One whose note says where the money comes from does not.
    """
    out = [*sums]
    for index in range(len(out) - 2, -1, -1):
        entry, following = out[index], out[index + 1]
        between = text[found[index].end : found[index + 1].start].rstrip(_EDGE[:2] + _DASHES)
        own = entry.note and _INCOME.search(aligned(entry.note))
        if between.endswith(",") and not entry.source and entry.note and not own:
            out[index] = replace(
                entry, source=following.source, evidence=f"{entry.evidence}, which it shares"
            )
    return out


def _cut(between: str, breaks: Sequence[int]) -> int:
    """Where the words before the next sum begin, between two sums that follow their sources.

    Behind a last comma, semicolon or new line outside of brackets; else behind a bracket that comes
    first, and where none is, at once.
    """
    inside = depths(between)
    places = [i + 1 for i, char in enumerate(between) if char in ",;" and not inside[i]]
    places += [place for place in breaks if 0 < place < len(between) and not inside[place]]
    for place in sorted(places):
        if any(map(str.isalnum, between[place:])):
            return place
    notes, rest = _leading_notes(between)
    return len(between) - len(rest) if notes else 0


def _numbered(text: str) -> tuple[str, int | None]:
    """A text without the number of the sum that follows it, and that number."""
    match = _NUMBERED.search(text)
    return (text[: match.start()], int(match[1])) if match else (text, None)


def _leading_notes(text: str) -> tuple[list[str], str]:
    """The brackets with which a text begins, and the rest."""
    notes: list[str] = []
    rest = text.lstrip(_EDGE + ".")
    while rest.startswith(("(", "[")) and (pairs := outermost(rest)) and pairs[0][0] == 0:
        notes.append(rest[1 : pairs[0][1] - 1].strip())
        rest = rest[pairs[0][1] :].lstrip(_EDGE + ".")
    return [note for note in notes if note], rest


def _source_and_note(text: str) -> tuple[str | None, str | None]:
    """Who pays, and what stands in brackets behind it, unless it only spells out the source."""
    whole = _trimmed(text)
    if whole is None:
        return None, None
    pairs = outermost(whole)
    if pairs and pairs[-1][1] == len(whole):
        start, end = pairs[-1]
        before, content = whole[:start].rstrip(), whole[start + 1 : end - 1].strip()
        if not before:
            return None, content or None
        if not _is_definition(before, content):
            return _trimmed(before), content or None
    return whole, None


def _is_definition(before: str, content: str) -> bool:
    """Whether a bracket gives an abbreviation for the words before it, or spells one out."""
    if _is_short(content):
        return True
    last = before.rsplit(maxsplit=1)[-1]
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", content))
    return _is_short(last) and initials.casefold() == last.casefold()


def _is_short(text: str) -> bool:
    return bool(_SHORT.fullmatch(text)) and sum(map(str.isupper, text)) >= 2


def _is_total(words: str) -> bool:
    """Whether words before a sum say that it is a total."""
    return bool(_TOTAL.search(aligned(words))) and len(words.split()) <= 3


def _without_total(sums: list[Sum], text: str) -> tuple[list[Sum], list[Doubt]]:
    """A printed total is no sum of its own beside its parts."""
    head = text[: text.find(sums[0].printed or "")]
    if len(sums) < 3 or not _is_total(head) or any(entry.amount is None for entry in sums):
        return sums, []
    first, parts = sums[0], sums[1:]
    together = sum((entry.amount for entry in parts if entry.amount is not None), Decimal(0))
    if first.amount != together:
        return sums, [
            Doubt("sum_total", f"“{first.printed}” is a total, but its parts make {together} som")
        ]
    print_of = " ".join(filter(None, (_trimmed(head), first.printed, first.note)))
    total = replace(
        first, amount=None, source=None, note=print_of, evidence="a total, its parts follow"
    )
    return [total, *parts], [Doubt("sum_total", f"“{first.printed}” is the total of the others")]


def _trimmed(text: str) -> str | None:
    """A piece without the signs that set it off and its final stop; None if nothing is left."""
    out = text.strip(_EDGE + _DASHES + "/\\=" + " ")
    out = re.sub(r"\s*[.,;]+$", "", out) if not re.search(r"\b\w\.$", out) else out
    return out if any(map(str.isalnum, out)) else None
