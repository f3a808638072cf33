"""Tables and blocks of loose lines in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.records.documents import Document, Table
from extractors.records.page_layouts import TextLine
from normalizers.abbreviations.glossary_entries import parse_glossary_entry
from normalizers.titles.section_marks import parse_section_mark
from normalizers.titles.section_titles import is_glossary_title
from pipeline.outline.glossary_columns import cut_line

MAX_TITLE_GAP_LINE_HEIGHTS = 1.6
"""The largest gap between two lines of one title, in line heights."""

Block = tuple[TextLine, ...]
"""Lines that follow closely under each other."""


def iter_in_reading_order(document: Document) -> Iterator[Table | Block]:
    """Yields tables and blocks of loose lines in reading order; a table counts where it begins."""
    tables_by_page: dict[int, list[Table]] = {}
    for table in document.tables:
        tables_by_page.setdefault(table.pages[0], []).append(table)
    positioned: list[tuple[int, int, int, Table | TextLine]] = []
    for page, tables in tables_by_page.items():
        positioned += [(page, place, 1, table) for place, table in enumerate(tables)]
    for line in document.lines:
        above = sum(
            table.boxes[0][1].y0 < line.box.y0 for table in tables_by_page.get(line.page, ())
        )
        positioned.append((line.page, above, 0, line))
    positioned.sort(key=lambda start: start[:3])
    block: list[TextLine] = []
    for *_, item in positioned:
        if block and (isinstance(item, Table) or not _is_in_same_block(block[-1], item)):
            yield tuple(block)
            block = []
        if isinstance(item, Table):
            yield item
        else:
            block.append(item)
    if block:
        yield tuple(block)


def cut_title_line(lines: Block) -> list[Block]:
    """The title of the list of abbreviations, and the entries beside it, if any: a second text
    column may begin at the height of the title."""
    title: list[TextLine] = []
    entries: list[TextLine] = []
    for line in lines:
        for place in range(1, len(line.words)):
            head, tail = line.words[:place], line.words[place:]
            if is_glossary_title(" ".join(word.text for word in head)) and parse_glossary_entry(
                " ".join(word.text for word in tail)
            ):
                title.append(cut_line(line, 0, place))
                entries.append(cut_line(line, place, len(line.words)))
                break
        else:
            title.append(line)
    return [tuple(title), *([tuple(entries)] if entries else [])]


def _is_in_same_block(previous: TextLine, line: TextLine) -> bool:
    """Whether a line continues the block of the line before: close under it on the same page."""
    if previous.page != line.page or parse_section_mark(line.text) is not None:
        return False
    height = max(previous.box.y1 - previous.box.y0, line.box.y1 - line.box.y0)
    return line.box.y0 - previous.box.y1 <= MAX_TITLE_GAP_LINE_HEIGHTS * height
