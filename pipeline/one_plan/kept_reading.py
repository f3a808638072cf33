"""What was read of a plan, as bytes.

If the process that read a plan cannot wait for the words of the other plans, another process goes
on from these bytes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from extractors.records.documents import Document
from extractors.records.read_pages import Page
from pipeline.one_plan.plan_files import PlanFiles
from pipeline.process.message_bytes import Count, pack_record, unpack_record
from pipeline.structure.source import PlanSource

MOST_KEPT = 512 << 20
"""The most bytes of an unpacked reading; a plan of 30 pages has half a MiB."""


class KeptReading(Struct, frozen=True):
    """What is kept of a plan that was read: its document, the number of pages and the producer of
    its PDF, and the pages whose text was recognised.

    The sections and all else that follows from the document are found anew: this is quicker than
    keeping them, and nothing about them has to be believed.
    """

    document: Document
    pages: Count
    producer: str
    recognised: Mapping[int, Page]


def pack_reading(document: Document, source: PlanSource, recognised: Mapping[int, Page]) -> bytes:
    """What was read of a plan, packed into few bytes."""
    return pack_record(KeptReading(document, source.pages, source.producer, recognised))


def unpack_reading(
    data: bytes, plan_files: PlanFiles
) -> tuple[Document, PlanSource, Mapping[int, Page]]:
    """What was read of a plan, unpacked; raises `GarbledAnswer` for other bytes."""
    kept = unpack_record(data, KeptReading, MOST_KEPT)
    source = plan_files.describe_source(kept.pages, kept.producer)
    return kept.document, source, kept.recognised
