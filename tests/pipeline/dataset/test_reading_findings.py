"""What a person should look at in the reading of a plan's tables."""

from __future__ import annotations

from hashlib import sha256

import pymupdf
import pytest

from extractors.pdf.pymupdf_reader import PyMuPdfReader
from pipeline.dataset.build_dataset import build_dataset
from pipeline.dataset.dataset_records import Dataset
from pipeline.structure.read_plan import read_plan
from pipeline.structure.source import PlanSource
from tests.support.made_plans import codes, finding

COLUMNS = (60.0, 100.0, 320.0, 420.0, 540.0)
ROWS = (
    ("№", "Мероприятие", "Срок", "Ответственный"),
    ("1", "Провести день открытых дверей", "март 2026", "Деканат"),
    ("2", "Обновить учебные планы", "апрель 2026", "Деканат"),
    ("3", "Подготовить отчет", "май 2026", "Деканат"),
)


SUMS = (("Ремонт", "950"), ("Мебель", "120"), ("Книги", "700"), ("Связь", "300"), ("Охрана", "45"))


def publish(*, are_columns_drawn: bool, has_sums: bool = False) -> Dataset:
    """A plan whose table has level lines, and upright ones if said; sums without lines below it."""
    document = pymupdf.open()
    page = document.new_page()
    font = pymupdf.Font("notos")
    writer = pymupdf.TextWriter(page.rect)
    writer.append((60, 80), "1. ПЛАН РАБОТЫ НА 2026 ГОД", font=font, fontsize=10)
    heights = [100.0 + 24 * index for index in range(len(ROWS) + 1)]
    for y, row in zip(heights, ROWS, strict=False):
        for x, text in zip(COLUMNS, row, strict=False):
            writer.append((x + 4, y + 16), text, font=font, fontsize=9)
    for number, texts in enumerate(SUMS if has_sums else ()):
        for x, text in zip((60, 200), texts, strict=True):
            writer.append((x, 300 + 16 * number), text, font=font, fontsize=9)
    for y in heights:
        page.draw_line((COLUMNS[0], y), (COLUMNS[-1], y))
    for x in COLUMNS if are_columns_drawn else ():
        page.draw_line((x, heights[0]), (x, heights[-1]))
    writer.write_text(page)
    data = document.tobytes()
    pdf = PyMuPdfReader(data, "made.pdf")
    source = PlanSource("made.pdf", sha256(data).hexdigest(), len(data), pdf.page_count)
    plan = read_plan(pdf.pages(), source)
    return build_dataset(plan, plan.vocabulary)


@pytest.mark.parametrize("are_columns_drawn", [True, False])
def test_columns_that_only_words_tell_are_told(are_columns_drawn: bool) -> None:
    found = publish(are_columns_drawn=are_columns_drawn)
    (section,) = found.sections
    assert [row["deadline"] for row in section.rows] == [row[2] for row in ROWS[1:]]
    assert ("table_inferred" in codes(found)) is not are_columns_drawn
    if not are_columns_drawn:
        assert finding(found, "table_inferred")["page"] == 1
        assert "confidence" in str(finding(found, "table_inferred")["detail"])


def test_a_supposed_table_of_no_section_is_quoted_whole_and_told_once() -> None:
    found = publish(are_columns_drawn=True, has_sums=True)
    quoted = " / ".join(" | ".join(row) for row in SUMS)
    assert finding(found, "table_outside")["detail"] == quoted
    assert "table_inferred" not in codes(found)
