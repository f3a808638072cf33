"""Titles, headers and rows → which section each table is, and what each of its rows is.

Files:

    glossary_columns   Lines of the list of abbreviations that run across two text columns, split.
    glued_totals       Totals that were joined to the row above them at a page break, split off
                       again.
    joined_cells       The lines of a document's cells, joined into text; each cell is joined only
                       once.
    numbered_headings  Rows that are headings by their numbers: a number in its own cell, and one
                       text beside it.
    outline_blocks     Tables and blocks of loose lines in reading order.
    paragraphs         Lines outside tables → paragraphs, and what each of them is by its form.
    plan_outline       The parts of a document: sections with their tables, the glossary, and the
                       rest.
    printed_cells      The text of a single cell, joined without a vocabulary: good enough to see
                       what the cell is, not to publish it.
    row_kinds          What each row of a table is: header, row of column numbers, subheading, item,
                       total.
    section_list       The sections found so far, and which of them the next table belongs to.
    section_problems   Findings about a plan's sections as a whole: gaps in their numbers, unknown
                       and missing columns.
    sections           Divides a document into sections by its titles and headers; says what stands
                       outside them.
    split_tables       Tables that hold several sections, with titles in rows of their own, split at
                       these rows.
    stranded_titles    Numbered titles in the last row of a page, moved to their table on the next
                       page.
    table_headers      The header of a table and what its columns mean; whether a table is the list
                       of abbreviations.
    title_search       The text between two tables → the title of the lower one, and what else
                       stands there.
    total_rows         Whether a row is a total: it says so, and otherwise holds only sums.
"""
