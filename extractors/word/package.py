"""The bytes of a Word file → its parts, opened by python-docx; or why they cannot be."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from lxml import etree
from msgspec import Struct

from extractors.errors import UnreadableWord, describe_error
from extractors.word.word_signature import OLE_SIGNATURE, ZIP_SIGNATURE
from extractors.word_seen.markup import Element, qualified_name

MAX_UNPACKED_BYTES = 200 * 2**20
"""Bytes that a file's parts may unpack to: a plan's text takes one or two million."""

MAX_PARTS = 10_000

_ENCRYPTED_MARK = "EncryptedPackage".encode("utf-16-le")
_STRICT_MARK = b"purl.oclc.org/ooxml"
_DOCTYPE_MARKS = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))

DOCX_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, PythonDocxError, etree.LxmlError, EOFError, OSError),
    *(AttributeError, LookupError, NotImplementedError, RuntimeError, TypeError, ValueError),
)
"""What python-docx, and the libraries that it uses, raise on damaged files."""


class WordFile(Struct, frozen=True):
    """The root elements of a Word file's parts.

    `notes` are its footnotes and endnotes; `pictures` are the bytes of the body's pictures by the
    names that the file has for them.
    """

    body: Element
    styles: Element | None
    numbering: Element | None
    headers_and_footers: tuple[Element, ...]
    notes: tuple[Element, ...]
    pictures: Mapping[str, bytes]


def open_word(data: bytes, name: str) -> WordFile:
    """Opens a Word file; `name` is used in messages. Raises `UnreadableWord`.

    XML entities are never resolved, and nothing outside the file is read.
    """
    _check_kind(data, name)
    try:
        _check_archive(data, name)
        main = OpcPackage.open(io.BytesIO(data)).main_document_part
        root = _get_root(main)
        if root.tag != qualified_name("w:document"):
            raise UnreadableWord(f"{name}: an Office file, but none of Word. Give the .docx file.")
        return WordFile(
            root,
            next(_iter_related_roots(main, RT.STYLES), None),
            next(_iter_related_roots(main, RT.NUMBERING), None),
            (*_iter_related_roots(main, RT.HEADER), *_iter_related_roots(main, RT.FOOTER)),
            (*_iter_related_roots(main, RT.FOOTNOTES), *_iter_related_roots(main, RT.ENDNOTES)),
            {
                name: relation.target_part.blob
                for name, relation in main.rels.items()
                if relation.reltype == RT.IMAGE and not relation.is_external
            },
        )
    except DOCX_ERRORS as error:
        raise UnreadableWord(
            f"{name}: damaged or no Word file ({_describe_error(error)}). "
            "Open it in Word and save it anew as .docx, or give the PDF."
        ) from error


def _check_kind(data: bytes, name: str) -> None:
    if data.startswith(OLE_SIGNATURE):
        if _ENCRYPTED_MARK in data:
            raise UnreadableWord(
                f"{name}: a password is needed to open it. Save a copy without a password."
            )
        raise UnreadableWord(
            f"{name}: a file of an old Office program (.doc). Open it in Word and save it as .docx."
        )
    if not data.startswith(ZIP_SIGNATURE):
        raise UnreadableWord(f"{name}: not a Word file (.docx). Give the file that Word saved.")


def _check_archive(data: bytes, name: str) -> None:
    """Raises `UnreadableWord` before anything is unpacked that could fill the memory."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > MAX_UNPACKED_BYTES or len(entries) > MAX_PARTS:
            raise UnreadableWord(
                f"{name}: it unpacks to {unpacked / 2**20:.0f} MiB in {len(entries)} parts; at "
                f"most {MAX_UNPACKED_BYTES >> 20} MiB in {MAX_PARTS} are read. Save it with "
                "smaller pictures."
            )
        names = [entry.filename for entry in entries]
        if "[Content_Types].xml" not in names:
            raise UnreadableWord(
                f"{name}: a zip archive, but no Word file (no [Content_Types].xml in it). "
                "Give the .docx file."
            )
        for part in names:
            if part.lower().endswith((".xml", ".rels")):
                _check_part(archive.read(part), name, part)


def _check_part(content: bytes, name: str, part: str) -> None:
    # A document type may define entities that unpack to gigabytes, or name files of this machine.
    if any(mark in content for mark in _DOCTYPE_MARKS):
        raise UnreadableWord(
            f"{name}: {part} declares a document type, as no Word file does. Do not trust it; "
            "open it in Word and save it anew as .docx."
        )
    if part == "_rels/.rels" and _STRICT_MARK in content:
        raise UnreadableWord(
            f"{name}: saved as “Strict Open XML”. Save it as “Word document (.docx)”."
        )


def _iter_related_roots(main: Part, relationship: str) -> Iterator[Element]:
    """The roots of the parts that the document refers to for a purpose, in the file's order."""
    for relation in main.rels.values():
        if relation.reltype == relationship and not relation.is_external:
            yield _get_root(relation.target_part)


def _get_root(part: Part) -> Element:
    parsed: Element | None = getattr(part, "element", None)
    return parse_xml(part.blob) if parsed is None else parsed


def _describe_error(error: Exception) -> str:
    return f"{type(error).__name__}: {describe_error(error)}"[:160]
