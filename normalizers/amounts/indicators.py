"""An indicator cell → the indicator without its deadline, the deadline, and the number it names.

“Курска катышуучу ПОКтун саны – 300, окуу жылынын ичинде”
 └──────────── text ─────────────┘   └──── deadline ────┘   300 ПОК
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizers.amounts.counts import count
from normalizers.dates.deadlines import NO_DEADLINE, Deadline, of_chains
from normalizers.dates.time_expressions import Sort, Token, tokens
from normalizers.letters.confusables import aligned

_CONNECTED = re.compile(
    r"(?:[\s,.;–—-]|(?<!\w)(?:чейин|баштап|жана|и|же|с|по|до|карата|ичинде)(?!\w)"
    r"|\([^()]{0,40}(?:семестр|жарым жыл|чейрек|чейин|полугод)[^()]{0,40}\))*"
)
"""What may stand between words of time that belong together."""

_BEHIND = re.compile(
    r"(?:[\s,]*(?<!\w)(?:карата|чейин|ичинде|баштап|аралыгында|айында|бою|до)(?!\w)"
    r"|\s?\([^()]{0,40}(?:семестр|жарым жыл|чейрек|полугод)[^()]{0,40}\))*[.]*"
)
_BEFORE = re.compile(r"(?<!\w)(?:с|до|к|от|в|не позднее)\s$")
_WITHIN = re.compile(r"ичинде|бою|аралыгында|течени|протяжении|карата")
_ADJECTIVE = re.compile(r"[дт]аг[ыи]$|гы$")
_APART = " ,;:–—-"


@dataclass(frozen=True, slots=True)
class Indicator:
    """`text`: the cell without its deadline; `value` the number it names first, `unit` of what."""

    text: str | None
    value: float | None
    unit: str | None
    deadline: Deadline
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class _Chain:
    """Words of time that belong together, and the piece of the text that they take up."""

    words: tuple[Token, ...]
    start: int
    end: int


def indicator(text: str, year: str, breaks: Sequence[int] = ()) -> Indicator:
    """Reads a cell of a plan of a `year` such as `2025-26`.

    `breaks` are the places of spaces where the author began a new line. Total; each letter and
    digit of the cell is in the text or in the deadline's print.
    """
    plain = aligned(text)
    chains = [
        chain for chain in _chains(plain) if _is_deadline(chain, text, plain, frozenset(breaks))
    ]
    rest = text
    time = NO_DEADLINE
    if chains:
        printed = " ".join(text[chain.start : chain.end].strip(_APART) for chain in chains)
        time = of_chains([chain.words for chain in chains], printed, plain, year)
        rest = _without(text, chains)
    found = count(rest)
    return Indicator(rest or None, found.value, found.unit, time, found.evidence)


def _chains(plain: str) -> Iterator[_Chain]:
    """The words of time of a text, those together that nothing else parts."""
    current: list[Token] = []
    for token in tokens(plain, alone=False):
        if current and token.sort is Sort.SEMESTER and plain[token.start - 1] == "(":
            continue  # what a bracket says of the time before it
        if current and not _CONNECTED.fullmatch(plain, current[-1].end, token.start):
            yield _chain(current, plain)
            current = []
        current.append(token)
    if current:
        yield _chain(current, plain)


def _chain(words: Sequence[Token], plain: str) -> _Chain:
    start, end = words[0].start, words[-1].end
    before = _BEFORE.search(plain, 0, start)
    behind = _BEHIND.match(plain, end)
    return _Chain(
        tuple(words), before.start() if before else start, behind.end() if behind else end
    )


def _is_deadline(chain: _Chain, text: str, plain: str, breaks: frozenset[int]) -> bool:
    """Whether words of time say when an indicator is due, rather than what it is of.

    They do at the end of the cell. At its start they do as a span (`Жыл ичинде …`); as a date, and
    between other words, only if something sets them off: a sign, a new line, a number or a capital.
    """
    words = chain.words
    if _ADJECTIVE.search(words[-1].plain) or words[0].sort is Sort.YEARS:
        return False
    if words[0].sort is Sort.YEAR and len(words) == 1 and words[0].plain[-1:].isdigit():
        return False  # a mere number
    if not any(map(str.isalnum, plain[chain.end :])):
        return True
    strong = _is_strong(chain, plain)
    before, behind = plain[: chain.start].rstrip(), plain[chain.end :].lstrip()
    opens = text[chain.end :].lstrip()[:1].isupper()
    apart = behind[:1] in tuple(",;:)") or bool(breaks & {chain.start - 1, chain.end})
    if any(map(str.isalnum, before)):
        return strong and (apart or before[-1:] in tuple(",;.:(–—-"))
    spans = words[0].sort in (Sort.WITHIN, Sort.ACADEMIC, Sort.RECURRING)
    return spans or (strong and (apart or behind[:1].isdigit() or opens))


def _is_strong(chain: _Chain, plain: str) -> bool:
    sorts = {token.sort for token in chain.words}
    if Sort.DATE in sorts or {Sort.MONTH, Sort.YEAR} <= sorts:
        return True
    if any(token.days or (token.sort is Sort.MONTH and token.year) for token in chain.words):
        return True
    return bool(sorts & {Sort.WITHIN, Sort.ACADEMIC}) and bool(
        _WITHIN.search(plain, chain.start, chain.end)
    )


def _without(text: str, chains: Sequence[_Chain]) -> str:
    """The text without the pieces of the deadline, and without the signs that set them off."""
    out = ""
    last = 0
    for chain in chains:
        out = _joined(out, text[last : chain.start])
        last = chain.end
    return _joined(out, text[last:], ends=True).strip()


def _joined(left: str, right: str, *, ends: bool = False) -> str:
    """Two pieces of a text between which a deadline stood."""
    if not left:
        return right.lstrip(_APART + ".") if ends or right.strip(_APART + ".") else ""
    left = left.rstrip(_APART)
    if left.endswith("(") and right.startswith(")"):
        left, right = left[:-1].rstrip(), right[1:]
    right = right.strip()
    if ends and not any(map(str.isalnum, right)):
        return left + right.lstrip(_APART + ".")
    return f"{left}{'' if right[:1] in tuple(',.;:)') else ' '}{right}"
