"""Texts of made plans: what is to be done, by whom, by when, and what it costs."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from . import words
from .institutions import Institution

Entry = tuple[str, str]
"""An abbreviation and what it stands for."""


@dataclass(frozen=True)
class Phrases:
    """What one plan draws its texts from; `start` is the year in which its academic year begins.

    `units` are the offices that it abbreviates. A plan has words of its own: it uses a part of all
    phrases only, so that they recur in it.
    """

    chance: random.Random
    institution: Institution
    start: int
    entries: Sequence[Entry]
    units: Sequence[str]
    objects: Sequence[str]
    adjectives: Sequence[str]

    @property
    def year(self) -> str:
        """The academic year: `2025-26`."""
        return f"{self.start}-{(self.start + 1) % 100:02d}"

    def task(self) -> str:
        """A strategic task, of some 10 to 20 words."""
        first, second, third = self.chance.sample(words.ACTIONS, 3)
        text = f"{self._pick(words.OWNERS)} {self._adjective()} {self._object()} {first}"
        if self.chance.random() < 0.6:
            text += f", {self._pick(words.PURPOSES)} {self._adjective()} {self._object()} {second}"
        return _sentence(f"{text} жана {third}")

    def measure(self) -> str:
        """A measure, of some 5 to 12 words."""
        text = f"{self._adjective()} {self._object()} {self._pick(words.ACTIONS)}"
        if self.chance.random() < 0.6:
            text = f"{self._pick(words.PURPOSES)} {text}"
        return _sentence(self._owned(text))

    def step(self) -> str:
        """A step, of some 3 to 25 words; at times a list on lines of its own."""
        text = f"{self._object()} {self._pick(words.ACTIONS)}"
        kind = self.chance.random()
        if kind < 0.35:
            text = f"{self._adjective()} {text}"
        elif kind < 0.7:
            text = f"{self._pick(words.PURPOSES)} {self._pick(words.OWNERS)} {text}"
        if kind < 0.12:
            parts = [f"- {self._object()} {self._pick(words.ACTIONS)}" for _ in range(2)]
            return _sentence(text) + ":\n" + ";\n".join(parts)
        return _sentence(text)

    def document(self) -> str:
        """The paper in which a step ends."""
        first, second = self.chance.sample(words.DOCUMENTS, 2)
        if self.chance.random() < 0.08:
            return f"portal{self.chance.randint(1, 9)}.edu.kg {_low(first)}"
        return f"{first}, {_low(second)}" if self.chance.random() < 0.25 else first

    def indicator(self) -> str:
        """A result with its deadline."""
        kind = self.chance.random()
        if kind < 0.4:
            text = f"{self.chance.randint(1, 12)} {self._pick(words.UNITS)}"
        elif kind < 0.55:
            text = f"{self.chance.randrange(20, 100, 5)} % {self._pick(words.UNITS)}"
        else:
            text = self._pick(words.RESULTS)
        return text + self._pick((", ", ",\n")) + self.deadline()

    def deadline(self) -> str:
        """A deadline within the academic year."""
        month = self.chance.randrange(len(words.MONTHS))
        year, name = self.start + (month > 3), words.MONTHS[month].lower()
        forms = (
            f"{name} {year}-ж.",
            f"{year}-жыл, {name}",
            f"{year}-жылдын {name} айы",
            "жыл ичинде",
            "окуу жылынын ичинде",
        )
        return self._pick(forms)

    def responsible(self) -> str:
        """One to three offices that answer for an item."""
        count = self.chance.choices((1, 2, 3), (5, 4, 1))[0]
        glue = self._pick((", ", ",\n"))
        return glue.join(self._office() for _ in range(count))

    def funding(self) -> str:
        """A sum and its source, or only one of them."""
        kind = self.chance.random()
        source = self._pick((*words.SOURCES, self.institution.abbreviation))
        if kind < 0.25:
            return _sentence(source)
        if kind < 0.5:
            return f"{10 * self.chance.randint(2, 90)} миң сом, {source}"
        if kind < 0.7:
            return f"{self.chance.randint(1, 9)},{self.chance.randint(1, 9)} млн сом ({source})"
        if kind < 0.85:
            return f"{self.chance.randint(10, 950)} 000 сом / {source}"
        return "Каржылоо талап кылынбайт"

    def agenda_item(self) -> str:
        """What the council hears."""
        subject = f"{self._pick(words.OWNERS)} {self._adjective()} {self._object()}"
        text = f"{subject} {self._pick(words.ACTIONS)} {self._pick(words.AGENDA_ENDINGS)}"
        if self.chance.random() < 0.3:
            return f"{self.institution.genitive} {self.year}-окуу жылында {text}"
        return _sentence(text)

    def event(self) -> str:
        """An event of the language section."""
        return self._owned(self.measure())

    def outcome(self) -> str:
        """What comes of an event."""
        return self._pick(words.RESULTS)

    def _owned(self, text: str) -> str:
        if self.chance.random() < 0.15:
            return f"{self.institution.genitive} {_low(text)}"
        return text

    def _office(self) -> str:
        if self.units and self.chance.random() < 0.6:
            return f"{self._pick(self.units)} {self._pick(words.LEADERS)}"
        return self._pick(words.OFFICES)

    def _adjective(self) -> str:
        return self._pick(self.adjectives)

    def _object(self) -> str:
        return self._pick(self.objects)

    def _pick(self, choices: Sequence[str]) -> str:
        return self.chance.choice(choices)


def phrases(chance: random.Random, institution: Institution, start: int) -> Phrases:
    """The phrases of one plan."""
    units = _abbreviated(chance.sample(words.UNIT_NAMES, 16))
    terms = _abbreviated(chance.sample(words.TERMS, 14))
    entries = dict([*units, *terms, (institution.abbreviation, institution.name)])
    return Phrases(
        chance,
        institution,
        start,
        sorted(entries.items()),
        [short for short, _ in units],
        chance.sample(words.OBJECTS, 24),
        chance.sample(words.ADJECTIVES, 20),
    )


def _abbreviated(names: Sequence[str]) -> list[Entry]:
    """Each name with its initials, the word for “and” in lower case."""
    out: dict[str, str] = {}
    for name in names:
        parts = name.replace("-", " ").split()
        short = "".join("ж" if part == "жана" else part[0].upper() for part in parts)
        out.setdefault(short, name)
    return list(out.items())


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]
