"""Findings are published in English, and told in any language with the print as it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from extractors.seen import glyph_evidence, unseen_glyphs
from extractors.tables import break_signs
from extractors.tables.break_signs import BreakSign
from normalizers.abbreviations.linking import MATCH_RULES
from normalizers.joining import line_end_signs
from normalizers.joining.line_end_decision import LineEnd
from normalizers.joining.line_end_signs import LineEndSign
from pipeline.languages.catalogue import ENGLISH, fill_places, list_languages, load_catalogue
from pipeline.languages.translation import (
    PART_PLACES,
    translate_detail,
    translate_message,
    translate_told,
)
from tests.support.command_line import ishplan
from tests.support.made_plans import made_pdf
from tests.support.plan_parts import COUNCIL_TITLE, OPEN_COUNCIL
from tests.support.repository import ROOT

pytestmark = pytest.mark.usefixtures("elsewhere")

CALLS = ("Finding", "_finding", "Doubt", "ReaderNote", "PageRemark")
SAMPLE = "7"
LANGUAGES = list_languages()


def templates(path: Path) -> Iterator[str]:
    """The messages that a module makes findings, doubts or remarks of, a sample in each place."""
    program = path.read_text(encoding="utf-8")
    if not any(call in program for call in CALLS):
        return
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(CALLS):
            for value in [*node.args[1:2], *(k.value for k in node.keywords if k.arg == "message")]:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value
                elif isinstance(value, ast.JoinedStr) and any(
                    isinstance(part, ast.Constant) and any(map(str.isalpha, str(part.value)))
                    for part in value.values
                ):
                    yield "".join(
                        str(part.value) if isinstance(part, ast.Constant) else SAMPLE
                        for part in value.values
                    )


SAID = sorted(
    {
        (message, path.relative_to(ROOT).as_posix())
        for package in ("pipeline", "normalizers", "extractors")
        for path in (ROOT / package).rglob("*.py")
        for message in templates(path)
    }
)
UNDER = ["a picture", "a fill", "a line", "an annotation (Square)"]
VERDICTS = [
    one.reason
    for module in (glyph_evidence, unseen_glyphs)
    for one in vars(module).values()
    if getattr(one, "kind", "") == "unseen"
]
PLACED = ", at 1–2 pt from the left, 3–4 pt from the top"
"""Where a remark on a page is."""


def known(message: str) -> bool:
    return all(translate_message(load_catalogue(one), message) for one in LANGUAGES)


@pytest.mark.parametrize(("message", "path"), SAID, ids=[path for _, path in SAID])
def test_every_message_of_the_program_is_in_every_language(message: str, path: str) -> None:
    part_of_a_whole = f"{message}{PLACED}"
    reasons = ("no entry fits for certain", "inside a word", "it is empty", "a picture")
    reasons += ("the number behind its name", "the plan has no item 2025-26/1/1")
    filled = [message, part_of_a_whole, *(f"{message[: -len(SAMPLE)]}{one}" for one in reasons)]
    filled.append(message.replace(SAMPLE, "A cell is found by PyMuPDF only", 1))
    filled += [one + PLACED for one in filled]
    assert any(map(known, filled)), f"{path}: {message!r} is in no catalogue"


@pytest.mark.parametrize(
    "message",
    [
        *(f"“АБ”: {reason}" for _, reason in MATCH_RULES.values()),
        *(f"“а” and “б” at a line's end: {one}" for one in LineEnd),
        *(f"Text that nobody sees is left out: it is {one}{PLACED}" for one in VERDICTS),
        *(f"Text that nobody sees is left out: it is under {one}{PLACED}" for one in UNDER),
        f"Text of an annotation (Stamp) is no part of the page's{PLACED}, and on 2 more page(s)",
        f"Ink that is no text is not read: drawn outlines{PLACED}",
        "A whole row of a table. Text that is struck out is left out",
        "A note hangs on “сом”",
        "A raised mark is kept apart from the beginning of the text",
        "What the text layer says was not read: 40% of its glyphs stand for no letter",
        "plan.yaml, line 3: deadline is printed “май”, not “июнь”",
        "“АБ” (2 times): defined in the same row, but it may begin with “а” as well",
        "deadline: PDF and Word file differ in spaces or hyphens, in 3 rows",
        "Section 2.1: row 4 there is in the Word file only",
        f"A cell is found by PyMuPDF only{PLACED}",
        "“25 миң”, “30” … beside the value is not understood",
    ],
)
def test_messages_made_of_parts(message: str) -> None:
    assert known(message)
    assert translate_message(load_catalogue(ENGLISH), message) == message


def test_every_finding_of_the_plans_is_told_in_every_language(published: Path) -> None:
    for year in ("2024-25", "2025-26"):
        table = parquet.read_table(published / f"year={year}" / "findings.parquet")
        for message in table["message"].to_pylist():
            assert known(message), message


PRINTS = st.text(st.characters(categories=["L", "Nl", "Sm"]), min_size=1, max_size=20)


@given(st.data())
def test_a_message_keeps_what_it_prints(data: st.DataObject) -> None:
    english = load_catalogue(ENGLISH)
    template = data.draw(st.sampled_from(english.list_ids("message")))
    reasons = st.sampled_from([one for one in english.list_ids("part") if "{" not in one])
    values = {
        name: data.draw(reasons if name in PART_PLACES else PRINTS) for name in _names(template)
    }
    if "count" in values:
        values["count"] = str(data.draw(st.integers(0, 9999)))
    message = fill_places(template, values)
    for language in LANGUAGES:
        said = translate_message(load_catalogue(language), message)
        assert said is not None
        prints = [value for name, value in values.items() if name not in PART_PLACES]
        assert all(value in said or value in english.list_ids("text") for value in prints)


def _names(template: str) -> list[str]:
    return [part.split("}")[0] for part in template.split("{")[1:]]


def test_a_message_that_is_not_known_is_none() -> None:
    assert translate_message(load_catalogue("ky"), "Something else") is None


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("deadline: май: 26", "Мөөнөт: май: 26"),
        ("АБ – алма: бак", "АБ – алма: бак"),
        ("deleted: эски", "өчүрүлгөн: эски"),
        (
            "page 9: merged over the break: the cell above is merged; nothing is printed below "
            "(-0.2)",
            "9-бет: бет чегинен ашып бириктирилген: жогорку уяча бириктирилген; төмөндө эч нерсе "
            "басылган эмес (-0.2)",
        ),
        (
            "page 3: the row goes on (+0.3): column 2: begins in lower case, after a stop (+1.2)",
            "3-бет: сап уланат (+0.3): 2-тилке: кичине тамгадан башталат, чекиттен кийин (+1.2)",
        ),
        (
            "окуу|жай: space (-0.8: the line is full, “жай” is a word); in “окуу жай”",
            "окуу|жай: боштук (-0.8: сап толук, “жай” – сөз); “окуу жай” ичинде",
        ),
        ("shown: “120”; said: “”", "көрүнгөнү: “120”; айтылганы: “”"),
    ],
)
def test_details_keep_their_print(detail: str, said: str) -> None:
    assert translate_detail(load_catalogue("ky"), detail) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("ky_KG.UTF-8", "көңүл буруңуз: 18 × abbreviation_unknown (Эч жерде"), ("C", "warning: 18 ×")],
)
def test_a_run_tells_its_findings_in_the_terminals_language(
    language: str,
    said: str,
    raw_plans: tuple[Path, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    assert said in ishplan("run", raw_plans[1], "--out", tmp_path).output
    messages = parquet.read_table(tmp_path / "year=2025-26" / "findings.parquet")["message"]
    assert "A mark outside every table" in messages.to_pylist()
    listed = ishplan("review", raw_plans[1], "--list").output
    assert ("белгисиз" in listed) == language.startswith("ky")


def test_every_sign_of_a_join_is_in_every_language() -> None:
    signs = [*vars(line_end_signs).values(), *vars(break_signs).values()]
    reasons = [one.reason.format(left="окуу", right="жай") for one in signs if _is_sign(one)]
    assert len(reasons) > 40
    for reason in filter(None, reasons):
        detail = f"page 2: the row goes on (+0.1): {reason}"
        said = translate_detail(load_catalogue("ky"), detail)
        assert said.startswith("2-бет") and reason not in said, reason


def _is_sign(one: object) -> bool:
    return isinstance(one, LineEndSign | BreakSign)


TOLD = (
    "a.pdf: 2 finding(s) are errors, the first on page 3: deadline_unread, No date could be read. "
    "Not published, as --strict was given; settle them in the YAML file beside the plan, or run "
    "without --strict.",
    "stopped; every published year is whole",
    "kmtu.yaml, line 3: no plan prints “АРБ”",
    "left out of the register of units: year=2024-25: damaged",
)


@pytest.mark.parametrize("told", TOLD)
def test_what_a_run_tells_is_said_in_each_language(told: str) -> None:
    said = {translate_told(load_catalogue(language), told) for language in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    assert translate_told(load_catalogue("ru"), "an error that nobody translated") == (
        "an error that nobody translated"
    )


def test_a_run_speaks_the_language_of_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ky_KG.UTF-8")
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(made_pdf(COUNCIL_TITLE, OPEN_COUNCIL))
    corrected = "corrections:\n- item_id: 2025-26/1/9\n  column: responsible\n"
    plan.with_suffix(".yaml").write_text(f"{corrected}  printed: а\n  read: б\n", encoding="utf-8")
    result = ishplan("run", plan, "--out", tmp_path / "out", "--strict")
    assert result.exit_code == 1
    assert result.stderr.startswith("ката: plan.pdf: 1 эскертүү – ката, биринчиси")
    assert "no item" not in result.stderr
    told = ishplan("run", plan, "--out", tmp_path / "out").stdout
    assert "баары" in told and "жыйынтык: " in told and "суроо-талаптар: " in told
    assert [word for word in ("section", "cells", "output:", "queries") if word in told] == []
