"""What was read of plans, kept until the words of all are put together; and which plans are of one
institution."""

from __future__ import annotations

from collections.abc import Iterable
from io import SEEK_END
from typing import IO

from normalizers.titles.institution_names import to_institution_slug
from pipeline.one_plan.messages import CompanionPlan, PlanReading
from pipeline.process.message_bytes import pack_record, unpack_record
from pipeline.structure.known_words import MOST_WORDS, KnownWords, merge_known_words

MOST_COMPANION = 256 << 20
"""The most bytes of what is compared of a plan; for 30 pages it is 0.2 MiB."""


class PlanSpool:
    """Keeps what was read in a file until it is published: words and readings by the plan's index,
    and what is compared of companions.

    The file has no name if the system allows that, so that nothing remains of a run that was
    killed.
    """

    def __init__(self, file: IO[bytes]) -> None:
        """`file` is empty, and open for reading and writing."""
        self._file = file
        self._offsets: dict[tuple[str, int], tuple[int, int]] = {}
        self._merged: dict[tuple[int, ...], bytes] = {}

    def add_reading(self, index: int, reading: PlanReading) -> None:
        """Keeps what was read of a plan."""
        self._write_entry("words", index, reading.packed_words)
        self._write_entry("reading", index, reading.packed_reading)

    def add_companion(self, index: int, companion: CompanionPlan) -> None:
        """Keeps what is compared of a plan."""
        self._write_entry("companion", index, pack_record(companion))

    def load_companions(self, indices: Iterable[int]) -> tuple[CompanionPlan, ...]:
        """What is compared of some plans; failed ones are left out."""
        return tuple(
            unpack_record(self._read_entry("companion", index), CompanionPlan, MOST_COMPANION)
            for index in indices
            if ("companion", index) in self._offsets
        )

    def load_reading(self, index: int) -> bytes:
        """What was read of a plan, packed; empty if its process waits with it."""
        return self._read_entry("reading", index)

    def load_merged_words(self, members: tuple[int, ...]) -> bytes:
        """The words of some plans put together, packed; failed plans have none."""
        if members not in self._merged:
            words = [
                self._read_entry("words", index)
                for index in members
                if ("words", index) in self._offsets
            ]
            if len(words) > 1:
                plans = (unpack_record(one, KnownWords, MOST_WORDS) for one in words)
                words = [pack_record(merge_known_words(plans))]
            self._merged[members] = words[0]
        return self._merged[members]

    def _write_entry(self, kind: str, index: int, content: bytes) -> None:
        start = self._file.seek(0, SEEK_END)
        self._offsets[kind, index] = start, self._file.write(content)

    def _read_entry(self, kind: str, index: int) -> bytes:
        start, size = self._offsets[kind, index]
        self._file.seek(start)
        return self._file.read(size)


class InstitutionGroups:
    """The plans of a run, by their index, with the institution and the sha256 of each.

    Institutions are told apart by their slugs, since one may be written `ОшМУ` and `ОШМУ`.
    """

    def __init__(self, fixed_institution: str | None) -> None:
        """`fixed_institution` is the institution of all of them, whatever they print."""
        self._fixed_institution = fixed_institution
        self._plans: dict[int, tuple[str | None, str]] = {}
        self._members: dict[str | None, list[int]] = {}

    def make_slug(self, institution: str | None) -> str | None:
        """The folder name for the institution that a plan names."""
        return to_institution_slug(self._fixed_institution or institution or "") or None

    def add_plan(self, index: int, institution: str | None, sha256: str) -> None:
        """Adds a plan."""
        institution = self.make_slug(institution)
        self._plans[index] = institution, sha256
        self._members.setdefault(institution, []).append(index)

    def get_slug(self, index: int) -> str | None:
        """The slug of a plan's institution."""
        return self._plans[index][0]

    def list_slugs(self) -> set[str | None]:
        """The slugs of all institutions."""
        return {*self._members}

    def list_members(self, index: int) -> tuple[int, ...]:
        """The plans of its institution, itself included, in order."""
        return tuple(sorted(self._members[self.get_slug(index)]))

    def list_other_hashes(self, index: int) -> tuple[str, ...]:
        """The hashes of the other plans of its institution, sorted."""
        own = self._plans[index][1]
        return tuple(sorted({self._plans[other][1] for other in self.list_members(index)} - {own}))
