"""What stands in one row under each column, with its truth."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from .columns import Column
from .deadlines import NO_DUE, Deadlines, Due
from .money import NO_PRICE, Price, in_thousands, joined, some_amount, some_price, spaced
from .periods import Period, first_day, last_day
from .when import ROMAN_MONTHS, ROMAN_QUARTERS, SHORT_MONTHS
from .words import Words

EMPTY = {"outcome": 0.15, "note": 0.55, "place": 0.15, "participants": 0.2, "other": 0.3}
EMPTY |= {"document": 0.2, "indicator": 0.1, "responsible": 0.04, "deadline": 0.05, "funding": 0.4}
"""How often a cell is empty."""

MARKS = ("+", "х", "Х", "V", "*")
"""What a marked cell of a month or quarter holds; one sign a plan."""

SHARED_BREAKS = (", ", "; ", "\n")
"""Between a deadline and who is responsible in one cell."""


@dataclass(frozen=True, slots=True)
class Value:
    """Texts by their columns' places, and what they say; `also`: other right readings."""

    cells: Mapping[int, str] = field(default_factory=dict)
    truth: Mapping[str, object] = field(default_factory=dict)
    also: Mapping[str, Sequence[object]] = field(default_factory=dict)
    price: Price = NO_PRICE


Sketch = dict[str, Value]
"""A row in the making: its values by field."""


class ValueDrawer:
    """Draws the values of a table's rows; `places` are its columns' places by key."""

    def __init__(
        self,
        words: Words,
        deadlines: Deadlines,
        period: Period,
        columns: Sequence[Column],
        abbreviations: Sequence[str] = (),
    ) -> None:
        self._words, self._deadlines, self._period = words, deadlines, period
        self._chance: random.Random = words.chance
        self._columns, self._abbreviations = columns, abbreviations
        self._places: dict[str, list[int]] = {}
        for place, column in enumerate(columns):
            self._places.setdefault(column.key, []).append(place)
        self._mark = self._chance.choice(MARKS)
        self._between = self._chance.choice((", ", ", ", ",\n"))
        lexicon = words.lexicon
        self._plain: Mapping[str, Sequence[str]] = {
            "outcome": lexicon.outcomes,
            "note": lexicon.notes,
            "place": words.house.places,
            "participants": words.house.people,
            "document": lexicon.documents,
        }

    def further(self, *, without_deadline: bool = False) -> Sketch:
        """Values of all columns but those of the action, its number and its session."""
        draw: dict[str, Callable[[], Value]] = {
            "responsible": self._responsible,
            "funding": self._funding,
            "sum": self._money,
            "indicator": self._indicator,
            "other": self._other,
            "deadline": self._deadline,
            "start": self._between_days,
            "mark": self._marked,
        }
        out: Sketch = {}
        for key in self._places:
            if key in self._plain:
                out[key] = self._one(key, self._plain[key])
            elif key in draw:
                out[key] = draw[key]()
        if "shared" in self._places:
            out["shared"] = self._shared(without_deadline=without_deadline)
        if without_deadline and "deadline" in out:
            out["deadline"] = Value()
        return out

    def place(self, key: str) -> int:
        """The place of the one column of a key."""
        (place,) = self._places[key]
        return place

    def text(self, key: str, text: str) -> Value:
        """A text in its column, published as it is."""
        return Value({self.place(key): text}, {key: " ".join(text.split())})

    def due(self, due: Due) -> Value:
        """A deadline in its column, where the table has one."""
        places = self._places.get("deadline", ())
        cells = {place: due.text for place in places if due.text}
        return Value(cells, {"deadline": due.text, "deadline_typed": due.typed()})

    def _is_empty(self, key: str) -> bool:
        return self._chance.random() < EMPTY[key]

    def _one(self, key: str, texts: Sequence[str]) -> Value:
        return Value() if self._is_empty(key) else self.text(key, self._chance.choice(texts))

    def _deadline(self) -> Value:
        return self.due(NO_DUE if self._is_empty("deadline") else self._deadlines.some())

    def _shared(self, *, without_deadline: bool) -> Value:
        """A deadline and who is responsible in one cell; the deadline may be missing."""
        is_empty = without_deadline or self._is_empty("deadline")
        due = NO_DUE if is_empty else self._deadlines.some()
        parties = self._words.parties(abbreviations=self._abbreviations)
        people = self._between.join(parties)
        text = f"{due.text}{self._chance.choice(SHARED_BREAKS)}{people}"
        if not due.text:
            text = people
        truth = {"deadline": due.text or None, "deadline_typed": due.typed()}
        truth |= {"responsible": " ".join(people.split()), "responsibles": parties}
        return Value({self._places["shared"][0]: text}, truth)

    def _between_days(self) -> Value:
        due, start, end = self._deadlines.between()
        cells = {self._places["start"][0]: start, self._places["end"][0]: end}
        also = {"deadline": [f"{start}–{end}", f"{start} - {end}", f"{start}-{end}"]}
        return Value(cells, {"deadline": due.text, "deadline_typed": due.typed()}, also)

    def _marked(self) -> Value:
        places = self._places["mark"]
        count = min(self._chance.choice((1, 1, 2, 2, 3, 4)), len(places))
        first = self._chance.randint(0, len(places) - count)
        chosen = places[first : first + count]
        if self._chance.random() < 0.3:
            chosen = sorted(self._chance.sample(places, count))
        titles = [self._columns[place].title for place in chosen]
        kind, start, end = self._meaning(titles)
        due = Due(", ".join(titles), kind, start, end)
        cells = dict.fromkeys(chosen, self._mark)
        return Value(cells, {"deadline": due.text, "deadline_typed": due.typed()})

    def _meaning(self, titles: Sequence[str]) -> tuple[str, date | None, date | None]:
        """What marked columns mean."""
        if len(self._places["mark"]) <= len(ROMAN_QUARTERS):
            first, last = (ROMAN_QUARTERS.index(titles[at].split()[0]) for at in (0, -1))
            year = self._period.first
            return "months", first_day(year, 3 * first + 1), last_day(year, 3 * last + 3)
        names = SHORT_MONTHS if titles[0] in SHORT_MONTHS else ROMAN_MONTHS
        numbers = [names.index(title) + 1 for title in titles]
        start = first_day(self._period.year_of(numbers[0]), numbers[0])
        end = last_day(self._period.year_of(numbers[-1]), numbers[-1])
        return "month" if len(titles) == 1 else "months", start, end

    def _responsible(self) -> Value:
        if self._is_empty("responsible"):
            return Value()
        parties = self._words.parties(abbreviations=self._abbreviations)
        value = self.text("responsible", self._between.join(parties))
        return Value(value.cells, {**value.truth, "responsibles": parties})

    def _indicator(self) -> Value:
        if self._is_empty("indicator"):
            return Value()
        text, number, unit = self._chance.choice(self._words.lexicon.indicators)
        value = self.text("indicator", text)
        typed = {"indicator_text": text, "indicator_value": number, "indicator_unit": unit}
        return Value(value.cells, {**value.truth, **typed})

    def _other(self) -> Value:
        (place,) = self._places["other"]
        title = self._columns[place].title
        known = {one.casefold(): texts for one, texts in self._words.lexicon.others.items()}
        if self._is_empty("other"):
            return Value()
        text = self._chance.choice(known[title.casefold()])
        return Value({place: text}, {"other": [{"title": title, "text": text}]})

    def _funding(self) -> Value:
        if self._is_empty("funding"):
            return Value()
        price = some_price(self._chance, self._words.lexicon)
        value = self.text("funding", price.text or "")
        return Value(value.cells, {**value.truth, "funding_rows": price.rows})

    def _money(self) -> Value:
        """A sum in its column, and its source, if that has a column too."""
        if self._is_empty("funding"):
            return Value()
        (place,) = self._places["sum"]
        amount = some_amount(self._chance)
        in_unit = self._columns[place].in_thousands
        cells = {place: in_thousands(amount) if in_unit else spaced(amount)}
        source = None
        for at in self._places.get("source", ()):
            source = cells[at] = self._chance.choice(self._words.lexicon.sources)
        price = Price(None, amount, source)
        text, others = joined([cells[place], source])
        if source and place > self._places["source"][0]:
            others.append(f"{source} {cells[place]}")
        truth = {"funding": text, "funding_rows": price.rows}
        return Value(cells, truth, {"funding": others} if others else {}, price)


def row_of(sketch: Mapping[str, Value], constant: Mapping[str, object]) -> dict[str, object]:
    """A row of the truth from its values; `constant` holds what every row of the section has."""
    out: dict[str, object] = {
        "subsection": None,
        "other": [],
        "deadline_typed": NO_DUE.typed(),
        "responsibles": [],
        **constant,
    }
    also: dict[str, list[object]] = {}
    for value in sketch.values():
        out |= {key: one for key, one in value.truth.items() if one is not None}
        out |= {k: v for k, v in value.truth.items() if v is None and k.startswith("indicator")}
        for key, readings in value.also.items():
            also.setdefault(key, []).extend(readings)
    out["action"] = next(out[key] for key in ("step", "measure", "event", "item") if key in out)
    if also:
        out["also"] = also
    return out
