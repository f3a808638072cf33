"""What is measured, as ratios beside the last ones: has anything become slower?

Seconds differ from machine to machine and from hour to hour; what is kept is each of them over the
floor that was measured in the same run. `ratios.json` has the last run of each script, with its
date, machine and versions, and goes into the repository with the change that made a difference.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

RATIOS_FILE = Path(__file__).with_name("ratios.json")

MAX_GROWTH = 1.1
"""How many times its last ratio a stage may take before it is told."""

LIBRARIES = ("pymupdf", "pdfplumber", "pyarrow", "numpy")


def record_ratios(script: str, ratios: Mapping[str, float], path: Path = RATIOS_FILE) -> list[str]:
    """Writes the ratios of a script's run in the place of its last ones; returns a line for each
    that has grown by more than a tenth."""
    runs: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    last = runs.get(script, {"ratios": {}, "date": "", "machine": ""})
    slower = [
        f"slower: {name} was {before:.2f} ({last['date']}, {last['machine']}), is {now:.2f}"
        for name, now in ratios.items()
        if (before := last["ratios"].get(name)) and now > MAX_GROWTH * before
    ]
    runs[script] = {
        "date": date.today().isoformat(),
        "machine": describe_machine(),
        "versions": {"python": platform.python_version()}
        | {library: version(library) for library in LIBRARIES},
        "ratios": {name: round(ratio, 3) for name, ratio in ratios.items()},
    }
    path.write_text(json.dumps(runs, indent=2, sort_keys=True) + "\n", "utf-8")
    return slower


def describe_machine() -> str:
    """The processor and how many of them there are."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.partition(":")[2].strip()
            for line in info.read_text("utf-8").splitlines()
            if line.startswith("model name")
        ]
        name = names[0] if names else name
    return f"{os.cpu_count()} × {name}"
