"""The files that a process may open while it reads a plan: its own code, and what libraries look
up."""

from __future__ import annotations

import os
import site
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.process.python_path import OWN, list_named_variables

PACKAGES = ("extractors", "normalizers", "pipeline")

SYSTEM = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/nix/store",
    "/etc/ld.so.cache",
    "/etc/ssl/openssl.cnf",
    "/dev/urandom",
    "/sys/devices/system/cpu",
)
"""Shared libraries, and what they read when they are loaded."""

TESSDATA = (
    "/usr/share/tesseract-ocr",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)
"""Where Tesseract's data usually lies."""

_TESSDATA_PREFIX = "TESSDATA_PREFIX"


def list_readable_files() -> list[Path]:
    """Files, and folders with all that is in them; some may be missing."""
    return [*dict.fromkeys(map(Path, _iter_paths()))]


def _iter_paths() -> Iterator[str | Path]:
    for package in PACKAGES:
        yield OWN / package
    yield from _iter_libraries()
    yield from SYSTEM
    yield from TESSDATA
    if prefix := os.environ.get(_TESSDATA_PREFIX):
        yield prefix


def _iter_libraries() -> Iterator[str | Path]:
    """Yields the folders of Python's modules. The folder of ishplan's own packages is not among
    them: in a checkout, plans and output lie there too."""
    for prefix in {sys.prefix, sys.base_prefix}:
        yield Path(prefix) / "lib"
        yield Path(prefix) / "lib64"
    yield Path(os.__file__).parent  # `sysconfig` would take longer to say so than all the rest
    yield from site.getsitepackages()
    if site.ENABLE_USER_SITE:
        yield site.getusersitepackages()
    yield from (entry for entry in sys.path if entry.endswith(("site-packages", "dist-packages")))
    yield from (entry for entry in list_named_variables(os.environ) if Path(entry).resolve() != OWN)
