"""Packed content of a page that is damaged: what can be unpacked before the damage.

Left alone, pdfminer reads on behind the damage, where all is noise. The streams are pdfminer's.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

from extractors.errors import describe_error

PIECE_BYTES = 16
"""Damaged content is unpacked in pieces of so many bytes, until one cannot be."""

UNSURE_BYTES = 512
"""The last bytes unpacked before the damage shows may be noise already: so many are dropped."""

_FLATE_FILTERS = ("FlateDecode", "Fl")


def cut_at_damage(references: Iterable[Any]) -> str:
    """Cuts damaged streams down to what can be unpacked before the damage.

    Returns what zlib says of the damage, an empty text if all streams are whole.
    """
    damage = ""
    for reference in references:
        stream = resolve1(reference)
        if not isinstance(stream, PDFStream) or stream.rawdata is None:
            continue  # without raw data it is known from an earlier page
        filters = stream.get_filters()
        if not filters or getattr(filters[0][0], "name", None) not in _FLATE_FILTERS:
            continue
        data = stream.rawdata
        if stream.decipher and stream.objid is not None and stream.genno is not None:
            data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
        try:
            zlib.decompress(data)
        except zlib.error as error:
            damage = describe_error(error)
            stream.rawdata, stream.decipher = zlib.compress(_unpack_sound_part(data)), None
    return damage


def _unpack_sound_part(data: bytes) -> bytes:
    """What is packed in some bytes, up to the last whole line before they are damaged."""
    unpacker = zlib.decompressobj()
    unpacked = bytearray()
    with suppress(zlib.error):  # told by the caller
        for start in range(0, len(data), PIECE_BYTES):
            unpacked += unpacker.decompress(data[start : start + PIECE_BYTES])
    sound = bytes(unpacked[: max(len(unpacked) - UNSURE_BYTES, 0)])
    return sound[: sound.rfind(b"\n") + 1]
