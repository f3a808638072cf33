"""Laws that hold for any text: nothing is lost or doubled, and no sureness is beyond its bounds."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from extractors.errors import UnreadableText
from extractors.records.documents import Document
from extractors.records.geometry import NO_PAGE
from pipeline.plain_text.text_reader import read_plain_text
from tests.support.made_text import COUNCIL, STRATEGY, text
from tests.support.repository import TEST_DATA
from tests.support.tables import placed_glyphs

DUMP = (TEST_DATA / "text/2025-26.txt").read_text(encoding="utf-8")
LINES = DUMP.split("\n")
HEADERS = [text(COUNCIL), text(STRATEGY)]


def check(found: Document) -> None:
    """What holds for every document of a bare text."""
    (sheet,) = found.pages
    assert (sheet.number, found.method) == (NO_PAGE, "inferred")
    assert placed_glyphs(found) == {NO_PAGE: sheet.char_count}
    for table in found.tables:
        taken = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.rowspan)
            for column in range(cell.column, cell.column + cell.colspan)
        ]
        every = [
            (row, column) for row in range(table.row_count) for column in range(table.column_count)
        ]
        assert sorted(taken) == every
        assert all(0 <= cell.confidence <= 1 for cell in table.cells)
        order = [(cell.row, cell.column) for cell in table.cells]
        assert order == sorted(order)


@st.composite
def cut_and_shuffled(draw: st.DrawFn) -> str:
    """Runs of a dump's lines in any order, some twice, some lines cut or put together."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    longest = draw(st.sampled_from([1, 8, 40]))
    end = draw(st.sampled_from(["\n", "\n", "\n\f"]))
    out: list[str] = [chance.choice(HEADERS)] if draw(st.booleans()) else []
    while sum(one.count("\n") for one in out) < 100:
        at = chance.randrange(len(LINES))
        run = LINES[at : at + chance.randint(1, longest)]
        if chance.random() < 0.2:
            run = [line[: chance.randint(0, len(line))] for line in run]
        joint = " " if chance.random() < 0.1 else "\n"
        out += [joint.join(run) + chance.choice([end, "\n", "\n\n"])] * chance.choice([1, 1, 1, 2])
        if chance.random() < 0.1:
            out.append(chance.choice(HEADERS))
    return "".join(out)


@given(cut_and_shuffled())
@examples(max_examples=50)
def test_any_text_is_read_whole_or_refused(printed: str) -> None:
    try:
        found = read_plain_text(printed.encode(), "made.txt")
    except UnreadableText as error:
        assert str(error).startswith("made.txt: ")
    else:
        check(found)


@given(
    st.sampled_from(HEADERS),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n")),
)
@examples(max_examples=50)
def test_any_letters_under_a_header(header: str, printed: str) -> None:
    check(read_plain_text(f"{header}{printed}".encode(), "made.txt"))


def test_a_dump_is_read_whole(dump: Document) -> None:
    check(dump)
    assert [table.column_count for table in dump.tables] == [3, *[7] * 7, 5]
    assert (dump.furniture, dump.reader_notes) == ((), ())


@pytest.mark.parametrize("printed", ["Кат", "№\n", text(COUNCIL), text(STRATEGY, STRATEGY)])
def test_the_smallest_texts(printed: str) -> None:
    check(read_plain_text(printed.encode(), "made.txt"))


def test_running_lines_are_furniture() -> None:
    pages = [DUMP[at : at + 900] + f"\n{page}\n" for page, at in enumerate(range(0, 3600, 900), 1)]
    found = read_plain_text("\f".join(pages).encode(), "made.txt")
    check(found)
    assert [line.text for line in found.furniture] == ["1", "2", "3", "4"]


def test_a_guessed_encoding_is_told() -> None:
    found = read_plain_text(
        text(COUNCIL, "1.", "План работы", "Ректор").encode("cp1251", "replace"), "a"
    )
    check(found)
    assert [remark.code for remark in found.reader_notes] == ["encoding_guessed"]


def test_lines_in_disorder_are_told() -> None:
    body = [line for line in LINES[300:700] if line.strip()]
    random.Random(7).shuffle(body)
    found = read_plain_text(text(STRATEGY, *body[:150]).encode(), "made.txt")
    check(found)
    (remark,) = found.reader_notes
    assert remark.code == "text_disordered"
    share = int(remark.message.partition("%")[0]) / 100
    (table,) = found.tables
    filled = [cell.confidence for cell in table.cells if cell.row and not cell.is_empty]
    assert max(filled) <= 1 - share + 0.01


def test_columns_side_by_side_are_refused() -> None:
    printed = "\n".join(f"{number}.     Иш планын бекитүү      Ректор" for number in range(20))
    with pytest.raises(UnreadableText, match="side by side"):
        read_plain_text(printed.encode(), "made.txt")


def test_a_text_that_was_wrapped_anew_is_refused() -> None:
    words = DUMP.split()
    wrapped = [""]
    for word in words[:1500]:
        if len(wrapped[-1]) + len(word) >= 72:
            wrapped.append("")
        wrapped[-1] += f" {word}"
    with pytest.raises(UnreadableText, match="wrapped anew"):
        read_plain_text("\n".join(wrapped).encode(), "made.txt")
