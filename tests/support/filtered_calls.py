"""Runs the program that looks at calls, as the kernel would."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from pipeline.process.seccomp import build_filter
from pipeline.process.system_calls import ARM64, NUMBERS, X86_64

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


THREAD = 0x3D0F00
