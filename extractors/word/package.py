"""The bytes of a Word file → its parts, opened by python-docx; or why they cannot be."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from lxml import etree

from extractors.errors import UnreadableWord, one_line
from extractors.word.markup import Element, q
from extractors.word.word_signature import OLE, ZIP

MOST = 200 * 2**20
"""Bytes that a file's parts may unpack to: a plan's text takes one or two million."""

MOST_PARTS = 10_000

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"purl.oclc.org/ooxml"
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))

DOCX_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, PythonDocxError, etree.LxmlError, EOFError, OSError),
    *(AttributeError, LookupError, NotImplementedError, RuntimeError, TypeError, ValueError),
)
"""What python-docx and what it stands on raise on damaged files."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """The roots of a Word file's parts; `running` are its heads and feet, `notes` its foot- and
    endnotes."""

    body: Element
    styles: Element | None
    numbering: Element | None
    running: tuple[Element, ...]
    notes: tuple[Element, ...]


def open_word(data: bytes, name: str) -> WordFile:
    """Opens a Word file; `name` is used in messages. Raises `UnreadableWord`.

    XML entities are never resolved, and nothing outside the file is read.
    """
    _check_kind(data, name)
    try:
        _check_archive(data, name)
        main = OpcPackage.open(io.BytesIO(data)).main_document_part
        root = _root(main)
        if root.tag != q("w:document"):
            raise UnreadableWord(f"{name}: an Office file, but none of Word. Give the .docx file.")
        return WordFile(
            root,
            next(_related(main, RT.STYLES), None),
            next(_related(main, RT.NUMBERING), None),
            (*_related(main, RT.HEADER), *_related(main, RT.FOOTER)),
            (*_related(main, RT.FOOTNOTES), *_related(main, RT.ENDNOTES)),
        )
    except DOCX_ERRORS as error:
        raise UnreadableWord(
            f"{name}: damaged or no Word file ({_why(error)}). Open it in Word and save it anew "
            "as .docx, or give the PDF."
        ) from error


def _check_kind(data: bytes, name: str) -> None:
    if data.startswith(OLE):
        if _ENCRYPTED in data:
            raise UnreadableWord(
                f"{name}: a password is needed to open it. Save a copy without a password."
            )
        raise UnreadableWord(
            f"{name}: a file of an old Office program (.doc). Open it in Word and save it as .docx."
        )
    if not data.startswith(ZIP):
        raise UnreadableWord(f"{name}: not a Word file (.docx). Give the file that Word saved.")


def _check_archive(data: bytes, name: str) -> None:
    """Raises `UnreadableWord` before anything is unpacked that could fill the memory."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > MOST or len(entries) > MOST_PARTS:
            raise UnreadableWord(
                f"{name}: it unpacks to {unpacked / 2**20:.0f} MiB in {len(entries)} parts; at "
                f"most {MOST >> 20} MiB in {MOST_PARTS} are read. Save it with smaller pictures."
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
    if any(mark in content for mark in _DOCTYPES):
        raise UnreadableWord(
            f"{name}: {part} declares a document type, as no Word file does. Do not trust it; "
            "open it in Word and save it anew as .docx."
        )
    if part == "_rels/.rels" and _STRICT in content:
        raise UnreadableWord(
            f"{name}: saved as “Strict Open XML”. Save it as “Word document (.docx)”."
        )


def _related(main: Part, kind: str) -> Iterator[Element]:
    """The roots of the parts that the document refers to for a purpose, in the file's order."""
    for relation in main.rels.values():
        if relation.reltype == kind and not relation.is_external:
            yield _root(relation.target_part)


def _root(part: Part) -> Element:
    known: Element | None = getattr(part, "element", None)
    return parse_xml(part.blob) if known is None else known


def _why(error: Exception) -> str:
    return f"{type(error).__name__}: {one_line(error)}"[:160]
