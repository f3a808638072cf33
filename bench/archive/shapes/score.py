"""Compares what the program made of a made plan with its truth: rows, sections, cells.

Rows are found by their action. A row is lost if no section has it, misplaced if another section
has it, and invented if the truth has no such row. Cells are compared in rows that were found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .published import Found, FoundSection, Record

TEXTS = (
    "item_no",
    "subsection",
    "task",
    "measure",
    "step",
    "event",
    "item",
    "document",
    "indicator",
    "outcome",
    "deadline",
    "responsible",
    "funding",
    "note",
    "place",
    "participants",
)
"""Columns that hold print."""

ACTIONS = ("action", "step", "measure", "event", "item")
"""Where a row's action is looked for, the first that is filled."""

Truth = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that is not as it is in the truth; `row` is from 1."""

    kind: str
    section: str
    row: int | None
    wanted: str
    got: str

    def __str__(self) -> str:
        place = f"{self.section}/{self.row}" if self.row else self.section
        return f"{self.kind} {place}: {self.wanted!r}, not {self.got!r}"


@dataclass
class Score:
    """What is right of a plan, or of several added up."""

    plans: int = 0
    published: int = 0
    periods: int = 0
    sections: int = 0
    ids: int = 0
    titles: int = 0
    kinds: int = 0
    rows: int = 0
    found: int = 0
    misplaced: int = 0
    invented: int = 0
    cells: int = 0
    cells_right: int = 0
    times: int = 0
    times_right: int = 0
    misses: list[Miss] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        names = [name for name in self.__dataclass_fields__ if name != "misses"]
        counts = {name: getattr(self, name) + getattr(other, name) for name in names}
        return Score(**counts, misses=[*self.misses, *other.misses])

    @property
    def rows_f1(self) -> float:
        """Of rows in their section: precision and recall in one."""
        total = 2 * self.found + self.lost + 2 * self.misplaced + self.invented
        return 2 * self.found / total if total else 1.0

    @property
    def lost(self) -> int:
        """Rows that no section has."""
        return self.rows - self.found - self.misplaced

    @property
    def cells_share(self) -> float:
        """Cells that are right, of all."""
        return self.cells_right / self.cells if self.cells else 1.0

    @property
    def mean(self) -> float:
        """The mean of all shares."""
        sections = max(self.sections, 1)
        shares = (
            self.periods / max(self.plans, 1),
            self.ids / sections,
            self.titles / sections,
            self.kinds / sections,
            self.rows_f1,
            self.cells_share,
            self.times_right / self.times if self.times else 1.0,
        )
        return sum(shares) / len(shares)


def score_plan(found: Found, truth: Truth) -> Score:
    """How much of a plan is right."""
    score = Score(plans=1, published=int(bool(found.sections)))
    score.periods = int(found.period == truth["period"])
    if not score.periods:
        score.misses.append(Miss("period", "plan", None, truth["period"], str(found.period)))
    pools = {name: list(section.rows) for name, section in found.sections.items()}
    open_rows: list[tuple[str, int, Truth]] = []
    for section in truth["sections"]:
        name = section["id"]
        _score_section(score, section, found.sections.get(name))
        for number, row in enumerate(section["rows"], 1):
            score.rows += 1
            got = _taken(pools.get(name, []), row)
            _score_row(score, section, number, row, got)
            if got is None:
                open_rows.append((name, number, row))
    for name, number, row in open_rows:
        other = next((one for one, pool in pools.items() if _taken(pool, row)), None)
        score.misplaced += other is not None
        kind = "row lost" if other is None else "row misplaced"
        score.misses.append(Miss(kind, name, number, row["action"], other or ""))
    for name, pool in pools.items():
        score.invented += len(pool)
        for one in pool:
            score.misses.append(Miss("row invented", name, None, "", _action(one)))
    return score


def _score_section(score: Score, truth: Truth, got: FoundSection | None) -> None:
    name = truth["id"]
    score.sections += 1
    if got is None:
        score.misses.append(Miss("section", name, None, str(truth["title"]), ""))
        return
    score.ids += 1
    titles = [truth["title"], *truth.get("title_also", ())]
    if _same(got.title, titles):
        score.titles += 1
    else:
        score.misses.append(Miss("title", name, None, str(truth["title"]), str(got.title)))
    if got.kind == truth["kind"]:
        score.kinds += 1
    else:
        score.misses.append(Miss("kind", name, None, truth["kind"], str(got.kind)))


def _score_row(score: Score, section: Truth, number: int, truth: Truth, got: Record | None) -> None:
    """Counts a row's cells; those of a row that was not found are wrong where they have a text."""
    score.found += got is not None
    for key, wanted, value in _cells(section, truth, got):
        if got is None and not _text(wanted[0]):
            continue
        if key == "deadline" and not _text(wanted[0]) and truth["deadline_typed"]["start"]:
            continue  # a session's month, printed above its rows
        is_right = got is not None and _same(value, wanted, is_number=key == "item_no")
        score.cells += 1
        score.cells_right += is_right
        if got is not None and not is_right:
            miss = Miss(f"cell {key}", section["id"], number, _text(wanted[0]), _text(value))
            score.misses.append(miss)
    wanted_time = truth["deadline_typed"]
    readings = [_time(one) for one in (wanted_time, *wanted_time.get("also", ()))]
    score.times += 1
    if got is not None:
        read = tuple(_text(got.get(f"deadline_{part}")) for part in ("kind", "start", "end"))
        if read in readings:
            score.times_right += 1
        else:
            miss = Miss("time", section["id"], number, " ".join(readings[0]), " ".join(read))
            score.misses.append(miss)


def _cells(
    section: Truth, truth: Truth, got: Record | None
) -> Iterator[tuple[str, Sequence[object], object]]:
    """Each cell: its column, what it may hold, what was published."""
    also = truth.get("also", {})
    published = got or {}
    for key in TEXTS:
        wanted = [truth.get(key), *also.get(key, ())]
        if key not in section["columns"] and key != "subsection":
            wanted.append(None)
        yield key, wanted, published.get(key)
    yield "other", [_others(truth["other"])], _others(published.get("other") or ())


def _others(values: Sequence[Record]) -> str:
    texts = (f"{one['title']}: {one['text']}" for one in values if _text(one["text"]))
    return "; ".join(sorted(text.casefold() for text in texts))


def _time(reading: Truth) -> tuple[str, ...]:
    return tuple(_text(reading[part]) for part in ("kind", "start", "end"))


def _taken(pool: list[Record], truth: Truth) -> Record | None:
    """The row of a pool that has the action, taken out of it: the one most like the truth."""
    same = [row for row in pool if _bare(_action(row)) == _bare(truth["action"])]
    if not same:
        return None
    best = max(same, key=lambda row: sum(_text(row.get(k)) == _text(truth.get(k)) for k in TEXTS))
    pool[:] = [row for row in pool if row is not best]
    return best


def _action(row: Record) -> str:
    return next((text for key in ACTIONS if (text := _text(row.get(key)))), "")


def _bare(text: str) -> str:
    """Its letters and digits: a row is found too where a space or hyphen of its action is wrong."""
    return "".join(filter(str.isalnum, text)).casefold()


def _same(value: object, wanted: Sequence[object], *, is_number: bool = False) -> bool:
    texts = [_text(one) for one in (value, *wanted)]
    if is_number:
        texts = [text.rstrip(".)") for text in texts]
    return texts[0] in texts[1:]


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
