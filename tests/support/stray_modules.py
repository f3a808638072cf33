"""A folder in which a module lies for every name that Python could be asked to import."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

OWN = ("extractors", "normalizers", "pipeline", "tests", "sitecustomize", "usercustomize")


def strew(folder: Path, mark: Path) -> None:
    """Puts the modules there; one that is run adds its name to the file `mark`."""
    code = f"open({str(mark)!r}, 'a').write(__name__ + '\\n')\n"
    for name in _list_module_names():
        (folder / f"{name}.py").write_text(code, encoding="utf-8")


@cache
def _list_module_names() -> tuple[str, ...]:
    names = {*sys.stdlib_module_names, *packages_distributions(), *OWN}
    return tuple(filter(str.isidentifier, names))


def were_run(mark: Path) -> list[str]:
    """The names of those that were run."""
    return mark.read_text().split() if mark.exists() else []
