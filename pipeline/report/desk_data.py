"""What a year's page needs for deciding on open questions: the questions, and the analyst's file so
far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import asdict

from pipeline.corrections.corrections import (
    PRINTED_COLUMN_OF,
    REREADABLE_COLUMNS,
    Corrections,
    merge_corrections,
)
from pipeline.corrections.decisions_file import DECISIONS_SUFFIX
from pipeline.corrections.yaml_file import parse_corrections, write_in_lines
from pipeline.dataset.dataset_records import RowMapping
from pipeline.publish.open_names import parse_open_names
from pipeline.published.published_folder import PublishedFolder, Row
from pipeline.report.page_data import say_in_languages, to_json_value
from pipeline.review.questions import (
    PlanRows,
    ReviewQuestion,
    list_name_questions,
    list_questions_in_items,
)


def build_desk_data(published: PublishedFolder) -> Row | None:
    """The questions of `ishplan review`, in the same order, and the analyst's file as it was
    replayed.

    `decided` has the decisions of that file in the form of the page's own. `correctable` maps the
    columns that may be corrected to the printed ones that they are read from. `before` is the file
    as it was, `text` the same with each decision on a line of its own. `apart` has the ids of names
    that are decided to be different, `printed_columns` the columns that each section's tables
    print.

    None if the data package does not have the file's text, as in earlier versions: saving from the
    page would lose decisions.
    """
    plan, *decided = published.descriptor["sources"]
    if any("text" not in one for one in decided):
        return None
    file_name = Path(plan["title"]).with_suffix(DECISIONS_SUFFIX).name
    texts = {one["title"]: one["text"] for one in decided}
    own = _parse(file_name, texts.get(file_name))
    wide = [_parse(name, texts[name], is_wide=True) for name in texts if name != file_name]
    text = write_in_lines(own.texts[0], Path(file_name)) if own.texts else ""
    names = parse_open_names(published.descriptor)
    questions = [
        *list_questions_in_items(_collect_rows(published), merge_corrections([own, *wide])),
        *list_name_questions(names.questions),
    ]
    responsibles = published.read_rows("responsibles")
    cells = published.read_rows("cells", ("section", "column_key"))
    return {
        "file": file_name,
        "key": plan["sha256"],
        "text": text,
        "before": own.texts[0] if own.texts else "",
        "decided": _list_decided(own),
        "questions": [_describe_question(one, responsibles) for one in questions],
        "apart": names.apart,
        "correctable": {name: name for name in REREADABLE_COLUMNS} | PRINTED_COLUMN_OF,
        "printed_columns": _collect_printed_columns(cells),
    }


def _parse(name: str, text: str | None, *, is_wide: bool = False) -> Corrections:
    return parse_corrections(None if text is None else text.encode(), Path(name), is_wide=is_wide)


def _collect_rows(published: PublishedFolder) -> PlanRows:
    sections: defaultdict[str, list[Row]] = defaultdict(list)
    for section, row in published.iter_items():
        sections[section.section].append(row)
    return PlanRows(sections, *map(published.read_rows, ("findings", "abbreviations")))


def _describe_question(question: ReviewQuestion, responsibles: Sequence[RowMapping]) -> Row:
    """A question with the decision that each choice makes; empty parts are left out.

    `item_ids` are the items where it is open; for names, the first item that prints each.
    `elsewhere` are the names that only plans of other years print.
    """
    places = _find_items(question, responsibles)
    described = {
        "message": question.message,
        "item_ids": [question.item_id] if question.item_id else [*dict.fromkeys(places.values())],
        "elsewhere": [name for name in question.names or () if name not in places],
        "column": question.column,
        "printed": question.printed,
        "stem": question.stem,
        "names": question.names,
        "name_ids": question.name_ids,
        "code": question.code,
        "choices": [
            {"text": text, **_drop_empty(asdict(question.take_choice(index)))}
            for index, text in enumerate(question.choices)
        ],
        "refuse": question.refuse_choices().refuse,
    }
    return _drop_empty(described) | say_in_languages(question.message)


def _find_items(question: ReviewQuestion, responsibles: Sequence[RowMapping]) -> dict[str, str]:
    """The first item for each of the two names that this plan prints."""
    return {
        name: str(row["item_id"])
        for own_id, name in zip(question.name_ids or (), question.names or (), strict=True)
        for row in reversed(responsibles)
        if _names(row, own_id, name)
    }


def _names(party: RowMapping, own_id: str, name: str) -> bool:
    """Whether a party has an id; in a plan without ids, whether its text has the name."""
    ids = [party.get(column) for column in ("unit_id", "office_id", "person_id")]
    return own_id in ids or (not any(ids) and name in str(party["party"]))


def _drop_empty(row: Row) -> Row:
    return {name: value for name, value in row.items() if value}


def _list_decided(corrections: Corrections) -> list[Row]:
    """The decisions; `key` is what each is about, as on the page: a stem, an item and its column,
    or two names."""
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
        *(
            {
                "key": f"{one.left} | {one.right}",
                "names": [one.left, one.right],
                "verdict": one.verdict,
            }
            for one in corrections.name_decisions
        ),
    ]


def _collect_printed_columns(cells: list[Row]) -> dict[str, list[str]]:
    columns: defaultdict[str, set[str]] = defaultdict(set)
    for cell in cells:
        if cell["section"] and cell["column_key"]:
            columns[cell["section"]].add(cell["column_key"])
    return {section: sorted(names) for section, names in columns.items()}
