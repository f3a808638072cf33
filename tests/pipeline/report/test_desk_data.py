"""Decisions made in the report: by keyboard, kept, saved, replayed by a run, gone from the list."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from pipeline.cli import main
from pipeline.corrections.yaml_file import format_yaml, load_corrections, parse_yaml
from pipeline.publish.build_files import publish_dataset
from pipeline.published.published_folder import PublishedFolder
from pipeline.report.desk_data import build_desk_data
from tests.pipeline.report.test_browser import AXE_OPTIONS
from tests.support.command_line import ishplan
from tests.support.made_dataset import made
from tests.support.made_once import make_once
from tests.support.made_plans import made_pdf
from tests.support.plan_parts import (
    COUNCIL_TITLE,
    GLOSSARY,
    GLOSSARY_TITLE,
    OPEN_COUNCIL,
    STRATEGY,
    STRATEGY_TITLE,
    UNIT_NAMES,
    write_council_of_units,
)

pytestmark = pytest.mark.usefixtures("elsewhere")

NO_API = "delete window.showDirectoryPicker; delete Window.prototype.showDirectoryPicker"
FOLDER = """
window.files = {};
window.showDirectoryPicker = async () => ({
  getFileHandle: async (name) => ({
    getFile: async () => ({ text: async () => window.files[name] ?? "" }),
    createWritable: async () => ({
      write: async (text) => { window.files[name] = text; },
      close: async () => {},
    }),
  }),
});
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that leaves three questions, and what is published of it; only to be read."""

    def publish(folder: Path) -> None:
        path = folder / "plan.pdf"
        path.write_bytes(
            made_pdf(
                COUNCIL_TITLE, OPEN_COUNCIL, STRATEGY_TITLE, STRATEGY, GLOSSARY_TITLE, GLOSSARY
            )
        )
        published(path)

    return make_once(tmp_path_factory, "desk", publish)


@pytest.fixture
def plan(desk: Path, tmp_path: Path) -> Path:
    """The plan and its output folder, to be changed; as long as it is not, a run does nothing."""
    return Path(shutil.copytree(desk, tmp_path / "desk")) / "plan.pdf"


def published(plan: Path) -> Path:
    out = plan.parent / "output"
    result = ishplan("run", plan, "--out", out, report=True)
    assert result.exit_code == 0, result.output
    return out / "year=2025-26"


def opened(page: Page, folder: Path, view: str = "findings") -> Page:
    page.goto(f"{(folder / 'report.html').resolve().as_uri()}#{view}")
    return page


def typed(page: Page, *keys: str) -> None:
    """Keys pressed one by one; a word of several letters is typed, and accepted."""
    for key in keys:
        if len(key) == 1:
            page.keyboard.press(key)
        else:
            page.keyboard.press("Control+a")
            page.keyboard.type(key)
            page.keyboard.press("Enter")


def file_shown(page: Page) -> str:
    page.locator("#desk summary").click()
    return page.locator("#desk pre").inner_text()


def saved(page: Page, plan: Path) -> str:
    """The file, saved by its key in a browser that can only download."""
    with page.expect_download() as download:
        page.keyboard.press("w")
    assert download.value.suggested_filename == "plan.yaml"
    download.value.save_as(plan.with_suffix(".yaml"))
    return plan.with_suffix(".yaml").read_text("utf-8")


def left(page: Page) -> str:
    return page.locator("#desk-left").inner_text()


def test_decisions_by_keyboard_are_saved_replayed_and_gone(page: Page, plan: Path) -> None:
    page.add_init_script(NO_API)
    folder = published(plan)
    opened(page, folder)
    assert left(page) == "3 questions are left"
    typed(page, "d", "жаңы жер", "1", "r", "Декандар, кафедра башчылары")
    assert left(page) == "Nothing is left to decide."
    saved(page, plan)
    kept = load_corrections(plan.with_suffix(".yaml"))
    assert (kept.abbreviations, kept.links) == ({"ЖЖЖ": "жаңы жер"}, {"ББСК": "ББСКБ"})
    assert [one.replacement for one in kept.cell_corrections] == ["Декандар, кафедра башчылары"]
    published(plan)
    page.reload()
    assert left(page) == "The plan leaves nothing open."
    assert page.locator("#desk [data-question]").count() == 0
    assert "0 open" in ishplan("review", plan).output


def test_the_questions_are_those_of_the_review_in_its_order(page: Page, plan: Path) -> None:
    listed = ishplan("review", plan, "--list").output
    opened(page, published(plan))
    texts = []
    for _ in range(3):
        question = page.locator("#desk [data-question]")
        texts.append(question.locator("blockquote").inner_text())
        typed(page, "s")
    places = [listed.index(text) for text in texts]
    assert len(set(texts)) == 3 and places == sorted(places)


ANSWERS = [
    ["d", "ЖЖЖ – жаңы: жер", "1", "r", "'Декандар', #1"],
    ["s", "n", "r", "Декандар - баары"],
    ["d", "true", "n"],
]


@pytest.mark.parametrize("answers", ANSWERS)
def test_the_file_is_the_one_that_the_review_writes(
    page: Page, plan: Path, answers: list[str]
) -> None:
    page.add_init_script(NO_API)
    opened(page, published(plan))
    typed(page, *answers)
    text = saved(page, plan)
    plan.with_suffix(".yaml").unlink()
    review = CliRunner().invoke(main, ["review", str(plan)], input="\n".join([*answers, "q", ""]))
    assert review.exit_code == 0
    assert text == plan.with_suffix(".yaml").read_text("utf-8")


WRITTEN = ["", "# асыл ой\nlinks:\n    АИ: АИ  # текшерилди\n\n# аягы\nrefused:\n  А:\n    - Б\n"]
WRITTEN += [
    "links: {АИ: АИ}\n",
    "corrections:\n  - item_id: 2025-26/1/1\n    column: responsible\n",
]
WRITTEN[-1] += "    printed: ББСК башчысы\n    read: ББСК башчылары\n# соңу\n"


@pytest.mark.parametrize("before", WRITTEN)
def test_what_stood_in_the_file_stays(page: Page, plan: Path, before: str) -> None:
    page.add_init_script(NO_API)
    path = plan.with_suffix(".yaml")
    path.write_text(before, encoding="utf-8")
    opened(page, published(plan))
    typed(page, "d", "жаңы жер", "n")
    page.keyboard.press("r")
    typed(page, "Декандар, башчылар")
    after = saved(page, plan)
    assert [line for line in before.split("\n") if "#" in line and line not in after] == []
    old, new = parse_yaml(before.encode(), path), parse_yaml(after.encode(), path)
    for part, entries in (old or {}).items():
        if part == "corrections":
            assert new[part][: len(entries)] == entries
        else:
            assert {key: new[part][key] for key in entries} == entries
    kept = load_corrections(path)
    assert kept.abbreviations == {"ЖЖЖ": "жаңы жер"}
    assert kept.refused["ББСК"] == frozenset({"ББСКБ"})
    assert kept.cell_corrections[-1].replacement == "Декандар, башчылар"


TEXTS = """a; ; - x;-x;? y;?y;: z;:z;a: b;a:b;a #b;a#b;#a;'a';"a";{a};[a];&a;*a;!a;|a;>a;%a;@a;`a;
1;1.5;1e5;0x1F;0o7;010;1_000;true;Yes;no;null;~;2026-05-31
;2026-5-1;<<;=;a:;---;--- a;...;-;?;:;.5;+1;-1;
.inf;10 000;“а”;ЖЖЖ;a, b;a'b;x\u00a0y;1:30;0b1;off;12e03;1.;+.5;5.0e+3;-.inf;.NaN;a - b;]a;,a"""


@pytest.mark.parametrize(("key", "units"), [("y", 1), ("n", 2), ("u", 2)])
def test_names_that_may_be_one_are_decided(page: Page, plan: Path, key: str, units: int) -> None:
    page.add_init_script(NO_API)
    write_council_of_units(plan, *UNIT_NAMES[:2])
    opened(page, published(plan))
    expect(page.locator("[data-question] h4")).to_contain_text("“Тарбия иштери департаменти”")
    expect(page.locator("[data-question] .sheet").first).to_be_visible()
    typed(page, key)
    text = saved(page, plan)
    plan.with_suffix(".yaml").unlink()
    review = CliRunner().invoke(main, ["review", str(plan), "--out", "none"], input=f"{key}\n")
    assert review.exit_code == 0
    assert text == plan.with_suffix(".yaml").read_text("utf-8")
    folder = published(plan)
    page.reload()
    assert left(page) == "The plan leaves nothing open."
    assert len(json.loads((folder.parent / "parties" / "units.json").read_bytes())) == units


@pytest.mark.parametrize(
    ("keys", "follows"),
    [("yy", "they are one"), ("yn", "they are two"), ("ny", "they are two")],
)
def test_what_follows_from_answers_is_not_asked_nor_answered(
    page: Page, plan: Path, keys: str, follows: str
) -> None:
    page.add_init_script(NO_API)
    folder = published(write_council_of_units(plan, *UNIT_NAMES))
    opened(page, folder)
    assert left(page) == "3 questions are left"
    typed(page, *keys)
    assert left(page) == "Nothing is left to decide."
    opened(page, folder, "findings?n=3")
    expect(page.locator("#desk .decided")).to_contain_text(follows)
    typed(page, "n" if follows == "they are one" else "y")  # what would contradict
    assert file_shown(page).count("- Тарбия") == 4
    saved(page, plan)
    published(plan)
    page.reload()
    assert left(page) == "The plan leaves nothing open."


def test_an_answer_that_is_contrary_to_others_is_left_out_and_told(page: Page, plan: Path) -> None:
    opened(page, published(write_council_of_units(plan, *UNIT_NAMES)))
    typed(page, "y", "y")
    page.evaluate(
        "decide({ key: questionKey(desk.questions[2]), names: desk.questions[2].names,"
        " verdict: 'different' }); show()"
    )
    expect(page.locator("#desk .warning")).to_contain_text("Left out of the file")
    page.click("#desk summary")
    assert page.locator("#desk pre").inner_text().count("same:") == 2
    assert "different" not in page.locator("#desk pre").inner_text()


def test_names_of_other_years_are_asked_as_the_review_asks_them(page: Page, plan: Path) -> None:
    page.add_init_script(NO_API)
    older = write_council_of_units(plan.with_name("older.pdf"), UNIT_NAMES[0])
    out = plan.parent / "output"
    result = ishplan("run", older, "--period", "2024-25", "--out", out, report=True)
    assert result.exit_code == 0, result.output
    folder = published(write_council_of_units(plan, *UNIT_NAMES[1:]))
    listed = ishplan("review", plan, "--out", out, "--list").output
    opened(page, folder)
    assert left(page) == f"{listed.count(' | ')} questions are left" == "3 questions are left"
    asked = page.evaluate("desk.questions.map((one) => one.printed)")
    places = [listed.index(text) for text in asked]
    assert places == sorted(places)
    here = page.evaluate("desk.questions.map((one) => one.elsewhere ?? [])")
    assert sorted(here) == [[], [UNIT_NAMES[0]], [UNIT_NAMES[0]]]
    typed(page, "y", "y")
    saved(page, plan)
    published(plan)
    for year in (folder, out / "year=2024-25"):
        opened(page, year)
        page.reload()
        assert left(page) == "The plan leaves nothing open."
    assert "0 open" in ishplan("review", plan, "--out", out, "--list").output


def test_texts_are_quoted_as_the_review_quotes_them(page: Page, plan: Path) -> None:
    opened(page, published(plan))
    differing = {}
    for text in TEXTS.replace("\n", "").split(";"):
        written = format_yaml({"links": {text: text}})
        made = page.evaluate("one => fileText('', [one])", {"stem": text, "link": text})
        if made != written:
            differing[text] = made, written
    assert differing == {}


def test_decisions_are_kept_undone_and_taken_back(page: Page, plan: Path) -> None:
    opened(page, published(plan))
    typed(page, "d", "жаңы жер", "1")
    page.reload()
    assert left(page) == "1 question is left"
    typed(page, "z")
    assert left(page) == "2 questions are left"
    expect(page.locator("[data-question] h4")).to_have_text("What does “ББСК” stand for?")
    page.click("#desk .decisions button >> nth=0")
    assert left(page) == "3 questions are left"
    typed(page, "z")
    assert left(page) == "2 questions are left"


def test_an_empty_answer_is_none_and_escape_goes_back(page: Page, plan: Path) -> None:
    opened(page, published(plan))
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    expect(page.locator("#desk [role=alert]")).to_have_text("Type something first.")
    page.keyboard.type("d1n")
    page.keyboard.press("Escape")
    expect(page.locator("#desk")).to_be_focused()
    assert left(page) == "3 questions are left"


def test_a_keyboard_with_other_letters_answers_too(page: Page, plan: Path) -> None:
    opened(page, published(plan))
    script = "code => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, cancelable: true, key: 'ы', code}))"  # noqa: E501
    page.evaluate(script, "KeyS")
    expect(page.locator("[data-question] h4")).to_contain_text("ББСК")


def test_it_is_put_beside_the_plan_where_the_browser_can(page: Page, plan: Path) -> None:
    page.add_init_script(FOLDER)
    opened(page, published(plan))
    typed(page, "d", "жаңы жер", "w")
    expect(page.locator("#desk .message")).to_have_text("Saved: plan.yaml")
    assert page.evaluate("window.files['plan.yaml']") == "abbreviations:\n  ЖЖЖ: жаңы жер\n"
    typed(page, "1", "w")
    expect(page.locator("#desk .message")).to_have_text("Saved: plan.yaml")
    assert "ББСКБ" in page.evaluate("window.files['plan.yaml']")
    page.evaluate("window.files['plan.yaml'] = '# another wrote this'")
    typed(page, "w")
    expect(page.locator("#desk .message")).to_contain_text("Not saved: that file says something")
    assert page.evaluate("window.files['plan.yaml']") == "# another wrote this"


def test_a_browser_that_keeps_nothing_says_so(page: Page, plan: Path) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    opened(page, published(plan))
    typed(page, "d", "жаңы жер")
    expect(page.locator("#desk")).to_contain_text("keeps nothing for this page")
    assert left(page) == "2 questions are left"


def test_values_are_corrected_beside_the_picture_and_replayed(page: Page, plan: Path) -> None:
    page.add_init_script(NO_API)
    folder = published(plan)
    opened(page, folder, "item?id=2025-26/2.1/1")
    expect(page.locator(".sheet")).to_be_visible()
    page.click("[data-correct=indicator]")
    page.select_option("#correction select", "indicator_value")
    page.locator("#correction input").fill("жети")
    page.keyboard.press("Enter")
    expect(page.locator("#correction [role=alert]")).to_have_text(
        "A number is written as 12 or 12.5."
    )
    page.locator("#correction input").fill("7")
    page.keyboard.press("Enter")
    page.click("[data-correct=responsible]")
    page.locator("#correction input").fill("Ректор")
    page.keyboard.press("Enter")
    expect(page.locator(".decided")).to_have_count(2)
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    assert found == []
    opened(page, folder)
    page.locator("#desk").focus()
    saved(page, plan)
    result = ishplan("run", plan, "--out", plan.parent / "output", report=True)
    assert "correction_unfit" not in result.output
    opened(page, folder, "item?id=2025-26/2.1/1")
    page.reload()
    expect(page.locator(".decided")).to_have_count(0)
    meaning = page.locator("#view-item td[data-label=Meaning]")
    expect(meaning.filter(has_text="7 ").first).to_be_visible()
    expect(meaning.filter(has_text="Ректор").first).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "asked"),
    [
        ("ky-KG", "“ЖЖЖ” эмнени билдирет?"),
        ("ru-RU", "Что означает «ЖЖЖ»?"),
        ("en-GB", "“ЖЖЖ” stand"),
    ],
)
def test_the_desk_speaks_the_readers_language(
    page: Page, plan: Path, locale: str, asked: str
) -> None:
    opened(page, published(plan))
    page.select_option("#language", locale[:2])
    expect(page.locator("[data-question] h4")).to_contain_text(asked)
    page.locator("#desk").focus()
    page.set_viewport_size({"width": 390, "height": 844})
    typed(page, "1" if "ББСК" in asked else "d")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    said = page.locator("[data-question] [data-question], [data-question] p[lang]").first
    assert said.get_attribute("lang") == locale[:2]


def test_what_another_wrote_into_the_store_is_no_decision(page: Page, plan: Path) -> None:
    folder = published(plan)
    opened(page, folder)
    for text in ("{", "[]", '{"log": 1}', "null"):
        page.evaluate("text => localStorage.setItem(STORE, text)", text)
        page.reload()
        assert left(page) == "3 questions are left"


def test_an_older_data_package_is_not_decided_on(tmp_path: Path) -> None:
    older = publish_dataset(made(), tmp_path)
    files = {path.relative_to(older).as_posix(): path.read_bytes() for path in older.rglob("*.*")}
    package = json.loads(files["datapackage.json"])
    assert build_desk_data(PublishedFolder(files)) is not None
    package["sources"].append({"title": "2025-26.yaml", "sha256": "ab" * 32})
    files["datapackage.json"] = json.dumps(package).encode()
    assert build_desk_data(PublishedFolder(files)) is None
