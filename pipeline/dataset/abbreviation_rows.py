"""The abbreviations in the text of the items → the rows of `abbreviations`, and of `glossary` for
those that are defined elsewhere than in the plan's list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from normalizers.abbreviations.detection import AbbreviationMention, find_abbreviations, is_latin
from normalizers.abbreviations.disambiguation import Sense
from normalizers.abbreviations.full_names import FullNames
from normalizers.abbreviations.inline_definitions import InlineDefinition, find_definitions
from normalizers.abbreviations.linking import AbbreviationLink, AbbreviationLinker
from normalizers.joining.vocabulary import WORD_PATTERN
from normalizers.letters.confusables import fold_confusables
from normalizers.parties.office_nouns import is_unit_name
from pipeline.corrections.corrections import Corrections
from pipeline.dataset.cell_texts import CellText, CellTexts
from pipeline.findings import Finding
from pipeline.structure.items import Item, RowDict

LINKED_STATUSES = ("exact", "variant", "overlay")
"""The statuses of an abbreviation that stands for an entry of the list or of the analyst's file."""

FINDING_CODE_BY_STATUS = {
    "unknown": "abbreviation_unknown",
    "ambiguous": "abbreviation_ambiguous",
    "variant": "abbreviation_variant",
}
"""The finding for each status that is one."""


@dataclass(frozen=True, slots=True)
class AbbreviationUse:
    """An abbreviation where an item prints it, and what it stands for there."""

    item: Item
    column: str
    cell_key: Hashable
    mention: AbbreviationMention
    link: AbbreviationLink

    def to_row(self) -> RowDict:
        """The row of `abbreviations`."""
        return {
            "item_id": self.item.item_id,
            "column": self.column,
            "start": self.mention.start,
            "surface": self.mention.surface,
            "stem": self.mention.stem,
            "status": self.link.status,
            "canonical": self.link.canonical,
            "expansion": self.link.expansion,
            "score": self.link.score,
            "candidates": list(self.link.candidates),
            "reason": self.link.reason,
        }


class PlanAbbreviations:
    """What the abbreviations of one plan stand for.

    `entries` are the rows of its own list. `senses` are all meanings there are, `uses` every
    abbreviation printed in an item.
    """

    def __init__(
        self,
        items: Sequence[Item],
        texts: CellTexts,
        entries: Sequence[RowDict],
        corrections: Corrections,
    ) -> None:
        self._definitions_by_cell = _find_definitions(texts)
        listed = [
            Sense(str(row["abbreviation"]), str(row["expansion"] or ""), "glossary")
            for row in entries
        ]
        listed_names = {fold_confusables(sense.abbreviation) for sense in listed}
        inline = [
            Sense(found.abbreviation, found.expansion, "inline")
            for cell in self._definitions_by_cell.values()
            for found in cell
            if fold_confusables(found.abbreviation) not in listed_names
        ]
        overlay = [Sense(*entry, "overlay") for entry in corrections.abbreviations.items()]
        self.senses = [*listed, *dict.fromkeys(inline), *overlay]
        self._linker = AbbreviationLinker.from_senses(
            self.senses, corrections.links, corrections.refused
        )
        self.uses = list(self._find_uses(items, texts))
        self._entry_by_unit: dict[str, str | None] = {}
        self._full_names = FullNames(
            (sense.abbreviation, sense.expansion)
            for sense in self.senses
            if sense.origin != "inline"
        )

    def _find_uses(self, items: Sequence[Item], texts: CellTexts) -> Iterator[AbbreviationUse]:
        lowercase_words = _collect_lowercase_words(texts)
        mentions_by_cell: dict[Hashable, Sequence[AbbreviationMention]] = {}
        for item in items:
            cells = texts[item.item_id]
            context = " ".join(cell.text for cell in cells.values())
            defined_here = {
                fold_confusables(found.abbreviation): found
                for cell in cells.values()
                for found in self._definitions_by_cell[cell.key]
            }
            for column, cell in cells.items():
                if cell.key not in mentions_by_cell:
                    mentions_by_cell[cell.key] = find_abbreviations(
                        cell.text, lowercase_words.__contains__
                    )
                for mention in mentions_by_cell[cell.key]:
                    definition = defined_here.get(fold_confusables(mention.stem))
                    link = self._linker.link_mention(mention, cell.text, context, definition)
                    if link.status != "unknown" or not is_latin(mention.stem):
                        yield AbbreviationUse(item, column, cell.key, mention, link)

    def find_entry(self, unit: str | None) -> str | None:
        """The entry of the list (or of the analyst's file) that a unit's name is, None if none."""
        if unit is None:
            return None
        if unit not in self._entry_by_unit:
            self._entry_by_unit[unit] = self._resolve_entry(unit)
        return self._entry_by_unit[unit]

    def _resolve_entry(self, unit: str) -> str | None:
        linked = [
            (form, link)
            for form in find_abbreviations(unit)
            for link in [self._linker.link_mention(form, unit)]
            if link.status in LINKED_STATUSES
        ]
        if len(linked) == 1:
            form, link = linked[0]
            remaining_text = unit.replace(form.surface, " ").strip("() ")
            expansion_words = fold_confusables(link.expansion or "").split()
            if not remaining_text or all(
                word in expansion_words for word in fold_confusables(remaining_text).split()
            ):
                return link.canonical
            if unit.endswith(f"({form.surface})"):
                return link.canonical
        return self._full_names.find_abbreviation(unit)

    def split_fields_and_units(self) -> tuple[frozenset[str], frozenset[str]]:
        """The abbreviations of fields of work, and those of units, by what they stand for."""
        units = {sense.abbreviation for sense in self.senses if is_unit_name(sense.expansion)}
        return frozenset(s.abbreviation for s in self.senses) - units, frozenset(units)

    def list_defined(self) -> frozenset[str]:
        """The abbreviations of the list and of the analyst's file."""
        return frozenset(s.abbreviation for s in self.senses if s.origin != "inline")

    def build_extra_glossary_rows(self) -> list[RowDict]:
        """The rows of `glossary` beside those of the plan's own list."""
        page_by_sense = {
            Sense(use.mention.stem, use.link.expansion or "", "inline"): use.item.row["page_first"]
            for use in reversed(self.uses)  # the first use is set last, and stays
            if use.link.status == "inline"
        }
        page_by_sense |= {sense: None for sense in self.senses if sense.origin == "overlay"}
        sense_counts = Counter(
            sense.abbreviation for sense in self.senses if sense.origin == "glossary"
        )
        rows: list[RowDict] = []
        for sense, page in sorted(
            page_by_sense.items(), key=lambda entry: (entry[0].origin, entry[0].abbreviation)
        ):
            sense_counts[sense.abbreviation] += 1
            rows.append(
                {
                    "abbreviation": sense.abbreviation,
                    "expansion": sense.expansion,
                    "sense": sense_counts[sense.abbreviation],
                    "origin": sense.origin,
                    "page": page,
                }
            )
        return rows

    def find_unlisted_stems(self) -> Iterator[Finding]:
        """One finding for each stem that is not simply in the list."""
        uses_by_stem: dict[tuple[str, str], list[AbbreviationUse]] = {}
        for use in self.uses:
            if use.link.status in FINDING_CODE_BY_STATUS:
                uses_by_stem.setdefault((use.mention.stem, use.link.status), []).append(use)
        for (stem, status), stem_uses in uses_by_stem.items():
            first_use = stem_uses[0]
            place_count = len({(use.cell_key, use.mention.start) for use in stem_uses})
            often = f" ({place_count} times)" if place_count > 1 else ""
            page = first_use.item.row["page_first"]
            yield Finding(
                FINDING_CODE_BY_STATUS[status],
                f"“{stem}”{often}: {first_use.link.reason}",
                page if isinstance(page, int) else None,
                first_use.item.item_id,
                "; ".join(first_use.link.candidates) or None,
            )


def _find_definitions(texts: CellTexts) -> dict[Hashable, tuple[InlineDefinition, ...]]:
    """The definitions in each cell, by its key."""
    definitions_by_cell: dict[Hashable, tuple[InlineDefinition, ...]] = {}
    for cell in _iter_cell_texts(texts):
        if cell.key not in definitions_by_cell:
            definitions_by_cell[cell.key] = find_definitions(cell.text) if "(" in cell.text else ()
    return definitions_by_cell


def _collect_lowercase_words(texts: CellTexts) -> frozenset[str]:
    """The words that the plan prints in small letters."""
    words: set[str] = set()
    for text in {cell.key: cell.text for cell in _iter_cell_texts(texts)}.values():
        words.update(WORD_PATTERN.findall(text))
    return frozenset(word for word in words if word.islower())


def _iter_cell_texts(texts: CellTexts) -> Iterable[CellText]:
    return (cell for cells in texts.values() for cell in cells.values())
