"""What every report needs, loaded by importing this module: see `pipeline.run.ahead`."""

from __future__ import annotations

from pipeline.report import build
from pipeline.report.html_page import load_page_parts

__all__ = ["build"]

load_page_parts()
