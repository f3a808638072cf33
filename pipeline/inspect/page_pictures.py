"""Pictures of a plan's pages, drawn in a process of its own from the file that was published."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from extractors.errors import UnreadablePdf
from pipeline.one_plan.plan_files import PlanFiles, load_plan_files
from pipeline.process.child import ParentChannel
from pipeline.process.limits import DEFAULT_LIMITS
from pipeline.process.worker import ignore_progress, run_in_child


def draw_published_pages(plan: Path, title: str, sha256: str) -> list[bytes]:
    """The pictures of `plan`, which must be the file `title` with that hex hash.

    Raises `UnreadablePdf` if it is another file, and every error of reading a plan.
    """
    plan_files = load_plan_files(plan, DEFAULT_LIMITS)
    if plan_files.sha256 != sha256:
        raise UnreadablePdf(
            f"{plan}: not the file that was published ({title}, sha256 {sha256[:12]}…). "
            "Give that one, or run this one."
        )
    return run_in_child(plan_files.name, DEFAULT_LIMITS, ignore_progress, draw_pages, plan_files)


def draw_pages(
    parent: ParentChannel, plan_files: PlanFiles
) -> Annotated[list[bytes], Meta(max_length=100_000)]:
    """A picture of each page of a plan, in their order; none of a plan without pages."""
    from extractors.file_format import detect_format
    from extractors.pdf.page_images import render_pages

    if detect_format(plan_files.content) != "PDF":
        return []
    return render_pages(
        plan_files.content, plan_files.name, partial(parent.send_progress, plan_files.name)
    )
