"""The questions of a review on the terminal."""

from __future__ import annotations

import click

from pipeline.review.questions import Decision, Question, Stopped
from pipeline.terminal import shown

HELP = {
    "s": "leave it open",
    "q": "stop; what is decided is kept",
}


def ask(question: Question, number: int, count: int) -> Decision | None:
    """Asks one question until the answer is one; None leaves it open.

    Raises `Stopped` for q, Ctrl-C or the end of the input.
    """
    click.echo(f"\n{click.style(f'{number} of {count}', dim=True)}  {shown_question(question)}")
    try:
        return _abbreviation(question) if question.stem is not None else _cell(question)
    except (click.Abort, EOFError) as error:
        raise Stopped from error


def shown_question(question: Question) -> str:
    """A question as text: what is open, where, and in which words it is printed."""
    lines = [
        click.style(shown(question.heading), bold=True),
        f"    {question.place}: {shown(question.printed)}",
    ]
    lines += [f"    {place}  {shown(text)}" for place, text in enumerate(question.choices, 1)]
    return "\n".join(lines)


def _abbreviation(question: Question) -> Decision | None:
    options = [f"1–{len(question.choices)}: it is that one"] if question.choices else []
    options += ["d: define it", *(["n: none of these"] if question.choices else [])]
    while True:
        answer = _answer([*options, *(f"{key}: {text}" for key, text in HELP.items())])
        if answer.isdecimal() and 1 <= int(answer) <= len(question.choices):
            return Decision(link=_name(question.choices[int(answer) - 1]))
        if answer == "n" and question.choices:
            return Decision(refuse=tuple(dict.fromkeys(map(_name, question.choices))))
        if answer == "d":
            words = click.prompt("    it stands for", default="", show_default=False).strip()
            if words:
                return Decision(define=words)
        if answer == "s":
            return None


def _cell(question: Question) -> Decision | None:
    while True:
        answer = _answer(
            ["r: read it otherwise", *(f"{key}: {text}" for key, text in HELP.items())]
        )
        if answer == "r":
            words = click.prompt("    read it as", default="", show_default=False).strip()
            if words:
                return Decision(read=words)
        if answer == "s":
            return None


def _answer(options: list[str]) -> str:
    """What the person typed, in small letters; raises `Stopped` for q."""
    click.echo(click.style(f"    {'; '.join(options)}", dim=True))
    answer = str(click.prompt("   ", prompt_suffix=" > ")).strip().lower()
    if answer == "q":
        raise Stopped
    return answer


def _name(choice: str) -> str:
    """The abbreviation of a choice, which its expansion follows."""
    return choice.split(" – ", 1)[0]
