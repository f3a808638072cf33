"""Pictures in a Word file: which one a place shows, how wide, and what is recognised in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from extractors.word_seen.markup import Element, iter_printed_tree, qualified_name

EMU_PER_PT = 12_700
"""Word's units of a drawing's size in a point."""

_INLINE_TAG, _EXTENT_TAG, _PICTURE_TAG = map(qualified_name, ("wp:inline", "wp:extent", "pic:pic"))
_BLIP_TAG, _EMBED_NAME = qualified_name("a:blip"), qualified_name("r:embed")


class PictureReading(NamedTuple):
    """What is recognised in a picture: its lines, how sure the least sure word is, from 0 to 1, and
    whether all is sure enough to be taken for what is printed."""

    lines: tuple[str, ...]
    confidence: float
    is_sure: bool


ReadPicture = Callable[[bytes, float], PictureReading | None]
"""Recognises a picture, shown so many points wide; None where that is not possible."""


class ShownPicture(NamedTuple):
    """A picture that stands in the text: the file's name for its bytes, its width in points."""

    relation: str
    width: float


def read_no_picture(_content: bytes, _width: float) -> PictureReading | None:
    """Recognises nothing: for files whose pictures are only remarked on."""
    return None


class PictureTexts(NamedTuple):
    """The bytes of a part's pictures by the file's names for them, and what recognises them."""

    contents: Mapping[str, bytes]
    read_picture: ReadPicture

    def recognise(self, picture: Element) -> PictureReading | None:
        """What an element that shows a picture says; None where that is not known."""
        shown = find_shown_picture(picture)
        content = None if shown is None else self.contents.get(shown.relation)
        if shown is None or content is None:
            return None
        return self.read_picture(content, shown.width)


NO_PICTURE_TEXTS = PictureTexts({}, read_no_picture)
"""Used where pictures are only remarked on."""


def find_shown_picture(picture: Element) -> ShownPicture | None:
    """The picture in an element that shows one; None for one that floats over the page.

    That may be a seal or a signature, and does not stand in the cell that it is anchored to.
    """
    if picture.tag != _PICTURE_TAG:
        return None
    frame = next((one for one in picture.iterancestors() if one.tag == _INLINE_TAG), None)
    blip = next((one for one in iter_printed_tree(picture) if one.tag == _BLIP_TAG), None)
    if frame is None or blip is None:
        return None
    extent = frame.find(_EXTENT_TAG)
    width = str(extent.get("cx", "")) if extent is not None else ""
    relation = str(blip.get(_EMBED_NAME, ""))
    return ShownPicture(relation, int(width) / EMU_PER_PT) if width.isdecimal() else None
