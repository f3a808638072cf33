"""What stands around a plan's tables: approvals, aims, contents, signatures, further tables."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .model import Align, Grid, GridCell, Lines, NewPage, Part, TwoColumns
from .periods import Period, Span
from .words import Words


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of all this a plan has."""

    approval: str
    title_page: bool
    contents: bool
    prose: bool
    aims: float
    signature: bool
    members: str
    head: bool
    glossary: str


def some_surroundings(chance: random.Random, *, richness: float) -> Surroundings:
    """Draws them; `richness` is from 0, nearly bare, to 1."""
    rich = chance.random() < richness
    title_page = rich and chance.random() < 0.25
    return Surroundings(
        approval=chance.choice(("none", "right", "right", "grid")) if rich else "none",
        title_page=title_page,
        contents=title_page and chance.random() < 0.5,
        prose=rich and chance.random() < 0.35,
        aims=chance.choice((0.0, 0.0, 0.5, 1.0)) if rich else 0.0,
        signature=rich and chance.random() < 0.6,
        members=chance.choice(("none", "none", "none", "before", "after")) if rich else "none",
        head=rich and chance.random() < 0.25,
        glossary=chance.choice(("none", "none", "lines", "columns", "grid")) if rich else "none",
    )


class Around:
    """Makes the parts around the sections of one plan."""

    def __init__(self, words: Words, period: Period, institution: str) -> None:
        self._words, self._period, self._institution = words, period, institution
        self._chance = words.chance

    def approval(self, way: str) -> Iterator[Part]:
        """Who approved the plan, at the right or beside who agreed to it, without lines."""
        if way == "none":
            return
        right = self._signed_by("approved")
        if way == "right":
            yield Lines(right, Align.RIGHT)
        else:
            left = self._signed_by("agreed")
            cells = [GridCell(0, at, "\n".join(one)) for at, one in enumerate((left, right))]
            yield Grid((1.0, 1.0), cells, ruled=False)
        yield Lines([""])

    def title(self) -> Iterator[Part]:
        """The plan's own title, with its period."""
        chance, words, period = self._chance, self._words, self._period
        key = {Span.ACADEMIC: "academic", Span.CALENDAR: "calendar", Span.YEARS: "years"}
        when = period.phrase(words.word(key[period.span]))
        name, plan = self._institution, words.word("plan")
        if words.lexicon.code == "ru":
            lines = chance.choice(
                ([name, plan, when], [plan, name, when], [name, f"{plan} {when}"])
            )
        else:
            lines = chance.choice(([name, when, plan], [name, f"{when} {plan}"]))
        if chance.random() < 0.4:
            lines = [line.upper() if line == name else line for line in lines]
        yield Lines(lines, Align.CENTRE, bold=True, size=chance.choice((1.2, 1.4)), keeps=True)
        yield Lines([""])

    def contents(self, titles: Sequence[str]) -> Iterator[Part]:
        """A list of the sections with the pages on which they begin."""
        yield Lines([self._words.word("contents")], Align.CENTRE, bold=True)
        page = 2
        lines = []
        for title in titles:
            page += self._chance.randint(0, 2)
            lines.append(f"{' '.join(title.split())} {'.' * 24} {page}")
        yield Lines(lines)
        yield NewPage()

    def prose(self) -> Iterator[Part]:
        """Sentences before the first section."""
        texts = self._words.lexicon.prose
        yield Lines([texts[0], *texts[1:]] if self._chance.random() < 0.6 else texts[:1])
        yield Lines([""])

    def aim(self) -> Part:
        """A paragraph between a section's title and its table."""
        return Lines([self._words.one(self._words.lexicon.aims)], keeps=True)

    def signature(self) -> Iterator[Part]:
        """Who signed the plan or made it."""
        words = self._words
        yield Lines(["", f"{words.word('head_of_house')} ______________ {words.person()}"])
        if self._chance.random() < 0.4:
            yield Lines([f"{words.word('compiled')}: {words.person()}"])

    def members(self) -> Iterator[Part]:
        """A table that is no part of the plan: members of a commission, or numbers."""
        words = self._words
        of_people = self._chance.random() < 0.6
        key = "member" if of_people else "number"
        rows = [words.lexicon.words[f"{key}_columns"]]
        for row in range(1, self._chance.randint(3, 6)):
            if of_people:
                rows.append((str(row), words.person(), words.one(words.house.offices)))
            else:
                number = str(self._chance.randint(3, 400))
                rows.append((str(row), words.one(words.house.people), number))
        cells = [
            GridCell(row, at, text)
            for row, texts in enumerate(rows)
            for at, text in enumerate(texts)
        ]
        yield Lines(["", words.word(f"{key}s")], Align.CENTRE, bold=True, keeps=True)
        yield Grid((0.4, 2.0, 2.0), cells, header=1, centred=frozenset({0}))
        yield Lines([""])

    def glossary(self, way: str, entries: Sequence[tuple[str, str]]) -> Iterator[Part]:
        """The list of abbreviations: as lines, in two columns of text, or as a table."""
        words = self._words
        title = Lines(["", words.word("glossary")], Align.CENTRE, bold=True, keeps=True)
        printed = [f"{short} – {long}" for short, long in entries]
        yield title
        if way == "lines":
            yield Lines(printed)
        elif way == "columns":
            half = (len(printed) + 1) // 2
            yield TwoColumns(printed[:half], printed[half:])
        else:
            titles = words.lexicon.words["glossary_columns"]
            cells = [GridCell(0, at, text) for at, text in enumerate(titles)]
            for row, entry in enumerate(entries, 1):
                cells += [GridCell(row, at, text) for at, text in enumerate(entry)]
            yield Grid((1.0, 4.0), cells, header=1)

    def _signed_by(self, key: str) -> list[str]:
        words = self._words
        year = self._period.first
        day = words.word("day").format(y=year - (self._period.span is not Span.ACADEMIC))
        name = f"_____________ {words.person()}"
        return [words.word(key), words.word("head_of_house"), name, day]
