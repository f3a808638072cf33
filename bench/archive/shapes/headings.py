"""What stands above groups of rows, and what it says of each: subsections, months, sessions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .deadlines import Deadlines, Due
from .numbering import ROMAN
from .table_shape import Groups, Shape
from .values import Value
from .words import Words


class HeadingDrawer:
    """Draws the groups of a section's rows."""

    def __init__(self, words: Words, deadlines: Deadlines) -> None:
        self._words, self._deadlines = words, deadlines
        self._chance = words.chance

    def groups(self, shape: Shape, rows: int) -> Iterator[tuple[str | None, int, Value | None]]:
        """Groups of rows: their heading, how many rows, what the heading says of each."""
        chance, groups = self._chance, shape.groups
        if groups is Groups.NONE and not shape.with_session:
            yield None, rows, None
            return
        if not (shape.is_dated or shape.with_session) and chance.random() < 0.15 and rows > 3:
            yield None, 2, None
            rows -= 2
        dated = self._dated(shape)
        place = 0
        while rows > 0:
            count = min(rows, chance.randint(1, 5))
            rows -= count
            place += 1
            if shape.is_dated or shape.with_session:
                found = next(dated, None)
                if found is None:
                    return
                yield found[0], count, found[1]
            else:
                name = self._words.group()
                if groups is Groups.NUMBERED:
                    name = f"{ROMAN[place - 1]}. {name}"
                yield name, count, Value({}, {"subsection": name})

    def _dated(self, shape: Shape) -> Iterator[tuple[str | None, Value]]:
        """Months or sessions in their order."""
        chance, upper = self._chance, self._chance.random() < 0.5
        pattern = self._words.word("session")
        between = chance.choice((" – {m}", ". {M}", " ({m})", ", {m}"))
        for number, month in enumerate(self._deadlines.some_months(), 1):
            due = self._deadlines.month_heading(month, upper=upper)
            if shape.groups in (Groups.MONTHS, Groups.MONTHS_ALONE):
                yield due.text, _by_month(due)
                continue
            name = (due.text or "").lower()
            ends = between.format(m=name, M=name.capitalize())
            heading = pattern.format(n=number) + ends
            value = _by_session(number, heading, name, due)
            yield heading, value


def _by_month(due: Due) -> Value:
    truth = {"deadline": due.text, "deadline_typed": due.typed()}
    return Value({}, truth, {"subsection": [due.text]})


def _by_session(number: int, heading: str, month: str, due: Due) -> Value:
    truth = {
        "session_no": str(number),
        "session_month": str(due.start),
        "deadline_typed": due.typed(),
    }
    also: dict[str, Sequence[object]] = {"subsection": [heading], "deadline": [heading, month]}
    return Value({}, truth, also)
