"""Texts and templates of every report, loaded by importing this module (see
`one_plan.preloaded_decoders`)."""

from __future__ import annotations

from pipeline.report.html_page import load_page_parts

load_page_parts()
