"""How children are started: as copies of a clean process that has imported what they need, or of
this one as long as it may be copied."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from multiprocessing.context import BaseContext
from threading import active_count
from types import ModuleType

from pipeline.process.python_path import start_children_safely
from pipeline.process.sandbox import NO_FOLDERS, FolderRights, count_threads

READING_MODULES = ("pipeline.one_plan.open_plan", "pipeline.one_plan.kept_reading")
"""Modules that children need to read a PDF."""

WAY_MODULES = ("pipeline.one_plan.plan_way",)
"""Modules that children need to go on from what was read of a plan."""

PLAN_MODULES = (*WAY_MODULES, *READING_MODULES)
"""Modules that children need to go the whole way of a plan."""

REPORT_MODULES = ("pipeline.report.build_report", "pipeline.report.preloaded_page")
"""What else they need to make the report."""

PICTURE_MODULES = ("pipeline.one_plan.draw_plan", "extractors.pdf.page_images")
"""What else they need to draw the pictures of a report."""

FORKED_MODULE = "pipeline.one_plan.preloaded_decoders"
"""A module whose import does once what each forked child would do first."""

_IDLE_THREADS = [1]
"""How many threads this process may have while nothing is at work in it: its own, and those that
libraries have started when they were imported."""


def choose_start(
    modules: tuple[str, ...], rights: FolderRights, *, is_first: bool, is_given: bool
) -> BaseContext:
    """How a child is started that needs `modules` and has `rights`, see `ChildProcess`.

    This process may import the modules here, for its copies.
    """
    if is_given:
        return multiprocessing.get_context("fork")
    if not is_first:
        return _get_process_context(modules)
    if not can_be_copied():
        return multiprocessing.get_context("spawn")
    if rights == NO_FOLDERS:  # else this process has no use for them
        _import_for_good(modules)
    return multiprocessing.get_context("fork")


@contextmanager
def start_undisturbed() -> Iterator[None]:
    """What starts in it begins with nothing of this process's main script, current folder, Ctrl-C
    or variables."""
    with start_children_safely(), _hide_main_module(), _hold_interrupts():
        yield


@cache
def _get_process_context(modules: tuple[str, ...]) -> BaseContext:
    """How children are started: forked from a clean process that has only imported modules, since a
    fork of this one might hang.

    That process is the same for all children; it imports the modules of the first call.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*modules, FORKED_MODULE])
    return context


def can_be_copied() -> bool:
    """Whether this process may be copied as it is, which takes the place of the clean process: it
    has done nothing yet that needs a thread. Only Linux tells, and copies safely."""
    is_alone = active_count() == 1 and count_threads() <= _IDLE_THREADS[-1]
    return sys.platform == "linux" and is_alone


def _import_for_good(modules: Sequence[str]) -> None:
    """Imports modules; to look for cycles in what stays anyway takes long.

    The threads that libraries start thereby wait for work, and their copies do without them.
    """
    gc.disable()
    for module in modules:
        import_module(module)
    gc.freeze()
    gc.enable()
    _IDLE_THREADS.append(count_threads())


@contextmanager
def _hold_interrupts() -> Iterator[None]:
    """Delays Ctrl-C until a child has started. Only the parent then gets it, since a signal blocked
    here stays blocked in the child."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _hide_main_module() -> Iterator[None]:
    """Keeps a child from running this process's main script first, with all its imports; jobs are
    in modules."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
