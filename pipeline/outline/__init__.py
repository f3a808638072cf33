"""Titles, headers and rows → which section each table is, and what each of its rows is.

Files:

    glossary_columns   Lines of the list of abbreviations that two text columns share, taken apart.
    glued_totals       Rows at a page break that end in a total, taken apart there.
    joined_cells       The printed lines of a document's cells as whole words, each cell joined
                       once.
    numbered_headings  Rows that are headings by their numbers: a number in its own cell, and one
                       text beside it.
    outline_blocks     Tables and runs of loose lines in the order in which they are read.
    paragraphs         Lines outside tables → paragraphs, and what each of them is by its form.
    plan_outline       What a document's parts are: the sections with their tables, the glossary,
                       and the rest.
    printed_cells      The text of one cell by itself, joined without evidence of its words: for
                       recognising what it is, not for publishing.
    row_kinds          What each row of a table is: header, row of column numbers, subheading, item,
                       total.
    section_problems   What is wrong with a plan's sections as a whole: gaps in their numbers,
                       columns not known.
    sections           Titles and headers → which section each table is, and what stands outside
                       them.
    split_tables       Tables that hold the titles of several sections in rows of their own, taken
                       apart there.
    stranded_titles    A numbered title in the last row of a page, whose header stands on the next
                       page, given to the table that it is of.
    table_headers      What a table says of itself: its header, what its columns mean, if it lists
                       abbreviations.
    title_search       The text between two tables → the title of the lower one, and what else
                       stands there.
    total_rows         Whether a row adds up those above it: it says so, and holds nothing but sums
                       beside that.
"""
