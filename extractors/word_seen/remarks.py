"""Remarks on a Word file: what of it is not read, and what was read in one of two ways."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.records.documents import ReaderNote
from extractors.word_seen.markup import CELL_TAG, Element, iter_printed_tree, qualified_name

TRACKED_CHANGES_CODE = "tracked_changes"
PICTURE_UNREAD_CODE, PICTURE_READ_CODE = "picture_unread", "ink_recognised"
"""The kinds of remark."""

MAX_DETAIL_CHARS = 500
"""At most so many characters of what was deleted are quoted."""

_INSERTED_TAGS = frozenset(map(qualified_name, ("w:ins", "w:moveTo", "w:cellIns")))
_DELETED_TAGS = frozenset(map(qualified_name, ("w:del", "w:moveFrom", "w:cellDel")))
PICTURE_TAGS = frozenset(
    map(
        qualified_name,
        (
            *("pic:pic", "v:imagedata", "v:textpath", "w:object", "c:chart", "dgm:relIds"),
            "w:altChunk",
        ),
    )
)
"""Elements that show something that is no text of the file."""

_FRAME_TAGS = frozenset(map(qualified_name, ("wp:inline", "wp:anchor")))


def find_remarks(body: Element) -> Iterator[ReaderNote]:
    """The remarks on a document's body; pictures in cells are told where those are read."""
    inserted = sum(1 for _ in body.iter(*_INSERTED_TAGS))
    deleted = sum(1 for _ in body.iter(*_DELETED_TAGS))
    if inserted or deleted:
        deleted_text = " ".join(
            " ".join(one.text or "" for one in body.iter(qualified_name("w:delText"))).split()
        )
        message = f"Tracked changes taken as accepted: {inserted} inserted, {deleted} deleted"
        yield ReaderNote(
            TRACKED_CHANGES_CODE,
            message,
            f"deleted: {deleted_text[:MAX_DETAIL_CHARS]}" if deleted_text else None,
        )
    picture_names = list(_iter_picture_names(body))
    if picture_names:
        named = ", ".join(filter(None, picture_names))
        message = f"{len(picture_names)} picture(s) or embedded object(s) whose text is not read"
        yield ReaderNote(PICTURE_UNREAD_CODE, message, named[:MAX_DETAIL_CHARS] or None)


def _iter_picture_names(body: Element) -> Iterator[str]:
    """The name of each picture outside of tables, empty where it has none."""
    for element in iter_printed_tree(body):
        if element.tag in PICTURE_TAGS:
            ancestor_tags = {one.tag for one in element.iterancestors()}
            if not ancestor_tags & (PICTURE_TAGS | {CELL_TAG}):
                yield get_picture_name(element)


def get_picture_name(element: Element) -> str:
    """The name or description of a picture, or what it writes in ornamental letters."""
    letters = element.get("string")
    if letters:
        return str(letters)
    frame = next((one for one in element.iterancestors() if one.tag in _FRAME_TAGS), None)
    properties = None if frame is None else frame.find(qualified_name("wp:docPr"))
    if properties is None:
        return ""
    return " ".join((properties.get("descr") or properties.get("name") or "").split())
