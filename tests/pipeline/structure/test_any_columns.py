"""Any combination of columns, in any order, with any texts, is published: nothing ends a plan."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.records.documents import Cell, Document, Table
from extractors.records.geometry import NO_PAGE, Box
from extractors.records.page_layouts import CellLine, CellPart, TextLine
from extractors.records.page_marks import Word
from extractors.records.read_pages import PageInfo
from pipeline.dataset.build_dataset import build_dataset
from pipeline.publish.build_files import build_folder_files
from pipeline.structure.read_plan import interpret_document
from pipeline.structure.source import PlanSource

ACTIONS = ("Милдеттер", "Иш-чаралар", "Кадамдар", "Маселелер")
OTHERS = (
    *("Мөөнөтү", "Башталышы", "Аяктоосу", "Айы", "Жооптуулар", "Баяндамачы", "Катышуучулар"),
    *("Орду", "Натыйжа", "Көрсөткүч", "Документ", "Каржылоо (миң сом)", "Сумма", "Булагы"),
    *("Эскертүү", "Белги", "Тобокелдик", "Кайда каралат", "Отурум", "I", "II", "IX", ""),
    *("Мөөнөтү жана жооптуулар", "Дата и место", "Бюджет, USD"),
)
TEXTS = st.sampled_from(
    [
        "",
        "+",
        "май",
        "12.10.2025",
        "Декан",
        "5 000 сом",
        "25,5",
        "2 ББП",
        "1-отурум, май",
        "май, Декан",
        "15 мая, актовый зал",
        "Иш",
        "№",
    ]
) | st.text(max_size=12)


def make_document(rows: Sequence[Sequence[str]]) -> Document:
    """A file without pages with one table under a plan's title."""
    cells = []
    count = 0
    for number, texts in enumerate(rows):
        for column, text in enumerate(texts):
            lines = tuple(
                CellLine(line, 10.0, 100.0, 10.0, False)
                for line in text.split("\n")
                if line.strip()
            )
            count += sum(len("".join(line.text.split())) for line in lines)
            part = CellPart(NO_PAGE, Box(column, number, column + 1, number + 1), lines)
            cells.append(Cell(number, column, 1, 1, (part,)))
    title = "2025-26-окуу жылына иш планы"
    count += len("".join(title.split()))
    box = Box(0, 0, 100, 10)
    line = TextLine(NO_PAGE, box, tuple(Word(*box, word) for word in title.split()))
    table = Table(((NO_PAGE, Box(0, 50, 100, 60)),), len(rows), len(rows[0]), tuple(cells))
    page = PageInfo(NO_PAGE, 0.0, 0.0, 0, count)
    return Document((page,), (line,), (table,), (), method="word")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=4, unique=True),
    st.lists(st.sampled_from(OTHERS), min_size=1, max_size=9),
    st.data(),
)
def test_every_row_and_every_text_is_published(
    actions: list[str], others: list[str], data: st.DataObject
) -> None:
    titles = data.draw(st.permutations(["№", "Жооптуу адамдар", *actions, *others]))
    body = data.draw(
        st.lists(st.tuples(*[TEXTS] * len(titles)), min_size=1, max_size=4), label="rows"
    )
    rows = [tuple("".join(text.split()) for text in row) for row in body]
    plan = interpret_document(
        make_document([titles, *rows]), PlanSource("made.docx", "ab" * 32, 1, 0, form="Word file")
    )
    found = build_dataset(plan, plan.vocabulary)
    build_folder_files(found)
    assert found.row_ledger["printed"] == len(rows) + 1
    (section,) = found.sections
    assert len(section.rows) == found.row_ledger["item"]
    printed = " ".join(str(value) for row in section.rows for value in row.values() if value)
    kinds = {cell["row"]: cell["row_kind"] for cell in found.cells}
    for number, texts in enumerate(rows, 2):
        if kinds[number] == "item":
            assert all(text in printed for text in texts if text.isalpha())
