"""Which variables of the environment a child is given: keys and passwords may be among the others.

`multiprocessing` gives its children all that there are, and what is set by `os.environ` is set for
every thread. So the C library's pointer to them leads elsewhere while a child is started: whatever
another thread looks up just then finds either all or few, and nothing is freed or moved.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

NAMES = frozenset(
    (
        *("HOME", "PATH", "TZ", "TMPDIR", "TEMP", "TMP"),
        *("LANG", "LANGUAGE", "LOCPATH", "LD_LIBRARY_PATH", "LD_PRELOAD", "TESSDATA_PREFIX"),
    )
)
"""The variables that a child is given if they are set."""

BEGINNINGS = (
    *("LC_", "PYTHON", "XDG_", "COV"),
    *("OMP_", "OPENBLAS_", "MKL_", "MALLOC_", "MIMALLOC_", "ARROW_", "OPENCV_"),
)
"""What the names of others begin with: of languages, Python, libraries that compute, and of
coverage, which measures children."""


_whole: list[int] = []
"""Where the variables of this process lie, while few are passed on."""


@contextmanager
def pass_on_few_variables() -> Iterator[None]:
    """What is started in it is given only these; on Linux, elsewhere all of them."""
    if sys.platform != "linux":
        yield
        return
    lines = [
        os.fsencode(f"{name}={os.environ[name]}") for name in os.environ if _is_passed_on(name)
    ]
    few = (ctypes.c_char_p * (len(lines) + 1))(*lines, None)
    pointer = ctypes.c_void_p.in_dll(ctypes.CDLL(None), "environ")
    before = pointer.value or 0
    _whole.append(before)
    pointer.value = ctypes.addressof(few)
    try:
        yield
    finally:
        pointer.value = before
        _whole.clear()


def wipe_variables() -> None:
    """Overwrites what a copy of a process was not passed on: it has all the memory of that."""
    for whole in _whole:
        lines = (ctypes.c_void_p * _count_lines(whole)).from_address(whole)
        for line in lines:
            text = ctypes.string_at(line or 0)
            if not _is_passed_on(os.fsdecode(text.partition(b"=")[0])):
                ctypes.memset(line or 0, 0, len(text))
        held = os.environ._data  # type: ignore[attr-defined] # Python's own copies
        for key in [key for key in held if not _is_passed_on(os.fsdecode(key))]:
            value = held.pop(key)
            if len(value) > 1:  # Python has one object for all others
                ctypes.memset(id(value) + bytes.__basicsize__ - 1, 0, len(value))
    _whole.clear()


def _count_lines(array: int) -> int:
    count = 0
    while ctypes.c_void_p.from_address(array + count * ctypes.sizeof(ctypes.c_void_p)).value:
        count += 1
    return count


def _is_passed_on(name: str) -> bool:
    return name in NAMES or name.startswith(BEGINNINGS)
