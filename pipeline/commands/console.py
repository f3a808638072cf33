"""What the commands share at the terminal: errors, progress, and what the exit codes mean."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from pipeline.process.limits import DEFAULT_LIMITS, MIB, ProcessLimits

EXIT_CODES_HELP = """\b
Exit codes: 0 all plans published; 1 a plan failed, the others are published;
2 the command was used wrongly; 130 stopped by Ctrl-C."""

PATH_TYPE = click.Path(path_type=Path)

OUT_OPTION = click.option(
    "--out",
    type=PATH_TYPE,
    default=Path("output"),
    show_default=True,
    help="Folder in which each plan gets its own: OUT/year=2025-26/.",
)

_MEMORY_OPTION = click.option(
    "--memory",
    type=click.IntRange(min=128),
    default=DEFAULT_LIMITS.memory_bytes // MIB,
    show_default=True,
    metavar="MIB",
    help="Memory that a plan may fill.",
)
_TIMEOUT_OPTION = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=DEFAULT_LIMITS.seconds,
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


def complete_year(context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """The years published in the command's OUT that begin with what is typed."""
    from pipeline.published.folders import get_folder_year, list_output_roots, list_year_folders

    roots = list_output_roots(Path(context.params.get("out") or "output"))
    years = {get_folder_year(folder) for root in roots for folder in list_year_folders(root)}
    return sorted(year for year in years if year.startswith(typed))


def add_limit_options(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options for what the process that reads a plan may use, as `limits`."""

    @wraps(command)
    def run_with_limits(
        *args: Any, memory: int, timeout: float, sandbox: str, **options: Any
    ) -> None:
        limits = ProcessLimits(memory * MIB, timeout, sandboxed=sandbox == "required")
        command(*args, limits=limits, **options)

    return _MEMORY_OPTION(_TIMEOUT_OPTION(_SANDBOX(run_with_limits)))


def exit_on_error(action: Callable[[], None], exit_code: int = 1) -> None:
    """Runs a command; an `IshplanError` becomes one line on the error stream and the exit code."""
    from extractors.errors import IshplanError

    try:
        action()
    except IshplanError as error:
        print_error(str(error))
        sys.exit(exit_code)


def print_error(message: str) -> None:
    """Prints an error as one line, translated into the terminal's language where possible; control
    characters are made harmless."""
    _print_told("error", message, fg="red", bold=True)


def print_note(message: str) -> None:
    """Prints a note like an error, but without colour."""
    _print_told("note", message)


def _print_told(kind: str, message: str, **style: Any) -> None:
    from pipeline.languages.terminal_language import load_terminal_catalogue
    from pipeline.languages.translation import translate_told
    from pipeline.terminal import make_safe

    catalogue = load_terminal_catalogue()
    label = click.style(f"{catalogue.say(f'told_{kind}')}:", **style)
    click.echo(f"{label} {make_safe(translate_told(catalogue, message))}", err=True)


def print_data(text: str) -> None:
    """Prints text that another program may read: unchanged into a pipe, made safe on a terminal."""
    from pipeline.terminal import make_safe

    if sys.stdout.isatty():
        text = "\n".join(map(make_safe, text.split("\n")))
    click.echo(text)
