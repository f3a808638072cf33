"""Records as bytes, and bytes as records: MessagePack, decoded by declared types.

Decoding makes only what the type says: numbers, texts in UTF-8, bytes, and records of these, each
field within the limits of its type. Nothing in the bytes names a class or calls anything, so they
may come from a process that a hostile file has taken over.
"""

from __future__ import annotations

import zlib
from collections import Counter
from functools import cache
from typing import Annotated, Any, TypeVar, cast, get_origin

import msgspec
from msgspec import Struct

from extractors.errors import describe_error

T = TypeVar("T")

Short = Annotated[str, msgspec.Meta(max_length=1_000)]
"""A name, or a line of text."""

Count = Annotated[int, msgspec.Meta(ge=0, le=1 << 40)]
"""A number of things."""

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]{1,250}\Z")]
"""An institution as its folder is named."""

Hash = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
"""A sha256, hex."""


class MostBytes(Struct, frozen=True):
    """Beside an answer's type: how long it may be, where it is many small records.

    Decoded these take many times the memory of their bytes.
    """

    count: int


class GarbledAnswer(Exception):
    """Bytes are not what they should be; the message says where and why."""


def encode_message(thing: object) -> bytes:
    """A record as bytes; its type is needed to decode it."""
    return msgspec.msgpack.encode(thing, enc_hook=_to_plain)


def decode_message(data: bytes, kind: Any) -> Any:
    """The record in the bytes; raises `GarbledAnswer` if they do not hold one of this type."""
    try:
        return get_decoder(kind).decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise GarbledAnswer(describe_error(error)[:200]) from error


def pack_record(thing: object) -> bytes:
    """A record in few bytes, to be kept or passed on."""
    return zlib.compress(encode_message(thing), 1)


def unpack_record(data: bytes, kind: type[T], most: int) -> T:
    """The record in packed bytes, which unpack to at most `most` bytes; raises `GarbledAnswer`
    otherwise."""
    stream = zlib.decompressobj()
    try:
        whole = stream.decompress(data, most)
    except zlib.error as error:
        raise GarbledAnswer(str(error)) from error
    if not stream.eof:
        raise GarbledAnswer(f"more than {most} bytes, or not whole")
    return cast("T", decode_message(whole, kind))


@cache
def get_decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    """The decoder for a type; making it the first time takes long."""
    return msgspec.msgpack.Decoder(kind, dec_hook=_build_object)


def _build_object(kind: Any, plain: object) -> object:
    """Builds what MessagePack has no type for: a `Counter` of texts."""
    if get_origin(kind) is Counter:
        return Counter(msgspec.convert(plain, dict[str, Count]))
    raise NotImplementedError(f"no way to decode {kind}")


def _to_plain(thing: Any) -> object:
    """A mapping of another class as a `dict`."""
    return dict(thing)
