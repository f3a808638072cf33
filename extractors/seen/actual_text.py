"""What a file says that its glyphs stand for (`/ActualText`), where that is not what they show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from extractors.drawing.ruling_lines import bounding_box
from extractors.records.page_marks import PageRemark
from extractors.words.text_layer_quality import count_unmapped

_UNIMPORTANT = re.compile(r"[\s\u00ad\u2010\u2011-]|[\ue000-\uf8ff]")
"""White space, hyphens and signs of symbol fonts: what `/ActualText` is used for."""


def compare_actual_text(
    shown: Sequence[tuple[Any, ...]], replaced: Sequence[tuple[Any, ...]]
) -> Iterator[PageRemark]:
    """A remark for each run of words, as MuPDF gives them, for which a file gives another text.

    Spaces, hyphens and letters that the glyphs do not tell make no difference.
    """
    shown_texts = [word[4] for word in shown]
    replaced_texts = [word[4] for word in replaced]
    # The cheap comparison first: nearly always both are the same.
    if Counter(shown_texts) == Counter(replaced_texts):
        return
    matcher = SequenceMatcher(None, shown_texts, replaced_texts, autojunk=False)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == "equal":
            continue
        printed, said = " ".join(shown_texts[i1:i2]), " ".join(replaced_texts[j1:j2])
        if _UNIMPORTANT.sub("", printed) == _UNIMPORTANT.sub("", said) or count_unmapped(printed):
            continue
        words = shown[i1:i2] or replaced[j1:j2]
        yield PageRemark(
            "text_replaced",
            "The file says that glyphs stand for another text than they show",
            bounding_box([corner for word in words for corner in (word[:2], word[2:4])]),
            f"shown: “{printed}”; said: “{said}”",
        )
