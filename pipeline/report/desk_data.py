"""What a year's page needs to decide on what the plan leaves open: questions, the file so far."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

from pipeline.corrections.corrections import PRINTED_COLUMN_OF, REREADABLE_COLUMNS, Corrections
from pipeline.corrections.yaml_file import DECISIONS_SUFFIX, parse_corrections
from pipeline.published.published_folder import PublishedFolder, Row
from pipeline.report.page_data import say_in_languages, to_json_value
from pipeline.review.questions import PlanRows, ReviewQuestion, list_open_questions


def build_desk_data(published: PublishedFolder) -> Row:
    """The questions of `ishplan review`, in its order, and the analyst's file as it was replayed.

    `decided` is what that file says, as the page has its own decisions. `correctable` are
    the columns that may be corrected, each with the printed one that it is read from.
    `printed_columns` are those that the tables of each section print.
    """
    plan = published.descriptor["sources"][0]
    file_name = Path(plan["title"]).with_suffix(DECISIONS_SUFFIX).name
    texts = [one["text"] for one in published.descriptor["sources"][1:] if "text" in one]
    text = texts[0] if texts else ""
    corrections = parse_corrections(text.encode() if text else None, Path(file_name))
    cells = published.read_rows("cells")
    questions = list_open_questions(_collect_rows(published), corrections)
    return {
        "file": file_name,
        "plan": plan["title"],
        "key": plan["sha256"],
        "text": text,
        "decided": _list_decided(corrections),
        "questions": [_describe_question(one) for one in questions],
        "correctable": {name: name for name in REREADABLE_COLUMNS} | PRINTED_COLUMN_OF,
        "printed_columns": _collect_printed_columns(cells),
    }


def _collect_rows(published: PublishedFolder) -> PlanRows:
    sections: defaultdict[str, list[Row]] = defaultdict(list)
    for section, row in published.iter_items():
        sections[section.section].append(row)
    return PlanRows(sections, published.read_rows("abbreviations"), published.read_rows("findings"))


def _describe_question(question: ReviewQuestion) -> Row:
    """A question with the decision of each choice, its empty parts left out."""
    described = {
        "message": question.message,
        "item_id": question.item_id,
        "column": question.column,
        "printed": question.printed,
        "stem": question.stem,
        "code": question.code,
        "choices": [
            {"text": text, **_drop_empty(asdict(question.take_choice(index)))}
            for index, text in enumerate(question.choices)
        ],
        "refuse": question.refuse_choices().refuse,
    }
    return _drop_empty(described) | say_in_languages(question.message)


def _drop_empty(row: Row) -> Row:
    return {name: value for name, value in row.items() if value}


def _list_decided(corrections: Corrections) -> list[Row]:
    """What is decided; `key` is what on, as the page has it: a stem, or an item and its column."""
    return [
        *(
            {"key": stem, "stem": stem, "define": x}
            for stem, x in corrections.abbreviations.items()
        ),
        *({"key": stem, "stem": stem, "link": x} for stem, x in corrections.links.items()),
        *(
            {"key": stem, "stem": stem, "refuse": sorted(entries)}
            for stem, entries in corrections.refused.items()
        ),
        *(
            {
                "key": f"{one.item_id}, {one.column}",
                "item_id": one.item_id,
                "column": one.column,
                "printed": one.printed,
                "read": to_json_value(one.replacement),
            }
            for one in corrections.cell_corrections
        ),
    ]


def _collect_printed_columns(cells: list[Row]) -> dict[str, list[str]]:
    columns: defaultdict[str, set[str]] = defaultdict(set)
    for cell in cells:
        if cell["section"] and cell["column_key"]:
            columns[cell["section"]].add(cell["column_key"])
    return {section: sorted(names) for section, names in columns.items()}
