"""Whose words are evidence for whose: the plans of one institution for each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from normalizers.institutions import folder_name
from pipeline.messages import Read, packed, unpacked


@dataclass(frozen=True, slots=True)
class Spool:
    """What was read, kept in files until it is published: words and plan by the plan's index."""

    folder: Path
    groups: dict[tuple[int, ...], bytes] = field(default_factory=dict)

    def keep(self, index: int, answer: Read) -> None:
        """Takes what was read of a plan."""
        (self.folder / f"{index}.words").write_bytes(answer.words)
        (self.folder / f"{index}.plan").write_bytes(answer.plan)

    def plan(self, index: int) -> bytes:
        """What was read of a plan, packed."""
        return (self.folder / f"{index}.plan").read_bytes()

    def united(self, members: tuple[int, ...]) -> bytes:
        """The words of some plans as one vocabulary, packed; plans that failed have none."""
        if members not in self.groups:
            paths = [self.folder / f"{index}.words" for index in members]
            words = [path.read_bytes() for path in paths if path.exists()]
            if len(words) > 1:
                from normalizers.vocabulary import united

                words = [packed(united(map(unpacked, words)))]
            self.groups[members] = words[0]
        return self.groups[members]


class Groups:
    """The plans of a run, by their index, with the institution and the sha256 of each.

    Institutions are told apart by the names of their folders: one may be written `ОшМУ` and `ОШМУ`.
    """

    def __init__(self, given: str | None) -> None:
        """`given`: the institution of all of them, whatever they say."""
        self._given = given
        self._of: dict[int, tuple[str | None, str]] = {}
        self._members: dict[str | None, list[int]] = {}

    def add(self, index: int, institution: str | None, sha256: str) -> None:
        """Takes a plan."""
        institution = folder_name(self._given or institution or "") or None
        self._of[index] = institution, sha256
        self._members.setdefault(institution, []).append(index)

    def of(self, index: int) -> str | None:
        """The institution of a plan, as its folder is named."""
        return self._of[index][0]

    def institutions(self) -> set[str | None]:
        """All there are."""
        return {*self._members}

    def members(self, index: int) -> tuple[int, ...]:
        """The plans of its institution, itself too, in order."""
        return tuple(sorted(self._members[self.of(index)]))

    def others(self, index: int) -> tuple[str, ...]:
        """The hashes of the other plans of its institution, sorted."""
        own = self._of[index][1]
        return tuple(sorted({self._of[other][1] for other in self.members(index)} - {own}))
