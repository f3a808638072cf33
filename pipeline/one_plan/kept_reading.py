"""What was read of a plan, as bytes: where the process that read it cannot wait for the words of
others, another goes on from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractors.records.documents import Document
from extractors.records.read_pages import Page
from pipeline.one_plan.open_plan import describe_source
from pipeline.one_plan.plan_files import PlanFiles
from pipeline.process.message_bytes import Count, pack_record, unpack_record
from pipeline.structure.source import PlanSource

MOST_KEPT = 512 << 20
"""Bytes of what is kept of a plan, once it is unpacked; one of 30 pages has half of one."""


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What is kept of reading a plan: its document, its PDF's pages and producer, and the pages
    that were recognised.

    The sections and all that follows from the document are found anew: that is quicker than to
    keep them, and nothing need be believed of them.
    """

    document: Document
    pages: Count
    producer: str
    recognised: Mapping[int, Page]


def pack_reading(document: Document, source: PlanSource, recognised: Mapping[int, Page]) -> bytes:
    """What was read of a plan, as few bytes."""
    return pack_record(KeptReading(document, source.pages, source.producer, recognised))


def unpack_reading(
    data: bytes, plan_files: PlanFiles
) -> tuple[Document, PlanSource, Mapping[int, Page]]:
    """What was read of the plan in a file; raises `GarbledAnswer` if the bytes are none of that."""
    kept = unpack_record(data, KeptReading, MOST_KEPT)
    source = describe_source(plan_files, kept.pages, kept.producer)
    return kept.document, source, kept.recognised
