"""Rules about system calls → a program that the kernel runs before each of them (classic BPF).

The kernel hands the program a `struct seccomp_data`: the call's number, the machine, and six
arguments of 64 bits. A program is a list of instructions with a code, two jumps and a value; jumps
count the instructions that are passed over, and only go forward. See `linux/filter.h`,
`linux/seccomp.h` and https://docs.kernel.org/userspace-api/seccomp_filter.html.
"""

from __future__ import annotations

import errno
import struct
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

_LOAD, _AND, _RETURN = 0x20, 0x54, 0x06
_EQUAL, _AT_LEAST = 0x15, 0x35
_ARCHITECTURE, _NUMBER, _ARGUMENTS = 4, 0, 16

ALLOW = 0x7FFF0000
KILL = 0x80000000
NOT_PERMITTED = 0x00050000 | errno.EPERM
UNKNOWN = 0x00050000 | errno.ENOSYS

_WORD = 0xFFFFFFFF


class Condition(Struct, frozen=True):
    """The condition that an argument, counted from 0, has this value in the bits of `mask`.

    An `int` of C has 32 bits, and anything may stand above them; hence the default mask.
    """

    argument: int
    value: int
    mask: int = _WORD


Conditions = Sequence[Condition]
"""All of them must hold."""

Instruction = tuple[int, int, int, int]
"""Code, jump if true, jump if false, value."""


def build_filter_program(
    architecture: int,
    allowed: Mapping[int, Sequence[Conditions]],
    unknown: Iterable[int],
    newer: int,
) -> bytes:
    """The program that allows only some calls, by their numbers, on a machine of one kind.

    A call is allowed if all conditions of one of its alternatives hold. A refused call fails as not
    permitted. One of `unknown`, or an unlisted one from number `newer` on, fails as not existing,
    since libraries then try another way. A call in the numbers of another machine ends the process.
    """
    code = [(_LOAD, 0, 0, _ARCHITECTURE), (_EQUAL, 1, 0, architecture), _make_return(KILL)]
    code.append((_LOAD, 0, 0, _NUMBER))
    for number in unknown:
        code += [(_EQUAL, 0, 1, number), _make_return(UNKNOWN)]
    for number, alternatives in allowed.items():
        body = [one for conditions in alternatives for one in _build_alternative(conditions)]
        if all(alternatives):
            body.append(_make_return(NOT_PERMITTED))
        code += [(_EQUAL, 0, len(body), number), *body]
    code += [(_AT_LEAST, 0, 1, newer), _make_return(UNKNOWN), _make_return(NOT_PERMITTED)]
    return b"".join(struct.pack("=HBBI", *one) for one in code)


def _build_alternative(conditions: Conditions) -> list[Instruction]:
    """Instructions that allow the call if the conditions hold, and otherwise continue after
    them."""
    code: list[Instruction] = []
    for one in conditions:
        place = _ARGUMENTS + 8 * one.argument
        for shift in (0, 32):  # little-endian: the lower half first
            mask = one.mask >> shift & _WORD
            if mask:
                code.append((_LOAD, 0, 0, place + shift // 8))
                if mask != _WORD:
                    code.append((_AND, 0, 0, mask))
                code.append((_EQUAL, 0, -1, one.value >> shift & _WORD))
    code.append(_make_return(ALLOW))
    return [
        (operation, true, len(code) - 1 - place if false < 0 else false, value)
        for place, (operation, true, false, value) in enumerate(code)
    ]


def _make_return(action: int) -> Instruction:
    return _RETURN, 0, 0, action
