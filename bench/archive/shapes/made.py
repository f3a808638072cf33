"""A made plan as a file, with its truth."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .plan import SMALL, WHOLE, Size, draw_plan
from .setting import WRITERS, set_pdf
from .word_file import set_word

WORD = "word"
"""The writer of Word files, beside the three of PDF files."""

FORMATS = (*WRITERS, WORD)


@dataclass(frozen=True, slots=True)
class MadeShape:
    """A plan's file, what wrote it, and its truth."""

    data: bytes = field(repr=False)
    writer: str
    truth: dict[str, Any] = field(repr=False)

    @property
    def suffix(self) -> str:
        """How the file's name ends."""
        return ".docx" if self.writer == WORD else ".pdf"

    def truth_json(self) -> str:
        """The truth as it is kept in a file."""
        return json.dumps(self.truth, ensure_ascii=False, indent=1) + "\n"


def make_shape(seed: int | str, size: Size = WHOLE, writer: str | None = None) -> MadeShape:
    """The plan of a seed, by one of `FORMATS`; the same arguments give the same bytes."""
    chance = random.Random(f"file {seed} {size}")
    writer = writer or chance.choice(FORMATS)
    plan = draw_plan(seed, size)
    data = set_word(plan, chance) if writer == WORD else set_pdf(plan, chance, writer)
    return MadeShape(data, writer, plan.truth())


def small_plan(seed: int | str, writer: str = "reportlab") -> MadeShape:
    """A plan of a page or two, of one to four sections."""
    return make_shape(seed, SMALL, writer)


def write_shape(folder: Path, name: str, made: MadeShape) -> Path:
    """Writes a plan as `NAME/NAME.pdf` or `.docx`, beside it its `gold.json`; gives the file."""
    home = folder / name
    home.mkdir(parents=True, exist_ok=True)
    file = home / f"{name}{made.suffix}"
    file.write_bytes(made.data)
    (home / "gold.json").write_text(made.truth_json(), encoding="utf-8")
    return file
