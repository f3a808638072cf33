"""What of a Word file is not read, or was read in one of two ways, for people to know."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.records import Remark
from extractors.word.markup import Element, everything, q

CHANGED, UNREAD = "tracked_changes", "picture_unread"
"""The kinds of remark."""

MOST = 500
"""Characters of what was deleted that are told."""

_INSERTED = frozenset(map(q, ("w:ins", "w:moveTo", "w:cellIns")))
_DELETED = frozenset(map(q, ("w:del", "w:moveFrom", "w:cellDel")))
_PICTURES = frozenset(
    map(q, ("pic:pic", "v:imagedata", "w:object", "c:chart", "dgm:relIds", "w:altChunk"))
)
_NAMED = frozenset(map(q, ("wp:inline", "wp:anchor")))


def remarks(body: Element) -> Iterator[Remark]:
    """The remarks on a document's body."""
    inserted = sum(1 for _ in body.iter(*_INSERTED))
    deleted = sum(1 for _ in body.iter(*_DELETED))
    if inserted or deleted:
        gone = " ".join(" ".join(one.text or "" for one in body.iter(q("w:delText"))).split())
        told = f"Tracked changes taken as accepted: {inserted} inserted, {deleted} deleted"
        yield Remark(CHANGED, told, f"deleted: {gone[:MOST]}" if gone else None)
    pictures = list(_pictures(body))
    if pictures:
        names = ", ".join(filter(None, pictures))
        told = f"{len(pictures)} picture(s) or embedded object(s) whose text is not read"
        yield Remark(UNREAD, told, names[:MOST] or None)


def _pictures(body: Element) -> Iterator[str]:
    """The name of each picture, empty where it has none."""
    for element in everything(body):
        if element.tag in _PICTURES:
            above = {one.tag for one in element.iterancestors()}
            if not above & _PICTURES:
                yield _name(element)


def _name(element: Element) -> str:
    frame = next((one for one in element.iterancestors() if one.tag in _NAMED), None)
    named = None if frame is None else frame.find(q("wp:docPr"))
    if named is None:
        return ""
    return " ".join((named.get("descr") or named.get("name") or "").split())
