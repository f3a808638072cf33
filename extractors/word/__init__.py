"""Word files (.docx) → the records that the PDF stages give from `Table` on.

    bytes ─ package ─ seen_text ─ paragraphs, word_tables ─ word_reader ─ Document

A Word file says what is a table, a cell and a merged cell, so nothing is looked for in drawn lines.
It has no pages: everything lies on one endless sheet, whose number is `NO_PAGE`; its boxes only
keep the order.

Files:

    number_formats   The number of a list's item as Word prints it: 3 → `3`, `III`, `c`, `в`.
    numbering        The numbers that Word prints before paragraphs of lists and numbered headings.
    package          The bytes of a Word file → its parts, opened by python-docx; or why they cannot
                     be.
    word_paragraphs  Paragraphs of a Word file → their lines of text; text boxes anchored to them
                     are kept apart.
    word_reader      A Word file → `Document`: its tables and loose lines in reading order, nothing
                     decided yet.
    word_signature   Whether bytes are to be read as a Word file, told by their first bytes and not
                     by a name.
    word_tables      A table of a Word file → `Table`: cells with the rows and columns that they
                     cover.
"""
