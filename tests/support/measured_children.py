"""Measures what the children of the fork server run; it imports this last, they are its copies.

Coverage, told of `multiprocessing`, begins anew in each child, which takes longer than all else
that a child does for a small plan. So it begins here once, when all is imported and nothing has
been run: a child goes on with it, and what it ran is saved as it ends. Files that it did not run
are left to those who run the tests.
"""

from __future__ import annotations

import os
from typing import NoReturn

import coverage

_leave = os._exit


def _measure(imports: coverage.Coverage) -> None:
    """Ends the measuring of the imports, and begins that of the children."""
    imports.stop()
    imports.save()
    measured = coverage.Coverage(
        data_suffix=True,
        config_file=imports.config.config_file or True,
        source=[],
        include=[f"{folder}/*" for folder in imports.config.source or ()],
    )

    def save_and_leave(status: int) -> NoReturn:
        try:
            measured.stop()
            measured.save()
        finally:
            _leave(status)

    os._exit = save_and_leave  # type: ignore[assignment]
    measured.start()


_imports = coverage.Coverage.current()
if _imports is not None:
    _measure(_imports)
