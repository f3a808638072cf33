"""What the end of a run needs of others: DuckDB and the versions of programs, made ready by
importing this module (see `one_plan.preloaded_decoders`)."""

from __future__ import annotations

from pipeline.publish.database import start_engine
from pipeline.publish.datapackage import REGISTER_PROGRAMS
from pipeline.publish.program_versions import read_version

start_engine()
for _program in REGISTER_PROGRAMS:
    read_version(_program)
