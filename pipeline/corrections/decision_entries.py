"""The entries of an analyst's YAML file → decisions, and which of them contradict each other.

The file has been checked against its schema. An entry is either the decision alone, or a mapping
that also says when and on which plan it was made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any

from normalizers.register.merging import Verdict
from normalizers.register.register_records import NameDecision
from pipeline.corrections.corrections import Correction, Corrections, DecisionPlace

_STEM_PARTS = {"abbreviations": "expansion", "links": "entry", "refused": "entries"}
"""The parts of the file about abbreviations → the key of the decision in an entry that is a
mapping."""

_VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")


def get_positions(node: Any) -> Any:
    """The lines of the parts of a mapping or list, which ruamel.yaml keeps in it."""
    return node.lc


def build_corrections(document: Any, file: tuple[str, str], *, is_wide: bool) -> Corrections:
    """The decisions in a document; `file` is its name and sha256."""
    parts = {name: _get_values(document.get(name) or {}, name) for name in _STEM_PARTS}

    def make_place(entry: Any, line: int) -> DecisionPlace:
        said = entry if isinstance(entry, Mapping) else {}
        when, plan = str(said.get("decided", "")), str(said.get("plan", ""))
        return DecisionPlace(file[0], line, when, plan, is_wide)

    cells = document.get("corrections") or []
    return Corrections(
        files=(file,),
        abbreviations=parts["abbreviations"],
        links=parts["links"],
        refused={stem: frozenset(entries) for stem, entries in parts["refused"].items()},
        places={
            str(stem): make_place(entry, _get_key_line(document[name], stem))
            for name in _STEM_PARTS
            for stem, entry in (document.get(name) or {}).items()
        },
        cell_corrections=tuple(
            Correction(
                entry["item_id"],
                entry["column"],
                entry["printed"],
                _convert_value(entry["column"], entry["read"]),
                make_place(entry, _get_item_line(cells, index)),
            )
            for index, entry in enumerate(cells)
        ),
        name_decisions=tuple(
            decision._replace(place=make_place(entry, line).describe())
            for line, entry, decision in _iter_name_decisions(document)
        ),
    )


def find_contradictions(document: Any) -> Iterator[tuple[int, str]]:
    """Yields the line, from 1, of each entry that contradicts another, and a message."""
    from normalizers.register.decided_pairs import find_contradiction, find_senseless

    yield from _find_contradicting_stems(document)
    decisions = [(line, decision) for line, _, decision in _iter_name_decisions(document)]
    senseless = [(line, find_senseless(decision)) for line, decision in decisions]
    yield from ((line, f"parties: {problem}") for line, problem in senseless if problem)
    if any(problem for _, problem in senseless):
        return
    found = find_contradiction([decision for _, decision in decisions])
    if found is not None:
        place, ways = found
        line, decision = decisions[place]
        others = ", ".join(map(str, sorted({decisions[way][0] for way in ways})))
        yield (
            line,
            f"parties: “{decision.left}” and “{decision.right}” are told apart here, and made one "
            f"in line {others}; remove one of the two",
        )


def _find_contradicting_stems(document: Any) -> Iterator[tuple[int, str]]:
    parts = {name: document.get(name) or {} for name in _STEM_PARTS}
    links, refused = (_get_values(parts[name], name) for name in ("links", "refused"))
    for stem in parts["links"]:
        if stem in parts["abbreviations"]:
            other = _get_key_line(parts["abbreviations"], stem)
            yield (
                _get_key_line(parts["links"], stem),
                f"links: “{stem}” is an entry here and defined in line {other}; remove one",
            )
        if links[str(stem)] in refused.get(str(stem), ()):
            other = _get_key_line(parts["refused"], stem)
            yield (
                _get_key_line(parts["links"], stem),
                f"links: “{stem}” is {links[str(stem)]} here and refused to be that in line "
                f"{other}; remove one",
            )


def _iter_name_decisions(document: Any) -> Iterator[tuple[int, Any, NameDecision]]:
    """Yields each pair of names that was decided on, with its entry and the entry's line.

    Of several names that are the same, each is paired with the first; otherwise each with each
    other.
    """
    entries = document.get("parties") or []
    for index, entry in enumerate(entries):
        line, decided = _get_item_line(entries, index), str(entry.get("decided", ""))
        for verdict in _VERDICTS:
            names = [str(name) for name in entry.get(verdict) or ()]
            pairs = ((names[0], name) for name in names[1:]) if verdict == "same" else None
            for left, right in pairs or combinations(names, 2):
                yield line, entry, NameDecision(verdict, left, right, decided)


def _get_values(part: Mapping[Any, Any], name: str) -> dict[str, Any]:
    """The decision on each stem, without its date and plan."""
    key = _STEM_PARTS[name]
    return {
        str(stem): entry[key] if isinstance(entry, Mapping) else entry
        for stem, entry in part.items()
    }


def _get_key_line(part: Any, key: Any) -> int:
    return int(get_positions(part).key(key)[0]) + 1


def _get_item_line(part: Any, index: int) -> int:
    return int(get_positions(part).item(index)[0]) + 1


def _convert_value(column: str, replacement: Any) -> Any:
    if column in ("deadline_start", "deadline_end") and isinstance(replacement, str):
        return date.fromisoformat(replacement)
    if column == "indicator_value" and replacement is not None:
        return float(replacement)
    return replacement
