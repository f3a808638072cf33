"""The reports in a real browser: what a reader sees, finds and clicks."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FloatRect, Page, expect
from pyarrow import parquet

from pipeline.publish.build_files import publish_dataset
from pipeline.published.published_folder import PublishedFolder
from pipeline.register.unit_work import list_unit_work
from pipeline.report.build_report import build_year_report
from tests.support import gold
from tests.support.made_dataset import made

YEAR, COMPARED = "year=2025-26", "compare/2024-25_2025-26"
ITEM = "2025-26/2.6/2"
ITEM_ADDRESS = f"item?id={ITEM.replace('/', '%2F')}"
VIEWS = [
    *((YEAR, view) for view in ("overview", "items", "findings", "page?n=19", ITEM_ADDRESS)),
    *((YEAR, view) for view in ("units", "units?unit=arb-28d0a0")),
    *((COMPARED, view) for view in ("overview", "changes")),
    *((".", view) for view in ("overview", "items")),
]
IDS = [f"{folder}-{view.partition('?')[0]}" for folder, view in VIEWS]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What holds is not asked for: to list each of its elements took longer than to find all faults.
AXE_OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"]}


def opened(page: Page, out: Path, folder: str, view: str) -> Page:
    page.goto(f"{(out / folder / 'report.html').resolve().as_uri()}#{view}")
    expect(page.locator(f"#view-{view.split('?', maxsplit=1)[0]} h2")).to_be_visible()
    return page


@pytest.mark.parametrize(("folder", "view"), VIEWS, ids=IDS)
def test_every_view_is_accessible(page: Page, reports: Path, folder: str, view: str) -> None:
    opened(page, reports, folder, view)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
        assert [(scheme, one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize(("folder", "view"), VIEWS, ids=IDS)
def test_no_view_is_wider_than_a_phone(page: Page, reports: Path, folder: str, view: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, reports, folder, view)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def count(page: Page) -> int:
    text = page.locator("#count").inner_text()
    (shown,) = re.findall(r": ([\d,]+) /", text)
    return int(shown.replace(",", ""))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("MTД", "МТД"), ("онуктуруу", "өнүктүрүү"), ("өнүктүрүү", "онуктуруу"), ("жаны", "жаңы")],
)
def test_search_knows_letters_that_look_alike(
    page: Page, reports: Path, typed: str, printed: str
) -> None:
    opened(page, reports, YEAR, "items")
    page.fill("#q", typed)
    found = count(page)
    page.fill("#q", printed)
    assert 0 < found == count(page) < 170


def test_a_unit_has_its_items_money_and_months(page: Page, reports: Path) -> None:
    published = PublishedFolder.open(reports / YEAR)
    work = {one.id: one for one in list_unit_work(published)}["arb-28d0a0"]
    opened(page, reports, YEAR, "units")
    page.locator("#view-units a", has_text=re.compile("^АРБ$")).click()
    expect(page.locator("#view-units h2 > span")).to_have_text("АРБ")
    shown = [re.sub(r"\D", "", text) for text in page.locator("#view-units dd").all_inner_texts()]
    assert shown == [str(len(work.items)), f"{work.kgs:.0f}"]
    assert page.locator("#view-units li").count() == len(work.items)
    months = [text[:7] for text in page.locator("#view-units h3").all_inner_texts()]
    assert {*work.count_by_month()} <= {*months}
    page.locator("#view-units p a").first.click()
    expect(page.locator("#count")).to_be_visible()
    assert count(page) == len(work.items)


def test_filters_are_kept_in_the_address(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, "items")
    page.select_option("[data-filter=section]", "2.1")
    page.select_option("[data-filter=office]", "аи проректор")
    found = count(page)
    rows = gold.table(reports, "2025-26", "responsibles")
    items = {row["item_id"] for row in rows if row["office"] == "аи проректор"}
    assert found == sum(item.startswith("2025-26/2.1/") for item in items)
    assert page.evaluate("location.hash").startswith("#items?")
    page.reload()
    assert count(page) == found
    assert page.locator("[data-filter=section]").input_value() == "2.1"


def test_sorting_by_deadline(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, "items?cols=place%2Cdeadline_end")
    button = page.locator("[data-sort=deadline_end]")
    for marks in (("ascending", 1), ("descending", -1)):
        button.click()
        expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", marks[0])
        ends = [text for text in page.locator("#rows td:nth-child(2)").all_inner_texts() if text]
        assert ends == sorted(ends)[:: marks[1]]


def test_the_filtered_rows_as_csv(page: Page, reports: Path, tmp_path: Path) -> None:
    opened(page, reports, YEAR, "items?section=2.3")
    with page.expect_download() as download:
        page.click("#csv")
    download.value.save_as(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 1 + count(page)
    assert rows[0][:2] == ["No.", "Action"]


def test_chosen_columns(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, "items?section=2.3")
    page.click(".columns summary")
    page.check(".columns input[value=indicator_value]")
    expect(page.locator("[data-sort=indicator_value]")).to_be_visible()
    assert "indicator_value" in page.evaluate("location.hash")


def test_an_item_shows_print_and_meaning(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, ITEM_ADDRESS)
    view = page.locator("#view-item")
    expect(view).to_contain_text("2026-ж. январь")
    expect(view).to_contain_text("month: 2026-01-01 – 2026-01-31")
    expect(view).to_contain_text("4,067,300 KGS; КМТУ; ПКИБ, айлык акы")


def test_abbreviations_are_spelled_out_where_one_points(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, ITEM_ADDRESS)
    abbreviation = page.locator("#view-item .abbr", has_text="МТД").first
    shown = "e => getComputedStyle(e, '::after').display"
    assert abbreviation.evaluate(shown) == "none"
    abbreviation.hover()
    assert abbreviation.evaluate(shown) == "block"
    page.mouse.move(0, 0)
    abbreviation.focus()
    assert abbreviation.evaluate(shown) == "block"
    assert "маалыматтык" in (abbreviation.get_attribute("data-tip") or "")


def test_cells_are_outlined_where_they_are_printed(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, ITEM_ADDRESS)
    boxes = [
        box
        for cell in gold.table(reports, "2025-26", "cells")
        if ITEM in (cell["item_ids"] or ())
        for box in cell["boxes"]
    ]
    assert {box["page"] for box in boxes} == {19, 20}
    for number in (19, 20):
        sheet = page.locator(f".sheet[data-page='{number}']")
        sheet.scroll_into_view_if_needed()
        expect(sheet.locator("img")).to_have_js_property("complete", True)
        assert sheet.locator("img").evaluate("image => image.naturalWidth") > 1000
        frame = sheet.locator("svg").bounding_box()
        assert frame
        wide, high = page.evaluate(f"data.years[0].pages[{number - 1}]")
        drawn = [box.bounding_box() for box in sheet.locator("rect.own").all()]
        printed = [box for box in boxes if box["page"] == number]
        assert len(drawn) == len(printed)
        for box in printed:
            across, down = frame["width"] / wide, frame["height"] / high
            edges = (
                frame["x"] + box["x0"] * across,
                frame["y"] + box["y0"] * down,
                frame["x"] + box["x1"] * across,
                frame["y"] + box["y1"] * down,
            )
            assert any(
                all(abs(one - other) <= 2 for one, other in zip(edges, _edges(place), strict=True))
                for place in drawn
                if place
            ), box


def _edges(place: FloatRect) -> tuple[float, float, float, float]:
    x, y = place["x"], place["y"]
    return x, y, x + place["width"], y + place["height"]


def test_a_click_on_a_cell_leads_to_its_item(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, "page?n=19")
    page.locator("[data-items='2025-26/2.6/1']").first.click()
    expect(page.locator("#view-item h2")).to_have_text("Item 2.6/1")
    page.go_back()
    expect(page.locator("#view-page h2")).to_have_text("Page 19 / 30")


def test_pictures_are_loaded_when_looked_at(page: Page, reports: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, reports, YEAR, "items")
    assert not any("pages/" in url for url in asked)


def test_the_worklist_leads_to_the_question(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, "findings?code=abbreviation_unknown")
    rows = gold.table(reports, "2025-26", "findings")
    number = sum(row["code"] == "abbreviation_unknown" for row in rows)
    found = page.locator("#view-findings .finding")
    assert found.count() == number
    stem = found.nth(5).locator("p[lang]").first.inner_text().split("”")[0]
    found.nth(5).locator("text=To decide").click()
    expect(page.locator("[data-question] h4")).to_contain_text(stem)


@pytest.mark.parametrize(
    ("language", "said"),
    [("ky", "Таблицалардан тышкары белги"), ("ru", "Знак вне таблиц"), ("en", "A mark outside")],
)
def test_findings_are_told_in_the_chosen_language(
    page: Page, reports: Path, language: str, said: str
) -> None:
    opened(page, reports, YEAR, "findings?code=stray_text")
    page.select_option("#language", language)
    message = page.locator("#view-findings .finding p[lang]").first
    expect(message).to_contain_text(said)
    expect(message).to_have_attribute("lang", language)


@pytest.mark.parametrize(
    ("language", "items"), [("ky", "Иштер"), ("ru", "Пункты"), ("en", "Items")]
)
def test_the_language_is_chosen(page: Page, reports: Path, language: str, items: str) -> None:
    opened(page, reports, YEAR, "items")
    page.select_option("#language", language)
    expect(page.locator("#view-items h2")).to_have_text(items)
    assert page.evaluate("document.documentElement.lang") == language


def test_the_browser_chooses_the_language_first(reports: Path, page: Page) -> None:
    assert page.context.browser
    context = page.context.browser.new_context(locale="ru-RU")
    other = context.new_page()
    other.goto((reports / YEAR / "report.html").as_uri())
    expect(other.locator("#nav a").first).to_have_text("Обзор")
    context.close()


def test_the_print_view_has_no_controls(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, "items")
    page.emulate_media(media="print")
    for control in ("#nav", ".filters", ".bar"):
        expect(page.locator(f"#view-items {control}, header {control}").first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#rows tbody tr").count() == 170


def test_the_keyboard_reaches_the_content_at_once(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, "items")
    page.reload()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#q")).to_be_focused()


def test_numbers_of_a_chart_are_there_on_demand(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, "overview")
    chart = page.locator(".chart").first
    expect(chart.locator("table")).to_be_hidden()
    chart.locator("summary").click()
    items = sum(int(text) for text in chart.locator("td.number").all_inner_texts())
    assert items == 170


def test_the_overview_names_the_sections(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, "overview")
    sections = page.locator("#more .sections tbody tr")
    assert sections.count() == 9
    expect(sections.nth(6)).to_have_text(
        "2.6«САНАРИПТЕШКЕН УНИВЕРСИТЕТ» ПРОГРАММАСЫ БОЮНЧА ИШ ПЛАН17"
    )
    sections.nth(6).locator("a").click()
    assert count(page) == 17


def test_money_is_told_by_the_kind_of_its_source(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, "overview")
    rows = page.locator(".kinds tbody tr")
    kgs = {row.locator("a").first.inner_text(): row.locator("td.number") for row in rows.all()}
    amounts = {name: int(cell.inner_text().replace(",", "")) for name, cell in kgs.items()}
    assert amounts["source not named"] == 16_330_000
    assert sum(amounts.values()) == 467_688_400
    grants = rows.filter(has_text="grants").first
    expect(grants.locator("li").first).to_be_hidden()
    grants.locator("summary").click()
    expect(grants.locator("li").first).to_contain_text("КР агартуу министрлиги")
    legend = page.locator("[data-keyed] svg").first.locator("text").all_text_contents()
    assert {"budget", "grants", "source not named"} <= set(legend)
    page.locator(".kinds a", has_text="source not named").click()
    assert page.locator("[data-filter=source_kind]").input_value() == "source_kind_none"
    rows_paid = gold.table(reports, "2025-26", "funding")
    nameless = {one["item_id"] for one in rows_paid if one["amount"] and not one["source"]}
    assert count(page) == len(nameless) > 0


def test_a_label_cut_short_is_whole_on_hover(page: Page, reports: Path) -> None:
    opened(page, reports, YEAR, "overview")
    cut = page.locator(".chart svg text", has_text="…").first
    whole = cut.locator("title").text_content() or ""
    printed = (cut.text_content() or "").removesuffix(whole).removesuffix("…")
    assert whole.startswith(printed) and len(whole) > len(printed)
    assert cut.evaluate("label => getComputedStyle(label).pointerEvents") == "all"


def test_changes_show_words_that_went_and_came(page: Page, reports: Path) -> None:
    opened(page, reports, COMPARED, "changes?kind=reworded")
    changes = parquet.read_table(reports / COMPARED / "changes.parquet").to_pylist()
    number = sum("reworded" in change["kinds"] for change in changes)
    assert page.locator("#change-rows article").count() == number
    expect(page.locator("del", has_text="жөнүндө").first).to_be_visible()
    expect(page.locator("ins", has_text="тууралуу").first).to_be_visible()
    page.select_option("[data-filter=kind]", "dropped")
    assert page.locator("#change-rows article").count() == 4


def test_a_changed_item_leads_to_its_place_in_its_year(page: Page, reports: Path) -> None:
    opened(page, reports, COMPARED, "changes?kind=dropped")
    page.click("text=2024-25/2.1/3")
    expect(page.locator("#view-item h2")).to_have_text("Item 2.1/3")
    assert page.url.split("#")[0].endswith("year=2024-25/report.html")


def test_the_work_of_units_before_and_after_leads_to_their_pages(page: Page, reports: Path) -> None:
    opened(page, reports, COMPARED, "overview")
    rows = page.locator("#more .units tbody tr")
    assert rows.count() > 50
    own = rows.filter(has=page.get_by_role("link", name="АРБ", exact=True))
    assert own.locator("td").all_inner_texts()[:2] == ["20", "10"]
    own.get_by_role("link").click()
    expect(page.locator("#view-units h2")).to_contain_text("АРБ")
    expect(page.locator("#view-units .meant")).to_contain_text("адам ресурстарын")
    expect(page.locator("#view-units .help")).to_contain_text("Адам ресурстары башкармалыгы")


def test_one_page_over_all_years(page: Page, reports: Path) -> None:
    opened(page, reports, ".", "items")
    assert count(page) == 327
    page.select_option("[data-filter=year]", "2024-25")
    assert count(page) == 157
    page.click("#rows tbody a >> nth=0")
    expect(page.locator("#view-item h2")).to_have_text("Item 1/1")


def test_what_a_plan_prints_is_shown_and_not_run(page: Page, tmp_path: Path) -> None:
    from msgspec.structs import replace

    evil = '</script><script>window.ran = 1</script><img src=x onerror="window.ran = 1">'
    dataset = made()
    step = {**dataset.sections[1].rows[0], "step": evil, "task": evil, "responsible": evil}
    section = replace(dataset.sections[1], rows=[step, step], title=evil)
    finding = {**dataset.findings[0], "message": evil, "detail": evil}
    party = {"item_id": "2025-26/2.1/1", "position": 1, "party": evil, "office": evil}
    funding = [{**dataset.funding[0], "source": evil}]
    hostile = replace(
        dataset,
        sections=[section],
        findings=[finding],
        responsibles=[party],
        funding=funding,
        abbreviations=[],
        ledger=[{"page": 1, "printed": 40, "cell": 40}],
    )
    publish_dataset(hostile, tmp_path, lambda files: build_year_report(files, list))
    for view in ("overview", "items", "findings", "item?id=2025-26%2F2.1%2F1"):
        opened(page, tmp_path, YEAR, view)
        assert page.evaluate("window.ran") is None
    expect(page.locator("#view-item")).to_contain_text(evil)
