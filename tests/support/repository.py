"""Where the repository's own files lie."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
RAW = ROOT / "raw"
TEST_DATA = ROOT / "tests" / "data"
