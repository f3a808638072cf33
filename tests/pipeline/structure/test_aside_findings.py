"""What is kept apart from a page's text is told, and counted by the ledger."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.records.documents import Document
from extractors.records.geometry import Box
from extractors.records.page_marks import AsideText, PageRemark
from extractors.records.read_pages import PageInfo
from pipeline.outline.sections import build_outline
from pipeline.structure.aside_findings import find_aside_texts
from pipeline.structure.character_ledger import check_ledger, count_characters

AT = Box(10, 20, 50, 30)


def document_of(*pages: Sequence[AsideText | PageRemark]) -> Document:
    """A document of pages on which nothing else is printed."""
    sheets = []
    for number, told in enumerate(pages, 1):
        texts = tuple(one for one in told if isinstance(one, AsideText))
        remarks = tuple(one for one in told if isinstance(one, PageRemark))
        count = sum(len(t.text.replace(" ", "")) for t in texts if t.kind != "annotation")
        sheets.append(PageInfo(number, 200, 300, 0, count, aside_texts=texts, remarks=remarks))
    return Document(tuple(sheets), (), (), ())


def test_unseen_and_struck_text_is_told_with_its_place_and_reason() -> None:
    hidden = AsideText(AT, "900 миң сом", "unseen", "under a fill")
    struck = AsideText(AT, "120 миң сом", "struck", "struck out")
    found = {one.code: one for one in find_aside_texts(document_of([hidden, struck]))}
    assert set(found) == {"text_unseen", "text_struck"}
    assert found["text_unseen"].detail == "900 миң сом"
    assert "under a fill, at 10–50 pt from the left" in found["text_unseen"].message
    assert found["text_struck"].page == 1


def test_the_same_at_the_same_place_of_pages_is_one_finding_and_elsewhere_another() -> None:
    stamp = AsideText(AT, "APPROVED", "annotation", "an annotation (Stamp)")
    below = stamp._replace(box=Box(10, 200, 50, 210))
    found = list(find_aside_texts(document_of([stamp, below], [stamp], [stamp])))
    assert [one.page for one in found] == [1, 1]
    assert "and on 2 more page(s)" in found[0].message
    assert "more page" not in found[1].message


def test_a_mark_is_told_with_its_note() -> None:
    mark = AsideText(AT, "1", "note_mark", "a raised mark", "кийин такталат")
    (finding,) = find_aside_texts(document_of([mark]))
    assert finding.detail == "1: кийин такталат"


def test_a_remark_is_a_finding_of_its_own_code() -> None:
    remark = PageRemark("ink_unread", "Ink that is no text is not read: a picture", AT, None)
    (finding,) = find_aside_texts(document_of([], [remark]))
    assert (finding.code, finding.severity, finding.page) == ("ink_unread", "error", 2)


def test_the_ledger_counts_what_is_unseen_apart() -> None:
    told = [
        AsideText(AT, "900 миң", "unseen", "transparent"),
        AsideText(AT, "ab", "double", "printed twice"),
        AsideText(AT, "скан", "layer", "printed invisibly"),
        AsideText(AT, "120", "struck", "struck out"),
        AsideText(AT, "APPROVED", "annotation", "an annotation (Stamp)"),
    ]
    document = document_of(told)
    (page,) = count_characters(document, build_outline(document))
    check_ledger([page], "plan.pdf")
    assert (page["unseen"], page["finding"], page["printed"]) == (6 + 2 + 4, 3, 15)
