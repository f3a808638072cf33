"""How well a plan is read from scans of its pages, beside its reading from the text layer.

Makes the scans itself: each page drawn in grey, turned by up to one degree, blurred, with grain,
as a JPEG. Prints the share of rows found at their place, the share of cells that are right, and
seconds a page, of the clock and of the processors; asserts nothing. The pages are read one after
the other; a run has two under way. Needs Tesseract with Kyrgyz and Russian.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, process_time

import cv2
import numpy as np
import pymupdf
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from extractors.pdf.pymupdf_reader import PyMuPdfReader
from extractors.recognition.images import Grey
from extractors.records.read_pages import Page
from extractors.scans.scanned_page import recognise_page
from pipeline.dataset.build_dataset import build_dataset
from pipeline.structure.read_plan import read_plan
from pipeline.structure.source import PlanSource

PLANS = Path(__file__).parent.parent / "raw"

COLUMNS = {
    "council": ("item_no", "item", "responsible"),
    "strategy": ("task", "measure", "step", "document", "indicator", "responsible", "funding"),
    "events": ("item_no", "event", "deadline", "responsible", "outcome"),
}
"""The columns of each kind of section that hold printed text."""

ALIKE = 60.0
"""Two rows whose texts are less alike than this, in percent, are not the same row."""

WRONG = 0.02
"""A cell is right with at most this share of its characters wrong."""

Rows = Mapping[str, Sequence[Mapping[str, str]]]
"""The rows of each section, column → text; an empty cell is left out."""


@dataclass
class Score:
    """What was found of a plan; `near` counts cells with one wrong character too."""

    rows: int = 0
    rows_found: int = 0
    cells: int = 0
    right: int = 0
    near: int = 0
    misses: list[tuple[str, str, str, str]] = field(default_factory=list)


def grey(page: pymupdf.Page, dpi: int) -> Grey:
    """A page as a grey picture."""
    pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    rows = np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.stride)
    return rows[:, : pixels.width].copy()


@dataclass(frozen=True)
class Scanner:
    """How a scanner scans: pixels an inch, the JPEG's quality from 0 to 100, degrees that a page is
    turned at most, shades of grain."""

    dpi: int
    quality: int
    turn: float
    grain: float


def scanned(picture: Grey, scanner: Scanner, chance: np.random.Generator) -> bytes:
    """The picture as a scanner gives it: not straight, not sharp, with grain, as a JPEG."""
    height, width = picture.shape
    degrees = chance.uniform(-scanner.turn, scanner.turn)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    turned = cv2.warpAffine(
        picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255.0
    )
    blurred = cv2.GaussianBlur(turned, (0, 0), 0.6 * scanner.dpi / 200).astype(np.float32)
    grain = chance.normal(0, scanner.grain, blurred.shape)
    grained = np.clip(0.9 * blurred + 12 + grain, 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", grained, [cv2.IMWRITE_JPEG_QUALITY, scanner.quality])
    return packed.tobytes()


def scan(plan: Path, into: Path, scanner: Scanner) -> None:
    """Writes a PDF that holds nothing but scans of the pages of `plan`."""
    with pymupdf.open(plan) as source, pymupdf.open() as out:
        for page in source:
            # The same page is always scanned alike.
            chance = np.random.default_rng(page.number)
            sheet = out.new_page(width=page.rect.width, height=page.rect.height)
            picture = scanned(grey(page, scanner.dpi), scanner, chance)
            sheet.insert_image(sheet.rect, stream=picture)
        out.save(into)


def recognised(plan: Path, dpi: int) -> Iterator[Page]:
    """The pages of a PDF, read from their pictures."""
    with pymupdf.open(plan) as document:
        for page in document:
            size = (float(page.rect.width), float(page.rect.height))
            yield recognise_page(grey(page, dpi), dpi, page.number + 1, size)


def rows(pages: Sequence[Page], name: str) -> Rows:
    """The printed texts of a plan's rows, section by section."""
    plan = read_plan(pages, PlanSource(name, "", 0, len(pages)))
    return {
        section.section: [
            {key: str(row[key]) for key in COLUMNS[section.kind] if row[key]}
            for row in section.rows
        ]
        for section in build_dataset(plan, plan.vocabulary).sections
    }


def pairs(true: Sequence[Mapping[str, str]], seen: Sequence[Mapping[str, str]]) -> list[int | None]:
    """For each true row the index of the same row seen, or None: the best pairing in order."""
    texts = [[" ".join(row.values()) for row in side] for side in (true, seen)]
    alike = [[ratio(a, b) for b in texts[1]] for a in texts[0]]
    best = np.zeros((len(true) + 1, len(seen) + 1))
    for i in range(len(true)):
        for j in range(len(seen)):
            paired = best[i, j] + max(alike[i][j] - ALIKE, 0)
            best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], paired)
    out: list[int | None] = [None] * len(true)
    i, j = len(true), len(seen)
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            out[i] = j
    return out


def score(true: Rows, seen: Rows) -> Score:
    """Compares the rows of a plan, section by section."""
    out = Score()
    for section, expected in true.items():
        found = seen.get(section, ())
        for row, (texts, index) in enumerate(zip(expected, pairs(expected, found), strict=True), 1):
            out.rows += 1
            out.rows_found += index is not None
            got = found[index] if index is not None else {}
            for key in sorted({*texts, *got}):
                want, have = texts.get(key, ""), got.get(key, "")
                wrong = Levenshtein.distance(want, have)
                out.cells += 1
                out.right += wrong <= WRONG * len(want)
                out.near += wrong <= max(1.0, WRONG * len(want))
                if wrong > WRONG * len(want):
                    out.misses.append((section, f"{row} {key}", want, have))
    return out


def main() -> None:
    """Scan the plans, read them and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plans", nargs="*", type=Path, default=sorted(PLANS.glob("*.pdf")))
    parser.add_argument("--dpi", type=int, nargs="+", default=[300, 200])
    parser.add_argument("--quality", type=int, default=60, help="of the JPEG, 0 to 100")
    parser.add_argument("--turn", type=float, default=1.0, help="degrees of skew at most")
    parser.add_argument("--grain", type=float, default=6.0, help="shades of 255")
    parser.add_argument("--misses", type=int, default=0, help="cells read wrong to show")
    given = parser.parse_args()
    for plan in given.plans:
        true = rows([*PyMuPdfReader(plan.read_bytes(), plan.name).pages()], plan.name)
        for dpi in given.dpi:
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / plan.name
                scan(plan, file, Scanner(dpi, given.quality, given.turn, given.grain))
                start, work = perf_counter(), process_time()
                pages = [*recognised(file, dpi)]
                seconds = (perf_counter() - start) / len(pages)
                work = (process_time() - work) / len(pages)
            got = score(true, rows(pages, plan.name))
            print(
                f"{plan.name}, {dpi} dpi: rows {got.rows_found / got.rows:.3f} of {got.rows}, "
                f"cells {got.right / got.cells:.3f} of {got.cells} "
                f"({got.near / got.cells:.3f} but for one character), {seconds:.1f} s a page, "
                f"{work:.1f} of processors",
                flush=True,
            )
            for section, place, want, have in got.misses[: given.misses]:
                print(f"  {section} {place}\n    {want}\n    {have}")


if __name__ == "__main__":
    main()
