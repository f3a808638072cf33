"""The abbreviations in the text of the items → the rows of `abbreviations`, and of `glossary` for
those that are defined elsewhere than in the plan's list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from normalizers.abbreviations.detection import ShortForm, is_latin, short_forms
from normalizers.abbreviations.disambiguation import Sense
from normalizers.abbreviations.full_names import SpelledOut
from normalizers.abbreviations.inline_definitions import Definition, definitions
from normalizers.abbreviations.linking import Link, Links
from normalizers.joining.vocabulary import WORD
from normalizers.letters.confusables import folded
from normalizers.parties.office_nouns import is_unit_name
from pipeline.corrections.corrections import Corrections
from pipeline.dataset.cell_texts import CellText, Texts
from pipeline.findings import Finding
from pipeline.structure.items import Item, Row

LINKED = ("exact", "variant", "overlay")
"""The statuses of an abbreviation that stands for an entry of the list or of the analyst's file."""

CODES = {
    "unknown": "abbreviation_unknown",
    "ambiguous": "abbreviation_ambiguous",
    "variant": "abbreviation_variant",
}
"""The finding for each status that is one."""


@dataclass(frozen=True, slots=True)
class Use:
    """An abbreviation where an item prints it, and what it stands for there."""

    item: Item
    column: str
    cell: int
    form: ShortForm
    link: Link

    def row(self) -> Row:
        """The row of `abbreviations`."""
        return {
            "item_id": self.item.item_id,
            "column": self.column,
            "start": self.form.start,
            "surface": self.form.surface,
            "stem": self.form.stem,
            "status": self.link.status,
            "canonical": self.link.canonical,
            "expansion": self.link.expansion,
            "score": self.link.score,
            "candidates": list(self.link.candidates),
            "reason": self.link.reason,
        }


class Abbreviations:
    """What the abbreviations of one plan stand for.

    `entries` are the rows of its own list. `senses` are all meanings there are, `uses` every
    abbreviation printed in an item.
    """

    def __init__(
        self,
        items: Sequence[Item],
        texts: Texts,
        entries: Sequence[Row],
        corrections: Corrections,
    ) -> None:
        self._definitions = _defined(texts)
        listed = [
            Sense(str(row["abbreviation"]), str(row["expansion"] or ""), "glossary")
            for row in entries
        ]
        names = {folded(sense.abbreviation) for sense in listed}
        inline = [
            Sense(found.abbreviation, found.expansion, "inline")
            for cell in self._definitions.values()
            for found in cell
            if folded(found.abbreviation) not in names
        ]
        overlay = [Sense(*entry, "overlay") for entry in corrections.abbreviations.items()]
        self.senses = [*listed, *dict.fromkeys(inline), *overlay]
        self._links = Links.of(self.senses, corrections.links, corrections.refused)
        self.uses = list(self._uses(items, texts))
        self._entries: dict[str, str | None] = {}
        self._spelled_out = SpelledOut(
            (sense.abbreviation, sense.expansion)
            for sense in self.senses
            if sense.origin != "inline"
        )

    def _uses(self, items: Sequence[Item], texts: Texts) -> Iterator[Use]:
        small = _small_words(texts)
        forms: dict[int, Sequence[ShortForm]] = {}
        for item in items:
            cells = texts[item.item_id]
            context = " ".join(cell.text for cell in cells.values())
            here = {
                folded(found.abbreviation): found
                for cell in cells.values()
                for found in self._definitions[cell.key]
            }
            for column, cell in cells.items():
                if cell.key not in forms:
                    forms[cell.key] = short_forms(cell.text, small.__contains__)
                for form in forms[cell.key]:
                    defined = here.get(folded(form.stem))
                    link = self._links.link(form, cell.text, context, defined)
                    if link.status != "unknown" or not is_latin(form.stem):
                        yield Use(item, column, cell.key, form, link)

    def entry_of(self, unit: str | None) -> str | None:
        """The entry of the list (or of the analyst's file) that a unit's name is, None if none."""
        if unit is None:
            return None
        if unit not in self._entries:
            self._entries[unit] = self._entry_of(unit)
        return self._entries[unit]

    def _entry_of(self, unit: str) -> str | None:
        linked = [
            (form, link)
            for form in short_forms(unit)
            for link in [self._links.link(form, unit)]
            if link.status in LINKED
        ]
        if len(linked) == 1:
            form, link = linked[0]
            around = unit.replace(form.surface, " ").strip("() ")
            named = folded(link.expansion or "").split()
            if not around or all(word in named for word in folded(around).split()):
                return link.canonical
            if unit.endswith(f"({form.surface})"):
                return link.canonical
        return self._spelled_out.entry(unit)

    def fields_and_units(self) -> tuple[frozenset[str], frozenset[str]]:
        """The abbreviations of fields of work, and those of units, by what they stand for."""
        units = {sense.abbreviation for sense in self.senses if is_unit_name(sense.expansion)}
        return frozenset(s.abbreviation for s in self.senses) - units, frozenset(units)

    def defined(self) -> frozenset[str]:
        """The abbreviations of the list and of the analyst's file."""
        return frozenset(s.abbreviation for s in self.senses if s.origin != "inline")

    def glossary(self) -> list[Row]:
        """The rows of `glossary` beside those of the plan's own list."""
        found = {
            Sense(use.form.stem, use.link.expansion or "", "inline"): use.item.row["page_first"]
            for use in reversed(self.uses)  # the first use is set last, and stays
            if use.link.status == "inline"
        }
        found |= {sense: None for sense in self.senses if sense.origin == "overlay"}
        senses = Counter(sense.abbreviation for sense in self.senses if sense.origin == "glossary")
        rows: list[Row] = []
        for sense, page in sorted(
            found.items(), key=lambda entry: (entry[0].origin, entry[0].abbreviation)
        ):
            senses[sense.abbreviation] += 1
            rows.append(
                {
                    "abbreviation": sense.abbreviation,
                    "expansion": sense.expansion,
                    "sense": senses[sense.abbreviation],
                    "origin": sense.origin,
                    "page": page,
                }
            )
        return rows

    def findings(self) -> Iterator[Finding]:
        """One finding for each stem that is not simply in the list."""
        uses: dict[tuple[str, str], list[Use]] = {}
        for use in self.uses:
            if use.link.status in CODES:
                uses.setdefault((use.form.stem, use.link.status), []).append(use)
        for (stem, status), found in uses.items():
            first = found[0]
            places = len({(use.cell, use.form.start) for use in found})
            often = f" ({places} times)" if places > 1 else ""
            page = first.item.row["page_first"]
            yield Finding(
                CODES[status],
                f"“{stem}”{often}: {first.link.reason}",
                page if isinstance(page, int) else None,
                first.item.item_id,
                "; ".join(first.link.candidates) or None,
            )


def _defined(texts: Texts) -> dict[int, tuple[Definition, ...]]:
    """The definitions in each cell, by its key."""
    out: dict[int, tuple[Definition, ...]] = {}
    for cell in _all(texts):
        if cell.key not in out:
            out[cell.key] = definitions(cell.text) if "(" in cell.text else ()
    return out


def _small_words(texts: Texts) -> frozenset[str]:
    """The words that the plan prints in small letters."""
    words: set[str] = set()
    for text in {cell.key: cell.text for cell in _all(texts)}.values():
        words.update(WORD.findall(text))
    return frozenset(word for word in words if word.islower())


def _all(texts: Texts) -> Iterable[CellText]:
    return (cell for cells in texts.values() for cell in cells.values())
