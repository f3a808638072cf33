"""Decoders that are made once, before child processes are forked, instead of in each child.

Importing this module makes them, since `multiprocessing` takes the names of modules to preload.
"""

from __future__ import annotations

from pipeline.one_plan.kept_reading import KeptReading
from pipeline.process.message_bytes import get_decoder
from pipeline.structure.known_words import KnownWords

for _record in (KeptReading, KnownWords):
    get_decoder(_record)
