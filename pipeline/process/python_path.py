"""Keeps the current folder off Python's module path.

Plans come in folders, and such a folder may hold a `numpy.py`. Python puts the current folder first
on its path unless it runs a script (with `python -c`, `python -m`, in a session), and starts the
children of `multiprocessing` in this way. What the user names in `PYTHONPATH` stays, except empty
entries, which Python takes for the current folder although nobody means that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from pipeline.process.child_environment import pass_on_few_variables

OWN = Path(__file__).resolve().parents[2]
"""The folder that holds the packages of ishplan."""

_SAFE, _PATH = "PYTHONSAFEPATH", "PYTHONPATH"
_lock = RLock()


def forget_current_folder() -> None:
    """Takes the current folder off this process's path, unless it is trusted: named in
    `PYTHONPATH`, or the folder of the running script or of ishplan itself."""
    here = _resolve_path(Path.cwd())
    trusted = {_resolve_path(Path(entry)) for entry in list_named_variables(os.environ)} | {OWN}
    script = getattr(sys.modules.get("__main__"), "__file__", None)
    if script and not _is_module(sys.modules["__main__"]):
        trusted.add(_resolve_path(Path(script).parent))
    sys.path[:] = [entry for entry in sys.path if _may_stay(entry, here, trusted)]


@contextmanager
def start_children_safely() -> Iterator[None]:
    """What starts in it, in any thread, never has the current folder on its path, nor variables
    that are none of its business.

    Python passes this setting on to its children in the environment.
    """
    with _lock:  # while another thread starts a child, the main module is not what it was
        forget_current_folder()
        before = {name: os.environ.get(name) for name in (_SAFE, _PATH)}
        wanted = {_SAFE: "1", _PATH: os.pathsep.join(list_named_variables(os.environ)) or None}
        try:
            _set_variables(wanted)
            with pass_on_few_variables():
                yield
        finally:
            _set_variables(before)


def list_named_variables(environment: Mapping[str, str]) -> list[str]:
    """The folders that `PYTHONPATH` names, without its empty entries."""
    return [entry for entry in environment.get(_PATH, "").split(os.pathsep) if entry]


def _set_variables(variables: Mapping[str, str | None]) -> None:
    """Sets only variables that differ, since native code may be reading them at the same time."""
    for name, value in variables.items():
        if os.environ.get(name) == value:
            continue
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


def _may_stay(entry: str, here: Path, trusted: Iterable[Path]) -> bool:
    if not Path(entry).is_absolute():
        return False
    folder = _resolve_path(Path(entry))
    return folder != here or folder in trusted


def _is_module(main: object) -> bool:
    """Whether the program was started as a module (`python -m`), which was found on the path."""
    return getattr(main, "__spec__", None) is not None


def _resolve_path(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:  # removed, or a loop of links
        return path
