"""The findings: what the program could not read, place or resolve, with a code and a severity for
each kind."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "info"]

FINDING_CODES: dict[str, tuple[Severity, str]] = {
    "column_unrecognised": ("info", "A column whose title and cells say nothing known"),
    "column_missing": ("warning", "A section in which no column says who is responsible"),
    "section_unnumbered": ("info", "A table of the plan with no numbered title above it"),
    "section_empty": ("warning", "A section's title with no row under it"),
    "section_missing": ("warning", "A gap in the numbers of the sections"),
    "section_repeated": ("warning", "Two tables under titles of the same number"),
    "row_lost": ("error", "A row of the plan's tables that is in no section dataset"),
    "row_without_action": ("warning", "A row that does not say what is to be done"),
    "total_differs": ("warning", "A printed total that is not the sum of its rows"),
    "period_doubtful": ("warning", "A plan that names other periods too in its titles"),
    "table_headless": ("warning", "A table without a header, read as the one before it"),
    "table_outside": ("warning", "A table that belongs to no section; its cells are in `cells`"),
    "glossary_missing": ("warning", "No list of abbreviations was found"),
    "glossary_unread": ("warning", "A line of the list of abbreviations that is no entry"),
    "stray_text": ("warning", "A mark outside every table, too short to be a title"),
    "text_outside": ("info", "Text outside every table that is no title"),
    "part_title": ("info", "The title of a part that has no table of its own"),
    "furniture": ("info", "A running head, page number or stamp, left out of the data"),
    "page_without_text": ("warning", "A page with no text layer: blank, or a picture"),
    "page_damaged": ("error", "A page of which a part is lost, since the file is damaged there"),
    "page_crowded": ("warning", "A page with too many characters to look at each of them"),
    "page_unrecognised": ("error", "A page whose text is in its picture, and Tesseract is missing"),
    "letter_unknown": ("error", "A glyph whose letter the file does not tell"),
    "text_unseen": ("warning", "Printed text that nobody sees; it is no part of the data"),
    "text_struck": ("warning", "Text that is struck out; it is no part of the data"),
    "line_through_text": ("warning", "A line through text that is taken for a border"),
    "text_overprinted": ("warning", "Words that other words or a slanted line lie over"),
    "text_replaced": ("warning", "Glyphs that stand, as the file says, for another text"),
    "note_mark": ("info", "A raised mark that refers to a note, kept apart from its word"),
    "annotation": ("warning", "A stamp or other annotation on a page, apart from its text"),
    "ink_unread": ("error", "A picture, drawing or handwriting that is not read"),
    "ink_recognised": ("warning", "Text recognised in a picture or drawing on a page with text"),
    "ink_beside": ("info", "Pictures and drawings beside the tables, which are not read"),
    "layer_disagrees": ("warning", "A scan whose hidden text says something else than its picture"),
    "join_doubtful": ("warning", "A row or merged cell over a page break, nearly undecided"),
    "cell_undrawn": ("warning", "A place in a table's grid that its lines do not enclose"),
    "table_inferred": (
        "warning",
        "A table whose rows or columns its words tell, not lines",
    ),
    "word_doubtful": ("warning", "A line's end inside or between words, nearly undecided"),
    "session_unread": ("warning", "A council session whose month or number is not understood"),
    "deadline_unread": ("error", "A deadline that is not understood; its days are null"),
    "deadline_outside": ("warning", "A deadline outside the plan's period"),
    "deadline_yearless": ("warning", "A month or day that each of the period's years has"),
    "deadline_reversed": ("warning", "A deadline that ends before it starts"),
    "deadline_partly_read": (
        "warning",
        "Words beside a deadline that are not understood; null where they could change it",
    ),
    "sum_unread": ("error", "A sum of money that is not understood; its amount is null"),
    "sum_currency": ("warning", "A sum in another currency; its amount in som is null"),
    "sum_partly_read": (
        "warning",
        "A sum whose cell says more than is understood, or a sum for each of several",
    ),
    "sum_total": ("warning", "A printed total beside its parts"),
    "indicator_doubtful": (
        "warning",
        "An indicator with numbers beside the one that is given, or with no one number",
    ),
    "party_doubtful": ("warning", "A list of parties that could be divided otherwise"),
    "office_variant": ("info", "An office written nearly like another"),
    "abbreviation_unknown": ("warning", "An abbreviation that is defined nowhere"),
    "abbreviation_ambiguous": ("warning", "An abbreviation with two meanings, undecided"),
    "definition_doubtful": ("warning", "A definition in the text whose words are not certain"),
    "abbreviation_variant": ("info", "An abbreviation taken for one spelled otherwise"),
    "item_duplicate": ("warning", "An item printed twice in its section"),
    "item_order": ("warning", "An item's number out of order"),
    "layer_replaced": ("warning", "Text of a page's text layer that its picture does not show"),
    "ocr_doubtful": ("warning", "A cell of a scanned page with words recognised with doubt"),
    "readers_disagree": ("warning", "Two readers of the PDF see a cell or a line differently"),
    "forms_disagree": ("warning", "The forms of a plan, such as PDF and Word file, say two things"),
    "forms_spacing": ("info", "The forms of a plan differ in spaces or hyphens of a value only"),
    "reader_failed": ("warning", "No second reader can read the plan; nothing was compared"),
    "tracked_changes": ("warning", "Tracked changes of a Word file, taken as accepted"),
    "picture_unread": ("warning", "Pictures or objects in a Word file whose text is not read"),
    "text_box": ("warning", "A text box that hangs on a table's cell, kept apart from it"),
    "field_unread": ("warning", "A field of a Word file that is drawn by a code that is not read"),
    "encoding_guessed": ("info", "The encoding of a bare text, which is not UTF-8"),
    "text_disordered": (
        "warning",
        "A bare text whose lines do not follow each other as its cells do",
    ),
    "row_doubtful": ("warning", "A row of a bare text that may be divided into cells otherwise"),
    "decision_idle": ("info", "A decision on what this plan does not print; another may"),
    "correction_unfit": ("error", "An entry of the analyst's file that does not fit the plan"),
}
"""Every code with its severity and what it means."""


class Finding(Struct, frozen=True):
    """One finding; `page` counts from 1, `item_id` is as in the section datasets; each is None if
    there is none.

    `NO_PAGE`, the page of everything in a file without pages, becomes null in the published table.
    """

    code: str
    message: str
    page: int | None = None
    item_id: str | None = None
    detail: str | None = None

    @property
    def severity(self) -> Severity:
        """How bad it is, by its code."""
        return FINDING_CODES[self.code][0]

    def to_row(self) -> dict[str, object]:
        """The finding as a row of the published table."""
        return {
            "severity": self.severity,
            "code": self.code,
            "item_id": self.item_id,
            "page": self.page or None,
            "message": self.message,
            "detail": self.detail,
        }
