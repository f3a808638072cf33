"""The numbers of the calls are the kernel's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.process.system_calls import NUMBERS

HEADERS = (
    Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    Path("/usr/include/asm-generic/unistd.h"),
)


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
