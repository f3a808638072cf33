"""Whether bytes are to be read as a Word file, told by their first bytes and not by a name."""

from __future__ import annotations

ZIP_SIGNATURE, OLE_SIGNATURE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a .docx begins, and a .doc or a .docx with a password."""


def is_word_file(data: bytes) -> bool:
    """Whether the bytes begin as Word files do; whether they are one, reading them will tell."""
    return data.startswith((ZIP_SIGNATURE, OLE_SIGNATURE))
