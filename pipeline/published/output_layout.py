"""In which folder of the output each plan belongs.

With one institution: `year=2025-26/`. With several, each has its own folder of years,
`institution=kmtu/year=2025-26/`, which is laid out like an output of its own.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from extractors.errors import MixedInstitutions, NoInstitution, UnreadableOutput
from normalizers.titles.institution_names import to_institution_slug
from pipeline.published.descriptor import load_descriptor
from pipeline.published.folders import list_year_folders
from pipeline.storage.folder import INSTITUTION_PREFIX, year_folder_name
from pipeline.storage.strange_files import refuse_links


def read_published_institution(folder: Path) -> str | None:
    """The slug of the institution that a year's data package names; None if it names none or cannot
    be read."""
    try:
        institution = load_descriptor(folder).get("institution")
    except UnreadableOutput:
        return None
    return to_institution_slug(institution) or None if isinstance(institution, str) else None


class OutputLayout:
    """The folders of an output for plans of some institutions.

    Institutions are given by their slugs; None stands for an unknown one.
    """

    def __init__(self, out: Path, institutions: Collection[str | None]) -> None:
        """Raises `MixedInstitutions` if the output holds years that would be mixed with these."""
        self._out = out
        own = {*institutions}
        others = {read_published_institution(folder) for folder in list_year_folders(out)}
        self._is_by_institution = len(own) > 1 or any(out.glob(f"{INSTITUTION_PREFIX}*"))
        if not self._is_by_institution:  # years of this institution, or of who knows whom
            others = others - own - {None} if None not in own else set()
        if others and own:
            raise MixedInstitutions(
                f"{out}: has years of one institution ({_to_text(others)}), these plans are of "
                f"{_to_text(own)}. Give another --out, or run the plans of all into a new folder."
            )

    def get_year_folder(self, institution: str | None, year: str, name: str) -> Path:
        """Where a year of an institution is published; `name` is that of the plan, for messages.

        Raises `NoInstitution` if institutions have folders of their own and this one is unknown,
        `PublishFailed` if a link is in the way.
        """
        if not self._is_by_institution:
            return self._sound(self._out / year_folder_name(year))
        if institution is None:
            raise NoInstitution(
                f"{name}: no title names the institution whose plan it is, and there are several. "
                "Run it by itself with --institution NAME."
            )
        return self._sound(
            self._out / f"{INSTITUTION_PREFIX}{institution}" / year_folder_name(year)
        )

    def _sound(self, folder: Path) -> Path:
        refuse_links(self._out, folder)
        return folder


def _to_text(institutions: Collection[str | None]) -> str:
    return ", ".join(sorted(one or "one that is not named" for one in institutions))
