"""Small made plans of any shape, and what is made of them in this process."""

from __future__ import annotations

from hashlib import sha256

from bench.archive.shapes.made import MadeShape
from bench.archive.shapes.published import found_in_memory
from bench.archive.shapes.score import Score, score_plan
from extractors.pdf.pymupdf_reader import PyMuPdfReader
from extractors.word.word_reader import read_word
from pipeline.dataset.build_dataset import build_dataset
from pipeline.structure.read_plan import Plan, interpret_document, read_plan
from pipeline.structure.source import PlanSource


def score_of(made: MadeShape) -> Score:
    """How much of a plan is read as its truth says; raises what the program raises."""
    plan = plan_of(made)
    return score_plan(found_in_memory(build_dataset(plan, plan.vocabulary)), made.truth)


def plan_of(made: MadeShape) -> Plan:
    """A made plan as it is read."""
    name, digest = f"made{made.suffix}", sha256(made.data).hexdigest()
    if made.suffix == ".docx":
        return interpret_document(
            read_word(made.data, name), PlanSource(name, digest, len(made.data), None)
        )
    pdf = PyMuPdfReader(made.data, name)
    return read_plan(pdf.pages(), PlanSource(name, digest, len(made.data), pdf.page_count))


def told(score: Score, *kinds: str) -> list[str]:
    """The faults of some kinds, as a test shows them."""
    return [str(miss) for miss in score.misses if miss.kind.startswith(kinds)]
