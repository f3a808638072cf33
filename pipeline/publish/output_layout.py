"""In which folder of the output each plan belongs.

With one institution, as the contract has it: `year=2025-26/`. With several, each has its own folder
of years, `institution=kmtu/year=2025-26/`, which is laid out as an output of its own.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from extractors.errors import MixedInstitutions, NoInstitution
from normalizers.titles.institution_names import folder_name as latin
from pipeline.storage.folder import folder_name
from pipeline.storage.strange_files import refuse_links

PREFIX = "institution="


def published_institution(folder: Path) -> str | None:
    """The institution that the data package of a year's folder names, as its folder is named."""
    try:
        found = json.loads((folder / "datapackage.json").read_bytes()).get("institution")
    except (OSError, ValueError, AttributeError):
        return None
    return latin(found) or None if isinstance(found, str) else None


class Layout:
    """The folders of an output for plans of some institutions.

    Institutions are named as their folders are; None is one that is not known.
    """

    def __init__(self, out: Path, institutions: Collection[str | None]) -> None:
        """Raises `MixedInstitutions` if the output holds years that would be mixed with these."""
        self._out = out
        own = {*institutions}
        mixed = {published_institution(folder) for folder in out.glob("year=*")}
        self._apart = len(own) > 1 or any(out.glob(f"{PREFIX}*"))
        if not self._apart:  # years of this institution, or of who knows whom
            mixed = mixed - own - {None} if None not in own else set()
        if mixed and own:
            raise MixedInstitutions(
                f"{out}: has years of one institution ({_named(mixed)}), these plans are of "
                f"{_named(own)}. Give another --out, or run the plans of all into a new folder."
            )

    def folder(self, institution: str | None, year: str, name: str) -> Path:
        """Where a year of an institution is published; `name` is the plan's, for the message.

        Raises `NoInstitution` where institutions lie apart and it is not known which it is,
        `PublishFailed` if a link is in the way.
        """
        if not self._apart:
            return self._sound(self._out / folder_name(year))
        if institution is None:
            raise NoInstitution(
                f"{name}: no title names the institution whose plan it is, and there are several. "
                "Run it by itself with --institution NAME."
            )
        return self._sound(self._out / f"{PREFIX}{institution}" / folder_name(year))

    def _sound(self, folder: Path) -> Path:
        refuse_links(self._out, folder)
        return folder


def _named(institutions: Collection[str | None]) -> str:
    return ", ".join(sorted(one or "one that is not named" for one in institutions))
