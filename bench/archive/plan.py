"""One made plan: its PDF and its truth."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import content, titles, words
from .breaking import lines
from .canvas import NewCanvas
from .drawing import draw
from .glossary import set_glossary
from .institutions import Institution
from .pages import Flow, Run
from .phrases import Phrases, phrases
from .style import Style, some_style
from .tables import TableSetter
from .with_fpdf import FpdfCanvas
from .with_pymupdf import PyMuPdfCanvas
from .with_reportlab import ReportLabCanvas

WRITERS: Mapping[str, NewCanvas] = {
    "reportlab": ReportLabCanvas,
    "fpdf2": FpdfCanvas,
    "pymupdf": PyMuPdfCanvas,
}

COLUMNS = {
    "council": ("item_no", "item", "responsible"),
    "language": ("item_no", "event", "deadline", "responsible", "outcome"),
}

COUNCIL, LANGUAGE, GLOSSARY = 0.1, 0.09, 0.03
"""The shares of a plan's pages that its parts take, the seven strategy sections the rest."""

ITEMS_A_PAGE = 14
"""About so many items of a council or language section fill a page."""

TITLE = 1.3
"""How much larger titles are than the text of cells."""


@dataclass(frozen=True, slots=True)
class MadePlan:
    """A plan's PDF, the truth about it, and what drew it."""

    pdf: bytes
    truth: dict[str, object]
    pages: int
    writer: str
    style: Style

    def truth_json(self) -> str:
        """The truth as it is kept in a file."""
        return json.dumps(self.truth, ensure_ascii=False, indent=1) + "\n"


def made_plan(
    institution: Institution,
    start: int,
    pages: float,
    seed: int,
    writer: str | None = None,
) -> MadePlan:
    """A plan of an institution for the academic year that begins in `start`, of some `pages`.

    The same arguments give the same plan.
    """
    chance = random.Random(f"{seed} {institution.abbreviation} {start}")
    style = some_style(chance)
    writer = writer or chance.choice(list(WRITERS))
    return _Maker(phrases(chance, institution, start), style).made(pages, writer)


class _Maker:
    def __init__(self, texts: Phrases, style: Style) -> None:
        self._texts, self._style = texts, style
        self._flow = Flow(style.paper("council"))
        self._sections: dict[str, list[content.Row]] = {}

    def made(self, pages: float, writer: str) -> MadePlan:
        texts, style = self._texts, self._style
        items = round(COUNCIL * pages * ITEMS_A_PAGE / len(words.MONTHS))
        title = titles.council(texts)
        self._section("1", "council", title, content.council(texts, items), COUNCIL * pages)
        self._strategies(COUNCIL * pages, (1 - LANGUAGE - GLOSSARY) * pages)
        items = round(LANGUAGE * pages * ITEMS_A_PAGE / len(words.THEMES)) + 1
        until = (1 - GLOSSARY) * pages
        title = titles.language(texts)
        self._section("3", "language", title, content.language(texts, items), until)
        self._flow.turn_to(style.paper("glossary"), afresh=True)
        set_glossary(self._flow, style.look, texts.entries)
        self._furniture()
        look = style.look
        title = f"{texts.institution.name}: {texts.year}"
        canvas = WRITERS[writer](title, look.text.face, look.bold.face)
        draw(self._flow.pages, canvas, look.rules, look.line_width)
        truth: dict[str, object] = {
            "institution": texts.institution.abbreviation,
            "academic_year": texts.year,
            "pages": len(self._flow.pages),
            "sections": self._sections,
            "glossary": [list(entry) for entry in texts.entries],
        }
        return MadePlan(canvas.finished(), truth, len(self._flow.pages), writer, style)

    def _strategies(self, start: float, until: float) -> None:
        """Sections 2.1 to 2.7, of different lengths, under a title of their own.

        They are to take the plan from `start` to `until`, both in pages.
        """
        texts, chance = self._texts, self._texts.chance
        merging = content.some_merging(chance)
        self._flow.turn_to(self._style.paper("strategy"), afresh=self._style.new_pages)
        self._title(titles.part(texts), least=8 * self._style.look.text.leading)
        shares = [chance.uniform(0.4, 1.6) for _ in range(7)]
        names = chance.sample(words.PROGRAMMES, len(shares))
        for number, name in enumerate(names, 1):
            blocks = content.strategy(texts, merging)
            title = titles.strategy(f"2.{number}", name)
            end = start + (until - start) * sum(shares[:number]) / sum(shares)
            self._section(f"2.{number}", "strategy", title, blocks, end)

    def _section(
        self, number: str, kind: str, title: str, blocks: Iterator[content.Block], until: float
    ) -> None:
        """A section's title and table, with blocks until so many pages are full; one at least."""
        style, flow = self._style, self._flow
        flow.turn_to(style.paper(kind), afresh=style.new_pages and number != "2.1")
        named = {key: style.titles[key] for key in COLUMNS.get(kind, style.order)}
        table = TableSetter(flow, style.look, named, style.widths)
        self._title(title, table.least)
        table.header()
        rows: list[content.Row] = []
        for block in blocks:
            if rows and flow.used >= until:
                break
            table.add(block)
            rows += block.truth
        flow.y += 2 * style.look.text.leading
        self._sections[number] = rows

    def _title(self, text: str, least: float) -> None:
        """Sets a title, on a new page if not so many points would be left under it."""
        flow, style = self._flow, self._style.look.bold
        size, leading = TITLE * style.size, TITLE * style.leading
        paper = flow.paper
        printed = lines(text, 0.7 * (paper.right - paper.left) / TITLE, style)
        if flow.room < len(printed) * leading + least:
            flow.new_page()
        whole = [line.rstrip() for line in printed]
        flow.centred([(line, TITLE * style.width(line)) for line in whole], size, leading)
        flow.y += leading

    def _furniture(self) -> None:
        """Running heads and page numbers."""
        style = self._style.look.text
        head = f"{self._texts.institution.name}, {self._texts.year}"
        for number, page in enumerate(self._flow.pages, 1):
            if self._style.head:
                page.runs.insert(0, Run(self._style.margins[0], 24, head, style.size, bold=False))
            if self._style.page_numbers:
                at = page.width / 2, page.height - 18
                page.runs.append(Run(*at, str(number), style.size, bold=False))
