"""Records as bytes, and bytes from whoever as records: MessagePack, decoded by the types declared.

Decoding makes nothing but what the type says: numbers, texts in UTF-8, bytes, and the records made
of them, each field with the limits that its type has. Nothing in the bytes names a class or calls
anything, so that they may come from a process that a hostile file has taken over.
"""

from __future__ import annotations

import zlib
from collections import Counter
from functools import cache
from typing import Annotated, Any, TypeVar, cast, get_origin

import msgspec

T = TypeVar("T")

Short = Annotated[str, msgspec.Meta(max_length=1_000)]
"""A name, or a line of text."""

Count = Annotated[int, msgspec.Meta(ge=0, le=1 << 40)]
"""How many there are of something."""

Hash = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
"""A sha256, hex."""


class Garbled(Exception):
    """Bytes are not what they should be; says where and why."""


def encoded(thing: object) -> bytes:
    """A record as bytes, to be decoded as the type that it has."""
    return msgspec.msgpack.encode(thing, enc_hook=_plain)


def decoded(data: bytes, kind: Any) -> Any:
    """The record in the bytes; raises `Garbled` where they do not hold one of this type."""
    try:
        return _decoder(kind).decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise Garbled(" ".join(str(error).split())[:200]) from error


def packed(thing: object) -> bytes:
    """A record as few bytes, to be kept or passed on."""
    return zlib.compress(encoded(thing), 1)


def unpacked(data: bytes, kind: type[T], most: int) -> T:
    """The record in what was packed, of `most` bytes; raises `Garbled` as `decoded` does."""
    stream = zlib.decompressobj()
    try:
        whole = stream.decompress(data, most)
    except zlib.error as error:
        raise Garbled(str(error)) from error
    if not stream.eof:
        raise Garbled(f"more than {most} bytes, or not whole")
    return cast("T", decoded(whole, kind))


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind, dec_hook=_made)


def _made(kind: Any, plain: object) -> object:
    """What no plain type stands for: counts of texts."""
    if get_origin(kind) is Counter:
        return Counter(msgspec.convert(plain, dict[str, Count]))
    raise NotImplementedError(f"no way to decode {kind}")


def _plain(thing: Any) -> object:
    """A mapping that is no `dict`, as one."""
    return dict(thing)
