"""The program that looks at each call, as the kernel runs it."""

from __future__ import annotations

import errno
import struct

import pytest

from pipeline.process.filter_program import KILL, NOT_PERMITTED, UNKNOWN
from pipeline.process.seccomp import build_filter
from pipeline.process.system_calls import ARM64, NUMBERS, WRITING, X86_64
from tests.support.filtered_calls import MACHINES, OWN, run


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
