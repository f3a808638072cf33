"""The calls that a reader may make: their numbers, and the program that looks at each."""

from __future__ import annotations

import errno
import os
import re
import struct
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.process.filter_program import ALLOW, KILL, NOT_PERMITTED, UNKNOWN
from pipeline.process.seccomp import build_filter
from pipeline.process.system_calls import ARM64, NUMBERS, WRITING, X86_64

HEADERS = (
    Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    Path("/usr/include/asm-generic/unistd.h"),
)
OWN, OTHER = 4711, 4712
MACHINES = {"x86-64": (X86_64, 0), "arm64": (ARM64, 1)}
LARGE = 1 << 32


def run(code: bytes, machine: int, number: int, arguments: Sequence[int] = ()) -> int:
    """What the program says to a call, as the kernel would run it."""
    words = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<IIQ6Q", number, machine, 0, *words)
    program = [*struct.iter_unpack("=HBBI", code)]
    value = place = 0
    while True:
        operation, true, false, constant = program[place]
        place += 1
        if operation == 0x20:
            (value,) = struct.unpack_from("<I", data, constant)
        elif operation == 0x54:
            value &= constant
        elif operation == 0x15:
            place += true if value == constant else false
        elif operation == 0x35:
            place += true if value >= constant else false
        else:
            assert operation == 0x06
            return int(constant)


def said(name: str, *arguments: int, writing: bool = False) -> set[int]:
    """What is said to a call by its name, on each machine that has it."""
    found = set()
    for machine, column in MACHINES.values():
        number = NUMBERS[name][column]
        if number is not None:
            code = build_filter(machine, OWN, writing=writing)
            found.add(run(code, machine, number, arguments))
    return found


@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.skipif(not all(map(Path.exists, HEADERS)), reason="the kernel's headers are missing")
def test_the_numbers_are_the_kernels(column: int) -> None:
    defined = re.compile(r"#define __NR(?:3264)?_(\w+)\s+(\d+)$", re.M)
    theirs = {name: int(number) for name, number in defined.findall(HEADERS[column].read_text())}
    if column:
        theirs["newfstatat"] = theirs["fstatat"]
    assert {name: numbers[column] for name, numbers in NUMBERS.items()} == {
        name: theirs.get(name) for name in NUMBERS
    }


THREAD = 0x3D0F00


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("read", ()),
        ("mmap", (0, 1 << 40, 7)),
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


@pytest.mark.parametrize("machine", MACHINES)
def test_no_call_passes_that_is_not_listed(machine: str) -> None:
    kind, column = MACHINES[machine]
    code = build_filter(kind, OWN, writing=False)
    listed = {numbers[column] for name, numbers in NUMBERS.items() if name not in WRITING}
    for number in (*range(700), 0x40000000, 0x40000001, 0x40000000 + 59, 0xFFFFFFFF):
        said = run(code, kind, number)
        if number not in listed:
            assert said in (NOT_PERMITTED, UNKNOWN), number
    assert UNKNOWN & 0xFFFF == errno.ENOSYS


def test_calls_of_another_machine_end_the_process() -> None:
    for machine in (0x40000003, ARM64):  # 32 bits, where call 11 is execve
        assert run(build_filter(X86_64, OWN, writing=False), machine, 11) == KILL


def test_files_are_written_only_where_a_test_measures() -> None:
    create = os.O_RDWR | os.O_CREAT
    for name, arguments in (("openat", (0, 0, create)), ("unlinkat", ()), ("ftruncate", ())):
        assert said(name, *arguments, writing=True) == {ALLOW}
        assert said(name, *arguments) == {NOT_PERMITTED}


def test_a_thread_is_asked_for_in_a_way_that_can_be_looked_at() -> None:
    assert said("clone3") == {UNKNOWN}


@pytest.mark.parametrize("machine", MACHINES)
def test_the_program_is_one_that_the_kernel_takes(machine: str) -> None:
    code = build_filter(MACHINES[machine][0], OWN, writing=True)
    assert len(code) % 8 == 0
    program = [*struct.iter_unpack("=HBBI", code)]
    assert len(program) <= 4096
    for place, (operation, true, false, _) in enumerate(program):
        if operation in (0x15, 0x35):
            assert place + 1 + max(true, false) < len(program)
    assert program[-1][0] == 0x06
