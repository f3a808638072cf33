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
    *("LC_", "PYTHON", "FONTCONFIG_", "XDG_", "COV"),
    *("OMP_", "OPENBLAS_", "MKL_", "MALLOC_", "MIMALLOC_", "ARROW_", "OPENCV_"),
)
"""What the names of others begin with: of languages, Python, fonts, libraries that compute, and of
coverage, which measures children."""


@contextmanager
def pass_on_few_variables() -> Iterator[None]:
    """What is started in it is given only these; on Linux, elsewhere all of them."""
    if sys.platform != "linux":
        yield
        return
    lines = [
        os.fsencode(f"{name}={value}")
        for name, value in os.environ.items()
        if name in NAMES or name.startswith(BEGINNINGS)
    ]
    few = (ctypes.c_char_p * (len(lines) + 1))(*lines, None)
    pointer = ctypes.c_void_p.in_dll(ctypes.CDLL(None), "environ")
    before = pointer.value
    pointer.value = ctypes.addressof(few)
    try:
        yield
    finally:
        pointer.value = before
