"""Whether a row is a total: it says so, and otherwise holds only sums."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.letters.confusables import fold_to_russian_keyboard

MAX_TOTAL_TEXTS = 3
"""The most texts in a row of totals."""

_MULTIPLIER = r"(?:м[иы]н|тыс(?:яч\w*)?|млн|млрд|милл?ион\w*|миллиард\w*)"
"""The words are folded, so that ң is н."""
_TOTAL = re.compile(
    r"(?:(?:бардыгы|жалпы(?:сы(?:нан)?)?|баары|барлыгы|жыйынтыгы|жыйынтык|итого|всего|общая|общий)"
    r"(?:\s+(?:сумма(?:сы)?|баасы|болуп|болжол|чыгым\w*|каражат\w*|объем|боюнча|по|за|на|плану|"
    r"разделу|год|жыл\w*|болум\w*|сом|к|оплате|расход\w*|финансировани\w*|каржы\w*|[ivx\d]+))*)"
    rf"\s*[:.–—-]*\s*(?:[\d\s.,]*{_MULTIPLIER}?\.?\s*(?:сом\w*)?)?\.?"
)
_NAMED_TOTAL = re.compile(r"(?:бардыгы|барлыгы|жыйынтыгы|итого|всего)(?:[\s:,–—-].{0,70})?")
"""A total that also names what it is of; it only counts if all other texts are sums."""

_TOTAL_WORD = re.compile(r"бардыгы|жалпы|баары|барлыгы|жыйынты|итого|всего|общ")
_AMOUNT_ONLY = re.compile(rf"[\d\s.,–—-]*{_MULTIPLIER}?\.?\s*(?:сом\w*)?\.?")
_NO_AMOUNT = re.compile(r"(?:19|20)\d\d\.?|\d{1,2}\.\d{1,2}(?:\.\d{2,4})?\.?|\d+\s*[–—-]\s*\d+")
"""A year, a date or a span: such a row says when, not how much."""


def are_texts_of_total(texts: Sequence[str]) -> bool:
    """Whether the texts of a row are a total: its bare name and otherwise only sums."""
    return len(texts) > 1 and find_total(texts, may_be_named=False) is not None


def find_total(texts: Sequence[str], *, may_be_named: bool) -> str | None:
    """The name of the total in a row's texts; None if the row is no total, that is, unless all
    others are sums."""
    folded = [_fold(text) for text in texts]
    if len(folded) > MAX_TOTAL_TEXTS or not any(map(_TOTAL_WORD.match, folded)):
        return None
    names = [text for text in folded if _TOTAL.fullmatch(text)]
    if not names and len(folded) > 1 and may_be_named:
        names = [text for text in folded if _NAMED_TOTAL.fullmatch(text)]
    others = [text for text in folded if text not in names]
    is_total = len(names) == 1 and all(map(_is_amount, others))
    return names[0] if is_total else None


def _is_amount(text: str) -> bool:
    return bool(_AMOUNT_ONLY.fullmatch(text)) and not _NO_AMOUNT.fullmatch(text)


def _fold(text: str) -> str:
    return " ".join(fold_to_russian_keyboard(text).split())
