"""The abbreviations in the items' texts → the rows of `abbreviations`, and rows of `glossary` for
those defined outside the plan's own list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from normalizers.abbreviations.abbreviation_link import AbbreviationLink
from normalizers.abbreviations.detection import AbbreviationMention, find_abbreviations, is_latin
from normalizers.abbreviations.disambiguation import Sense
from normalizers.abbreviations.full_names import FullNames
from normalizers.abbreviations.linking import AbbreviationLinker
from normalizers.letters.confusables import fold_confusables
from normalizers.office_words.office_nouns import is_unit_name
from pipeline.corrections.corrections import Corrections
from pipeline.dataset.cell_texts import CellTexts
from pipeline.dataset.known_abbreviations import load_known_abbreviations
from pipeline.dataset.plan_mentions import (
    OutsideText,
    find_cell_definitions,
    find_cell_mentions,
    find_names_in_titles,
    find_outside_definitions,
)
from pipeline.findings import Finding
from pipeline.structure.items import Item, RowDict

LINKED_STATUSES = ("exact", "variant", "overlay")
"""The statuses of an abbreviation that is an entry of the plan's list or of the analyst's file."""

FINDING_CODE_BY_STATUS = {
    "unknown": "abbreviation_unknown",
    "ambiguous": "abbreviation_ambiguous",
    "variant": "abbreviation_variant",
}
"""The finding for each status that needs one."""

DEFINITION_DOUBT_CODE = "definition_doubtful"
"""The finding for an abbreviation that the text defines, if it is not certain by which words."""


class AbbreviationUse(Struct, frozen=True):
    """An abbreviation in an item's cell, and what it stands for there."""

    item: Item
    column: str
    cell_key: Hashable
    mention: AbbreviationMention
    link: AbbreviationLink
    is_defined_doubtfully: bool = False

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

    It is made from `entries`, the rows of the plan's own list, `outside`, the texts outside its
    tables, and `institution`, the abbreviation of the institution whose plan it is. `senses` has
    all meanings that the plan or the analyst gives, `uses` every abbreviation printed in an item.
    """

    def __init__(
        self,
        items: Sequence[Item],
        texts: CellTexts,
        entries: Sequence[RowDict],
        corrections: Corrections,
        outside: Sequence[OutsideText] = (),
        institution: str | None = None,
    ) -> None:
        self._definitions_by_cell = find_cell_definitions(texts)
        known = load_known_abbreviations()
        listed = [
            Sense(str(row["abbreviation"]), str(row["expansion"] or ""), "glossary")
            for row in entries
        ]
        listed_names = {fold_confusables(sense.abbreviation) for sense in listed}
        inline = [
            Sense(found.abbreviation, found.expansion, "inline")
            for cell in self._definitions_by_cell.values()
            for found in cell
            if fold_confusables(found.abbreviation) not in listed_names and not found.doubt
        ]
        self._page_by_outside_sense = {
            Sense(*names, "inline"): text.page
            for names, text in find_outside_definitions(outside).items()
            if fold_confusables(names[0]) not in listed_names
        }
        inline += self._page_by_outside_sense
        overlay = [Sense(*entry, "overlay") for entry in corrections.abbreviations.items()]
        self.senses = [*listed, *dict.fromkeys(inline), *overlay]
        defined_forms = {
            found.abbreviation for cell in self._definitions_by_cell.values() for found in cell
        } | {sense.abbreviation for sense in self._page_by_outside_sense}
        mentions_by_cell = find_cell_mentions(
            texts, frozenset((*known, *defined_forms, *(sense.abbreviation for sense in listed)))
        )
        self._linker = AbbreviationLinker.from_senses(
            self.senses,
            corrections.links,
            corrections.refused,
            {
                **({institution: ""} if institution else {}),
                **known,
                **find_names_in_titles(mentions_by_cell, [one.text for one in outside]),
            },
        )
        self.uses = list(self._find_uses(items, texts, mentions_by_cell))
        self._entry_by_unit: dict[str, str | None] = {}
        self._full_names = FullNames(
            (sense.abbreviation, sense.expansion)
            for sense in self.senses
            if sense.origin != "inline"
        )

    def _find_uses(
        self,
        items: Sequence[Item],
        texts: CellTexts,
        mentions_by_cell: Mapping[Hashable, Sequence[AbbreviationMention]],
    ) -> Iterator[AbbreviationUse]:
        for item in items:
            cells = texts[item.item_id]
            context = " ".join(cell.text for cell in cells.values())
            defined_here = {
                fold_confusables(found.abbreviation): found
                for cell in cells.values()
                for found in self._definitions_by_cell[cell.key]
            }
            for column, cell in cells.items():
                for mention in mentions_by_cell[cell.key]:
                    definition = defined_here.get(fold_confusables(mention.stem))
                    certain = None if definition is None or definition.doubt else definition
                    link = self._linker.link_mention(mention, cell.text, context, certain)
                    if link.status == "unknown" and definition is not None and definition.doubt:
                        offered = f"{definition.abbreviation} – {definition.expansion}"
                        link = replace(
                            link,
                            candidates=(offered, *link.candidates),
                            reason=f"defined in the same row, but {definition.doubt}",
                        )
                        yield AbbreviationUse(item, column, cell.key, mention, link, True)
                    elif link.status != "unknown" or not is_latin(mention.stem):
                        yield AbbreviationUse(item, column, cell.key, mention, link)

    def find_entry(self, unit: str | None) -> str | None:
        """The entry of the list (or of the analyst's file) that a unit's name stands for; None if
        none."""
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
        """The abbreviations of fields of work, and those of units, told apart by their
        expansions."""
        units = {sense.abbreviation for sense in self.senses if is_unit_name(sense.expansion)}
        return frozenset(s.abbreviation for s in self.senses) - units, frozenset(units)

    def list_defined(self) -> frozenset[str]:
        """The abbreviations of the list and of the analyst's file."""
        return frozenset(s.abbreviation for s in self.senses if s.origin != "inline")

    def build_extra_glossary_rows(self) -> list[RowDict]:
        """The rows of `glossary` in addition to those of the plan's own list."""
        page_by_sense = {
            Sense(use.mention.stem, use.link.expansion or "", "inline"): use.item.row["page_first"]
            for use in reversed(self.uses)  # the first use is set last, and stays
            if use.link.status == "inline"
        }
        page_by_sense |= self._page_by_outside_sense
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
        """Yields one finding for each stem that is unknown, ambiguous or a variant."""
        uses_by_stem: dict[tuple[str, str], list[AbbreviationUse]] = {}
        for use in self.uses:
            if use.link.status in FINDING_CODE_BY_STATUS:
                uses_by_stem.setdefault((use.mention.stem, use.link.status), []).append(use)
        for (stem, status), stem_uses in uses_by_stem.items():
            is_defined_doubtfully = any(use.is_defined_doubtfully for use in stem_uses)
            first_use = max(stem_uses, key=lambda use: use.is_defined_doubtfully)
            place_count = len({(use.cell_key, use.mention.start) for use in stem_uses})
            often = f" ({place_count} times)" if place_count > 1 else ""
            page = first_use.item.row["page_first"]
            yield Finding(
                DEFINITION_DOUBT_CODE if is_defined_doubtfully else FINDING_CODE_BY_STATUS[status],
                f"“{stem}”{often}: {first_use.link.reason}",
                page if isinstance(page, int) else None,
                first_use.item.item_id,
                "; ".join(first_use.link.candidates) or None,
            )
