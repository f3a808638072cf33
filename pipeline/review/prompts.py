"""The questions of a review on the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import click

from normalizers.register.records import Verdict
from pipeline.review.questions import ReviewDecision, ReviewQuestion, ReviewStopped
from pipeline.terminal import make_safe

WIDE_SUFFIX = "a"
"""Typed behind an answer: it is kept for the plans of all years."""

NAME_ANSWERS: Mapping[str, tuple[Verdict, str]] = {
    "y": ("same", "they are one"),
    "n": ("different", "they are two"),
    "u": ("unsure", "nobody knows: do not ask again"),
}
"""The answers to whether two names are one."""

KEY_HELP = {
    "s": "leave it open",
    "q": "stop; what is decided is kept",
}


def ask_question(question: ReviewQuestion, number: int, count: int) -> ReviewDecision | None:
    """Asks one question until the answer is one; None leaves it open.

    Raises `ReviewStopped` for q, Ctrl-C or the end of the input.
    """
    click.echo(f"\n{click.style(f'{number} of {count}', dim=True)}  {format_question(question)}")
    try:
        if question.names is not None:
            return _ask_names()
        return _ask_abbreviation(question) if question.stem is not None else _ask_cell(question)
    except (click.Abort, EOFError) as error:
        raise ReviewStopped from error


def format_question(question: ReviewQuestion) -> str:
    """A question as text: what is open, where, and in which words it is printed."""
    lines = [
        click.style(make_safe(question.heading), bold=True),
        f"    {question.place}: {make_safe(question.printed)}",
    ]
    lines += [f"    {place}  {make_safe(text)}" for place, text in enumerate(question.choices, 1)]
    return "\n".join(lines)


def _ask_abbreviation(question: ReviewQuestion) -> ReviewDecision | None:
    options = [f"1–{len(question.choices)}: it is that one"] if question.choices else []
    options += ["d: define it", *(["n: none of these"] if question.choices else [])]
    while True:
        answer, is_wide = _read_wide_answer(options)
        if answer.isdecimal() and 1 <= int(answer) <= len(question.choices):
            decision = _take_choice(question.choices[int(answer) - 1], question.stem)
            return replace(decision, is_wide=is_wide)
        if answer == "n" and question.choices:
            refused = tuple(dict.fromkeys(map(_get_abbreviation, question.choices)))
            return ReviewDecision(refuse=refused, is_wide=is_wide)
        if answer == "d":
            expansion = click.prompt("    it stands for", default="", show_default=False).strip()
            if expansion:
                return ReviewDecision(define=expansion, is_wide=is_wide)
        if answer == "s":
            return None


def _ask_names() -> ReviewDecision | None:
    while True:
        answer, is_wide = _read_wide_answer(
            [f"{key}: {meaning}" for key, (_, meaning) in NAME_ANSWERS.items()]
        )
        if answer in NAME_ANSWERS:
            return ReviewDecision(verdict=NAME_ANSWERS[answer][0], is_wide=is_wide)
        if answer == "s":
            return None


def _ask_cell(question: ReviewQuestion) -> ReviewDecision | None:
    while True:
        answer = _read_answer(
            ["r: read it otherwise", *(f"{key}: {text}" for key, text in KEY_HELP.items())]
        )
        if answer == "r":
            reading = click.prompt("    read it as", default="", show_default=False).strip()
            if reading:
                return ReviewDecision(read=reading)
        if answer == "s":
            return None


def _read_wide_answer(options: Sequence[str]) -> tuple[str, bool]:
    """The answer, and whether it is to hold for the plans of all years."""
    wide_help = f"with {WIDE_SUFFIX} behind it (1{WIDE_SUFFIX}): in the plans of all years"
    answer = _read_answer(
        [*options, wide_help, *(f"{key}: {text}" for key, text in KEY_HELP.items())]
    )
    plain = answer.removesuffix(WIDE_SUFFIX)
    return (plain, True) if plain and plain != answer else (answer, False)


def _read_answer(options: list[str]) -> str:
    """What the person typed, in small letters; raises `ReviewStopped` for q."""
    click.echo(click.style(f"    {'; '.join(options)}", dim=True))
    answer = str(click.prompt("   ", prompt_suffix=" > ")).strip().lower()
    if answer == "q":
        raise ReviewStopped
    return answer


def _take_choice(choice: str, stem: str | None) -> ReviewDecision:
    """The decision for a choice: an entry, or what the abbreviation itself stands for."""
    abbreviation, _, expansion = choice.partition(" – ")
    if abbreviation == stem and expansion:
        return ReviewDecision(define=expansion)
    return ReviewDecision(link=abbreviation)


def _get_abbreviation(choice: str) -> str:
    """The abbreviation of a choice, which its expansion follows."""
    return choice.split(" – ", 1)[0]
