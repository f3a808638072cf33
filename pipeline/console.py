"""What the commands share at the terminal: errors, progress, and what the exit codes mean."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

EXIT_CODES = """\b
Exit codes: 0 all plans published; 1 a plan failed, the others are published;
2 the command was used wrongly."""

FILE = click.Path(path_type=Path)

OUT = click.option(
    "--out",
    type=FILE,
    default=Path("output"),
    show_default=True,
    help="Folder in which each plan gets its own: OUT/year=2025-26/.",
)


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


class Progress:
    """A bar on the error stream, for a person, once a plan has more pages than pass in a moment."""

    PATIENCE = 20

    def __init__(self) -> None:
        self._bar: Any = None
        self._name = ""

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def __call__(self, name: str, done: int, total: int) -> None:
        """Told the file's name, the pages read and the pages there are."""
        if total <= self.PATIENCE or not sys.stderr.isatty():
            return
        if name != self._name:
            self._close()
            self._name = name
            self._bar = click.progressbar(length=total, label=name, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(1)
        if done == total:
            self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar, self._name = None, ""
