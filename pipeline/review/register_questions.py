"""What the register of all years leaves open: names in two plans that may be one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.errors import NotPublished, UnreadableOutput
from normalizers.register.decided import find_named_key
from normalizers.titles.institution_names import to_institution_slug
from pipeline.corrections.corrections import Corrections
from pipeline.published.folders import list_year_folders
from pipeline.published.output_layout import read_published_institution
from pipeline.published.published_folder import Row
from pipeline.register.published_register import read_register_table
from pipeline.review.questions import ReviewQuestion, make_name_question
from pipeline.storage.folder import INSTITUTION_PREFIX


def list_register_questions(
    out: Path,
    institution: str | None,
    corrections: Corrections,
    asked: Sequence[ReviewQuestion],
) -> list[ReviewQuestion]:
    """The questions of the register of an institution, as its folder is named, that nobody has
    answered and that are not `asked` already; none if nothing is published."""
    own_root = out / f"{INSTITUTION_PREFIX}{institution}"
    root = own_root if own_root.is_dir() else out
    if root == out and _is_of_another(out, institution):
        return []
    try:
        rows = read_register_table(root, "name_questions")
    except (NotPublished, UnreadableOutput):
        return []
    return [*_iter_open(rows, corrections, asked)]


def _is_of_another(root: Path, institution: str | None) -> bool:
    """Whether the years of a folder name another institution."""
    slugs = {
        to_institution_slug(name)
        for name in map(read_published_institution, list_year_folders(root))
        if name is not None
    }
    return bool(slugs) and institution not in slugs


def _iter_open(
    rows: Sequence[Row], corrections: Corrections, asked: Sequence[ReviewQuestion]
) -> Iterator[ReviewQuestion]:
    settled = {_make_pair(one.left, one.right) for one in corrections.name_decisions}
    settled |= {_make_pair(*one.names) for one in asked if one.names is not None}
    for row in rows:
        pair = _make_pair(row["left"], row["right"])
        if pair not in settled:
            yield make_name_question(
                row["kind"], row["left"], row["right"], row["reason"], row["score"]
            )


def _make_pair(left: str, right: str) -> frozenset[object]:
    return frozenset((find_named_key(left), find_named_key(right)))
