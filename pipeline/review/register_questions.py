"""The open questions about names in a plan that was just read, by the register over all years."""

from __future__ import annotations

from pathlib import Path

from normalizers.register.build_register import build_register
from normalizers.register.register_records import OpenNames, PlanParties
from normalizers.titles.institution_names import to_institution_slug
from pipeline.published.folders import list_year_folders
from pipeline.published.output_layout import read_published_institution
from pipeline.register.published_register import read_known_ids
from pipeline.register.read_plans import read_published_parties
from pipeline.storage.folder import INSTITUTION_PREFIX


def find_open_names(out: Path, institution: str | None, own: PlanParties) -> OpenNames:
    """The open names of a plan, found with the other years of its institution (a slug) that are
    published in `out`."""
    root = _find_root(out, institution)
    published = [] if root is None else read_published_parties(root)[0]
    others = [one.plan for one in published if one.plan.period != own.period]
    known_ids = None if root is None else read_known_ids(root)
    return build_register([*others, own], known_ids).list_open_names()[own.period]


def _find_root(out: Path, institution: str | None) -> Path | None:
    """Where the years of an institution are published; None if nowhere in `out`."""
    own_root = out / f"{INSTITUTION_PREFIX}{institution}"
    if own_root.is_dir():
        return own_root
    slugs = {
        to_institution_slug(name)
        for name in map(read_published_institution, list_year_folders(out))
        if name is not None
    }
    return None if slugs and institution not in slugs else out
