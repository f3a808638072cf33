"""Where Python looks for modules: never in the folder that it was called in.

Plans come with folders, and a folder may hold a `numpy.py`. Python puts the current folder first on
its path wherever it is not run on a script (`python -c`, `python -m`, a session), and so it starts
the children of `multiprocessing`. What the user himself names in `PYTHONPATH` stays, but for empty
entries, which Python takes for the current folder and nobody means.
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
    """Takes the current folder off this process's path, for good, unless somebody vouches for it:
    the user by `PYTHONPATH`, the script that is run and lies in it, or ishplan itself."""
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

    Python passes its settings on to the children that it starts by the environment.
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
    """Sets those variables that differ, and as seldom as can be: native code may be reading."""
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
    """Whether the program was named as a module (`python -m`), which the path led to."""
    return getattr(main, "__spec__", None) is not None


def _resolve_path(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:  # removed, or a loop of links
        return path
