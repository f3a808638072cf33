"""A plan's bytes → the pictures of its pages, which a report shows."""

from __future__ import annotations

from functools import partial

from extractors.file_format import detect_format
from pipeline.one_plan.messages import PICTURES_SUFFIX
from pipeline.one_plan.plan_files import PlanFiles
from pipeline.process.child import ParentChannel


def draw_plan_pages(files: PlanFiles, parent: ParentChannel) -> list[bytes]:
    """The pictures of the pages of a PDF that was read, as PNG; none of another form of plan."""
    if detect_format(files.content) != "PDF":
        return []
    from extractors.pdf.page_images import render_pages  # needs MuPDF

    on_picture = partial(parent.send_progress, f"{files.name}{PICTURES_SUFFIX}")
    return render_pages(files.content, files.name, on_picture)
