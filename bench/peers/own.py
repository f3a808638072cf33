"""ishplan itself, and the floor that it stands on."""

from __future__ import annotations

import atexit
import gc
import tempfile
from collections.abc import Callable
from multiprocessing import Pipe
from pathlib import Path

from .readers import Table


def load_floor() -> Callable[[Path], None]:
    """Words and drawings of every page, nothing made of them."""
    import pymupdf

    def work(path: Path) -> None:
        with pymupdf.open(path) as document:
            for page in document:
                page.get_text("words")
                page.get_cdrawings()

    return work


def load_ishplan() -> Callable[[Path], Path]:
    """From the PDF to the published folder, whose path it gives; without the report for people."""
    from pipeline.one_plan.messages import RunOptions
    from pipeline.run.run_plans import run_plans

    out = tempfile.TemporaryDirectory()
    atexit.register(out.cleanup)

    def work(path: Path) -> Path:
        (outcome,) = run_plans([path], Path(out.name), options=RunOptions(report=False), force=True)
        if outcome.folder is None:
            raise outcome.error or RuntimeError(f"{path}: nothing was published")
        return outcome.folder

    return work


def load_inside() -> Callable[[Path], Path]:
    """The same way within one process: read, made and written as by a run that starts some."""
    from pipeline.dataset.build_dataset import build_dataset
    from pipeline.one_plan.open_plan import open_pdf
    from pipeline.one_plan.plan_files import PlanFiles
    from pipeline.process.child import ParentChannel
    from pipeline.publish.build_files import publish_dataset
    from pipeline.structure.read_plan import read_plan

    out = tempfile.TemporaryDirectory()
    atexit.register(out.cleanup)
    gc.disable()  # as in the processes of a run

    def work(path: Path) -> Path:
        pdf, source = open_pdf(PlanFiles(path.name, path.read_bytes()), ParentChannel(Pipe()[0]))
        plan = read_plan(pdf.pages(), source)
        return publish_dataset(build_dataset(plan, plan.vocabulary), Path(out.name))

    return work


def published(folder: Path) -> list[Table]:
    """The sections that were published, each as a table of its printed columns."""
    from pyarrow import parquet

    tables: list[Table] = []
    for file in sorted((folder / "sections").glob("*.parquet")):
        with file.open("rb") as opened:  # opened here, so that `year=` is not read as a column
            rows = parquet.read_table(opened).to_pylist()
        names = next((names for names in PRINTED if rows and set(names) <= set(rows[0])), ())
        tables.append([[row[name] for name in names] for row in rows])
    return tables


PRINTED = (
    ("item_no", "item", "responsible"),
    ("task", "measure", "step", "document", "indicator", "responsible", "funding"),
    ("item_no", "event", "deadline", "responsible", "outcome"),
)
"""The columns that each kind of section has in print, in printed order."""
