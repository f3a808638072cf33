"""The page names what it may run."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.made_dataset import YEAR


def test_the_page_names_what_it_may_run(reports: Path) -> None:
    page = (reports / YEAR / "report.html").read_text("utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
