"""What a reader may call, and with which arguments."""

from __future__ import annotations

import os

import pytest

from pipeline.process.filter_program import ALLOW, NOT_PERMITTED, UNKNOWN
from tests.support.filtered_calls import LARGE, OTHER, OWN, THREAD, said


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("read", ()),
        ("mmap", (0, 1 << 40, 7, 0x22)),
        ("mmap", (0, 1 << 40, 1, 0x01)),
        ("openat", (0, 0, os.O_RDONLY | os.O_CLOEXEC)),
        ("clone", (THREAD,)),
        ("kill", (OWN, 2)),
        ("kill", (OWN + LARGE, 2)),  # an `int` of C: the kernel does not look at what is above
        ("tgkill", (OWN, OWN, 6)),
        ("prctl", (15,)),
        ("prlimit64", (0, 7, 0)),
        ("socketpair", (1, 1)),
        ("sendto", (5, 0, 1, 0, 0)),
        ("fcntl", (3, 1)),
    ],
)
def test_what_a_reader_needs_is_allowed(name: str, arguments: tuple[int, ...]) -> None:
    assert said(name, *arguments) == {ALLOW}


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("openat", (0, 0, os.O_WRONLY)),
        ("openat", (0, 0, os.O_RDWR)),
        ("openat", (0, 0, os.O_RDONLY | os.O_CREAT)),
        ("openat", (0, 0, os.O_RDONLY | os.O_TRUNC)),
        ("openat", (0, 0, 3)),  # Linux takes this for neither reading nor writing
        ("mmap", (0, 1 << 30, 3, 0x21)),  # shared with no file: let go of, it is nobody's
        ("mmap", (0, 1 << 30, 3, 0x23)),
        ("mmap", (0, 1 << 30, 3, 0x40022)),  # of the pages that are kept apart
        ("clone", (17,)),  # fork
        ("clone", (0x4111,)),  # vfork
        ("clone", (THREAD | 0x10000000,)),  # a thread with a user namespace of its own
        ("kill", (OTHER, 9)),
        ("kill", (-1 & 0xFFFFFFFF, 9)),
        ("kill", (0, 9)),  # its group, in which the parent is
        ("tgkill", (OTHER, OTHER, 9)),
        ("prctl", (4, 1)),
        ("prctl", (22, 2)),
        ("prlimit64", (OTHER, 7, 0)),
        ("prlimit64", (0, 7, 1)),
        ("prlimit64", (0, 7, LARGE)),  # a pointer is looked at as a whole
        ("socketpair", (16, 3)),
        ("sendto", (5, 0, 1, 0, LARGE)),
        ("fcntl", (3, 8, OTHER)),  # F_SETOWN: signals for another
        ("ioctl", (0, 0x5412)),  # TIOCSTI: types into a terminal
    ],
)
def test_the_same_call_with_other_arguments_is_not(name: str, arguments: tuple[int, ...]) -> None:
    assert said(name, *arguments) == {NOT_PERMITTED}


def test_files_are_written_only_where_a_test_measures() -> None:
    create = os.O_RDWR | os.O_CREAT
    for name, arguments in (("openat", (0, 0, create)), ("unlinkat", ()), ("ftruncate", ())):
        assert said(name, *arguments, writing=True) == {ALLOW}
        assert said(name, *arguments) == {NOT_PERMITTED}


def test_a_thread_is_asked_for_in_a_way_that_can_be_looked_at() -> None:
    assert said("clone3") == {UNKNOWN}
