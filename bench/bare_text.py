"""How well plans are read from their bare text, beside the reading of their PDFs.

`python bench/bare_text.py`: the published dump of 2025-26, and those that PyMuPDF makes
of the plans in `raw/`; each alone, and with the columns of the other year's PDF as evidence. Prints
the share of rows found, rows too many, the share of cells that are right (spaces, hyphens and case
aside), and how well confidence tells rows that are right from others: the area under the curve, 0.5
for no better than chance. Asserts nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import numpy as np
import pymupdf
from rapidfuzz.fuzz import ratio

from extractors.pdf.pymupdf_reader import PyMuPdfReader
from normalizers.wording.same_text import compare_print
from pipeline.dataset.build_dataset import build_dataset
from pipeline.plain_text.text_reader import read_plain_text
from pipeline.structure.known_words import collect_known_words
from pipeline.structure.read_plan import Plan, interpret_document, read_plan
from pipeline.structure.source import PlanSource

ROOT = Path(__file__).parent.parent
PUBLISHED = ROOT / "tests" / "data" / "text" / "2025-26.txt"
YEARS = ("2025-26", "2024-25")

COLUMNS = {
    "council": ("item", "responsible"),
    "strategy": ("task", "measure", "step", "document", "indicator", "responsible", "funding"),
    "events": ("event", "deadline", "responsible", "outcome"),
}
"""The columns of each kind of section that hold printed text."""

ALIKE = 50.0
"""Two rows whose texts are less alike than this, in percent, are not the same row."""

Row = Mapping[str, object]


@dataclass
class Score:
    """What was found of a plan; `confidences` of each row by its kind, and whether it is right."""

    rows: int = 0
    found: int = 0
    extra: int = 0
    cells: int = 0
    right: int = 0
    confidences: list[tuple[str, float, bool]] = field(default_factory=list)

    def told(self) -> str:
        """The figures as cells of a Markdown table."""
        shares = (self.found / self.rows, self.right / self.cells)
        rows, cells = (f"{share:.3f}" for share in shares)
        areas = f"{self.area():.3f} | {self.area({'strategy'}):.3f}"
        return f"{rows} | {self.extra} | {cells} | {areas}"

    def area(self, kinds: Collection[str] = tuple(COLUMNS)) -> float:
        """The chance that a row that is right is surer than one that is not."""
        own = [(sure, is_right) for kind, sure, is_right in self.confidences if kind in kinds]
        right = np.array([sure for sure, is_right in own if is_right])
        wrong = np.array([sure for sure, is_right in own if not is_right])
        if not len(right) or not len(wrong):
            return float("nan")
        above = right[:, None] > wrong[None, :]
        return float((above + 0.5 * (right[:, None] == wrong[None, :])).mean())


def main() -> None:
    """Prints the table."""
    plans = {year: printed_plan(year) for year in YEARS}
    print("| text | beside it | rows | too many | cells right | area under the curve | of 2.x |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, year, data in _texts():
        other = next(one for one in YEARS if one != year)
        for beside in (None, other):
            columns = collect_known_words(plans[beside]).stem_counts if beside else {}
            text = interpret_document(read_plain_text(data, name, columns), _source(name, data))
            score = scored(section_rows(plans[year]), section_rows(text))
            print(f"| {name} | {beside or 'nothing'} | {score.told()} |", flush=True)


def _texts() -> Iterator[tuple[str, str, bytes]]:
    yield "2025-26, published", "2025-26", PUBLISHED.read_bytes()
    for year in YEARS:
        with pymupdf.open(ROOT / "raw" / f"{year}.pdf") as pdf:
            text = "\f".join(page.get_text() for page in pdf)
        yield f"{year}, by PyMuPDF", year, text.encode()


def printed_plan(year: str) -> Plan:
    """A plan of `raw/` from its PDF."""
    data = (ROOT / "raw" / f"{year}.pdf").read_bytes()
    return read_plan(PyMuPdfReader(data, year).pages(), _source(year, data))


def _source(name: str, data: bytes) -> PlanSource:
    return PlanSource(name, sha256(data).hexdigest(), len(data), 0)


def section_rows(plan: Plan) -> dict[str, tuple[str, Sequence[Row]]]:
    """The rows of each section, by its number, with its kind."""
    sections = build_dataset(plan, plan.vocabulary).sections
    return {section.section: (section.kind, section.rows) for section in sections}


def scored(
    printed: Mapping[str, tuple[str, Sequence[Row]]],
    inferred: Mapping[str, tuple[str, Sequence[Row]]],
) -> Score:
    """What was found of the sections that are printed."""
    score = Score()
    for number, (kind, rows) in printed.items():
        theirs = inferred.get(number, (kind, ()))[1]
        pairs = dict(_aligned(rows, theirs, COLUMNS[kind]))
        score.rows += len(rows)
        score.found += len(pairs)
        score.extra += len(theirs) - len(pairs)
        score.cells += len(rows) * len(COLUMNS[kind])
        for position, row in enumerate(theirs):
            whose = next((ours for ours, own in pairs.items() if own == position), None)
            alike = [
                whose is not None and _same(rows[whose].get(name), row.get(name))
                for name in COLUMNS[kind]
            ]
            score.right += sum(alike)
            score.confidences.append((kind, float(str(row["confidence"])), all(alike)))
    return score


def _same(one: object, other: object) -> bool:
    texts = [str(value or "").casefold() for value in (one, other)]
    return compare_print(*texts) != "other"


def _aligned(
    ours: Sequence[Row], theirs: Sequence[Row], columns: Iterable[str]
) -> list[tuple[int, int]]:
    """Pairs of rows, in order, as alike as can be in all (Needleman & Wunsch 1970)."""
    names = list(columns)
    texts = [[" ".join(str(row.get(name) or "") for name in names) for row in ours]]
    texts.append([" ".join(str(row.get(name) or "") for name in names) for row in theirs])
    likes = np.array([[ratio(one, other) for other in texts[1]] for one in texts[0]])
    best = np.zeros((len(ours) + 1, len(theirs) + 1))
    for i in range(1, len(ours) + 1):
        for j in range(1, len(theirs) + 1):
            paired = best[i - 1, j - 1] + max(likes[i - 1, j - 1] - ALIKE, 0)
            best[i, j] = max(best[i - 1, j], best[i, j - 1], paired)
    pairs = []
    i, j = len(ours), len(theirs)
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


if __name__ == "__main__":
    main()
