"""What is done before children are copied: what each of them would do first of all.

It is done by importing this module, as names of modules are what `multiprocessing` takes.
"""

from __future__ import annotations

from pipeline.one_plan.kept_reading import KeptReading
from pipeline.process.message_bytes import get_decoder
from pipeline.structure.known_words import KnownWords

for _record in (KeptReading, KnownWords):
    get_decoder(_record)
