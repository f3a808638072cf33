"""What the commands share at the terminal: errors, progress, and what the exit codes mean."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from pipeline.process.limits import DEFAULT, MIB, Limits

EXIT_CODES = """\b
Exit codes: 0 all plans published; 1 a plan failed, the others are published;
2 the command was used wrongly; 130 stopped by Ctrl-C."""

FILE = click.Path(path_type=Path)

OUT = click.option(
    "--out",
    type=FILE,
    default=Path("output"),
    show_default=True,
    help="Folder in which each plan gets its own: OUT/year=2025-26/.",
)

_MEMORY = click.option(
    "--memory",
    type=click.IntRange(min=128),
    default=DEFAULT.memory // MIB,
    show_default=True,
    metavar="MIB",
    help="Memory that a plan may fill.",
)
_TIMEOUT = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=DEFAULT.seconds,
    show_default=True,
    metavar="SECONDS",
    help="Time that reading a plan, or making its files, may take.",
)
_SANDBOX = click.option(
    "--sandbox",
    type=click.Choice(["usual", "required"]),
    default="usual",
    show_default=True,
    help="If this machine lacks a part of it: do without, or read nothing.",
)


def limited(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options for what the process that reads a plan may use, as `limits`."""

    @wraps(command)
    def with_limits(*args: Any, memory: int, timeout: float, sandbox: str, **options: Any) -> None:
        limits = Limits(memory * MIB, timeout, sandboxed=sandbox == "required")
        command(*args, limits=limits, **options)

    return _MEMORY(_TIMEOUT(_SANDBOX(with_limits)))


def guarded(show: Callable[[], None], code: int = 1) -> None:
    """Runs a command; an error of ours is one line and the exit code."""
    from extractors.errors import IshplanError

    try:
        show()
    except IshplanError as error:
        fail(str(error))
        sys.exit(code)


def fail(message: str) -> None:
    """One line on the error stream; nothing in it can steer the terminal."""
    from pipeline.terminal import shown

    click.echo(f"{click.style('error:', fg='red', bold=True)} {shown(message)}", err=True)


def data(text: str) -> None:
    """Prints text that another program may read: exactly in a pipe, made safe on a terminal."""
    from pipeline.terminal import shown

    if sys.stdout.isatty():
        text = "\n".join(map(shown, text.split("\n")))
    click.echo(text)
