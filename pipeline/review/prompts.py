"""The questions of a review on the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click
from msgspec.structs import replace

from normalizers.register.merging import Verdict
from pipeline.languages.catalogue import ENGLISH
from pipeline.languages.terminal_language import load_terminal_catalogue
from pipeline.languages.translation import translate_message
from pipeline.review.questions import ReviewDecision, ReviewQuestion, ReviewStopped
from pipeline.terminal import make_safe

WIDE_SUFFIX = "a"
"""Typed after an answer to keep it for the plans of all years."""

NAME_ANSWERS: Mapping[str, Verdict] = {"y": "same", "n": "different", "u": "unsure"}
"""The answers to whether two names are one."""


def ask_question(question: ReviewQuestion, number: int, count: int) -> ReviewDecision | None:
    """Asks one question until it gets a valid answer; None leaves the question open.

    Raises `ReviewStopped` for q, Ctrl-C or the end of the input.
    """
    position = load_terminal_catalogue().say("review_position", number=number, count=count)
    click.echo(f"\n{click.style(position, dim=True)}  {format_question(question)}")
    try:
        if question.names is not None:
            return _ask_names()
        return _ask_abbreviation(question) if question.stem is not None else _ask_cell(question)
    except (click.Abort, EOFError) as error:
        raise ReviewStopped from error


def format_question(question: ReviewQuestion) -> str:
    """A question as text: what is open, where, the printed words, and the choices."""
    lines = [
        click.style(make_safe(_format_heading(question)), bold=True),
        make_safe(f"    {question.place}: {question.printed}"),
    ]
    lines += [f"    {place}  {make_safe(text)}" for place, text in enumerate(question.choices, 1)]
    return "\n".join(lines)


def _format_heading(question: ReviewQuestion) -> str:
    """What is open, in the terminal's language."""
    catalogue = load_terminal_catalogue()
    message = translate_message(catalogue, question.message) or question.message
    if not question.code:
        return message
    is_english = catalogue.language == ENGLISH
    name = question.code if is_english else catalogue.say(question.code)
    return f"{name}: {message}"


def _ask_abbreviation(question: ReviewQuestion) -> ReviewDecision | None:
    say = load_terminal_catalogue().say
    count = len(question.choices)
    keys = "1" if count == 1 else f"1–{count}"
    options = [say("review_choose", keys=keys)] if count else []
    options += [say("review_define"), *([say("review_none")] if count else [])]
    while True:
        answer, is_wide = _read_wide_answer(options)
        if answer.isdecimal() and 1 <= int(answer) <= count:
            return replace(question.take_choice(int(answer) - 1), is_wide=is_wide)
        if answer == "n" and count:
            return replace(question.refuse_choices(), is_wide=is_wide)
        if answer == "d" and (expansion := _read_text(say("review_stands_for"))):
            return ReviewDecision(define=expansion, is_wide=is_wide)
        if answer == "s":
            return None


def _ask_names() -> ReviewDecision | None:
    say = load_terminal_catalogue().say
    options = [f"{key}: {say(f'names_{verdict}')}" for key, verdict in NAME_ANSWERS.items()]
    while True:
        answer, is_wide = _read_wide_answer(options)
        if answer in NAME_ANSWERS:
            return ReviewDecision(verdict=NAME_ANSWERS[answer], is_wide=is_wide)
        if answer == "s":
            return None


def _ask_cell(_question: ReviewQuestion) -> ReviewDecision | None:
    say = load_terminal_catalogue().say
    while True:
        answer = _read_answer([say("review_read")])
        if answer == "r" and (reading := _read_text(say("review_read_as"))):
            return ReviewDecision(read=reading)
        if answer == "s":
            return None


def _read_wide_answer(options: Sequence[str]) -> tuple[str, bool]:
    """The answer, and whether it holds for the plans of all years."""
    wide_help = load_terminal_catalogue().say("review_wide", suffix=WIDE_SUFFIX)
    answer = _read_answer([*options, wide_help])
    plain = answer.removesuffix(WIDE_SUFFIX)
    return (plain, True) if plain and plain != answer else (answer, False)


def _read_answer(options: list[str]) -> str:
    """What the person typed, in small letters; raises `ReviewStopped` for q."""
    say = load_terminal_catalogue().say
    shown = "; ".join([*options, say("review_skip"), say("review_stop")])
    click.echo(click.style(f"    {shown}", dim=True))
    answer = str(click.prompt("   ", prompt_suffix=" > ")).strip().lower()
    if answer == "q":
        raise ReviewStopped
    return answer


def _read_text(prompt: str) -> str:
    return str(click.prompt(f"    {prompt}", default="", show_default=False)).strip()
