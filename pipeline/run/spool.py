"""Whose words are evidence for whose: the plans of one institution for each other."""

from __future__ import annotations

from collections.abc import Iterable
from io import SEEK_END
from typing import IO

from normalizers.titles.institution_names import folder_name
from pipeline.process.encoding import packed, unpacked
from pipeline.run.messages import Companion, Read
from pipeline.structure.known_words import MOST_WORDS, KnownWords, together

MOST_COMPANION = 256 << 20
"""Bytes of what is compared of a plan; one of 30 pages has 0.2 MiB."""


class Spool:
    """What was read, kept in a file until it is published: words and plan by the plan's index; and
    what is compared of those that are not published themselves.

    The file has no name where the system can do without, so that nothing of a run that was killed
    remains.
    """

    def __init__(self, file: IO[bytes]) -> None:
        """`file` is empty, to be read and written."""
        self._file = file
        self._places: dict[tuple[str, int], tuple[int, int]] = {}
        self._united: dict[tuple[int, ...], bytes] = {}

    def keep(self, index: int, answer: Read) -> None:
        """Takes what was read of a plan."""
        self._keep("words", index, answer.words)
        self._keep("plan", index, answer.plan)

    def keep_companion(self, index: int, companion: Companion) -> None:
        """Takes what is compared of a plan."""
        self._keep("companion", index, packed(companion))

    def companions(self, indices: Iterable[int]) -> tuple[Companion, ...]:
        """What is compared of some plans; there is nothing of one that failed."""
        return tuple(
            unpacked(self._kept("companion", index), Companion, MOST_COMPANION)
            for index in indices
            if ("companion", index) in self._places
        )

    def plan(self, index: int) -> bytes:
        """What was read of a plan, packed."""
        return self._kept("plan", index)

    def united(self, members: tuple[int, ...]) -> bytes:
        """The words of some plans as those of one, packed; plans that failed have none."""
        if members not in self._united:
            words = [
                self._kept("words", index) for index in members if ("words", index) in self._places
            ]
            if len(words) > 1:
                plans = (unpacked(one, KnownWords, MOST_WORDS) for one in words)
                words = [packed(together(plans))]
            self._united[members] = words[0]
        return self._united[members]

    def _keep(self, what: str, index: int, content: bytes) -> None:
        start = self._file.seek(0, SEEK_END)
        self._places[what, index] = start, self._file.write(content)

    def _kept(self, what: str, index: int) -> bytes:
        start, size = self._places[what, index]
        self._file.seek(start)
        return self._file.read(size)


class Groups:
    """The plans of a run, by their index, with the institution and the sha256 of each.

    Institutions are told apart by the names of their folders: one may be written `ОшМУ` and `ОШМУ`.
    """

    def __init__(self, given: str | None) -> None:
        """`given`: the institution of all of them, whatever they say."""
        self._given = given
        self._of: dict[int, tuple[str | None, str]] = {}
        self._members: dict[str | None, list[int]] = {}

    def named(self, institution: str | None) -> str | None:
        """How the folder of a plan is named that is said to be of an institution."""
        return folder_name(self._given or institution or "") or None

    def add(self, index: int, institution: str | None, sha256: str) -> None:
        """Takes a plan."""
        institution = self.named(institution)
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
