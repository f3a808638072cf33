"""Word files (.docx) → the records that the PDF stages give from `Table` on.

    bytes ─ package ─ seen_text ─ paragraphs, word_tables ─ word_reader ─ Document

A Word file says what is a table, a cell and a merged cell, so nothing is looked for in drawn lines.
It has no pages: everything lies on one endless sheet, whose number is `NO_PAGE`; its boxes only
keep the order.

Files:

    equations       An equation of a Word file → one line of text as people type it: `1/2`, `10²`.
    fields          Fields of a Word file: what is printed is their result, never their code.
    left_out        What of a Word file's text is kept out of the data or apart from it.
    markup          What in WordprocessingML is printed: names, branches.
    number_formats  The number of a list's item as Word prints it: 3 → `3`, `III`, `c`, `в`.
    numbering       The numbers that Word prints before paragraphs of lists and numbered headings.
    package         The bytes of a Word file → its parts, opened by python-docx.
    paragraphs      Paragraphs of a Word file → their lines of text; what hangs on them.
    pictures        Pictures in a Word file: what a place shows; what a recogniser says of it.
    raised_text     Letters above or below the line → their place in a line of text, or none.
    remarks         What of a Word file is not read, or was read in one of two ways.
    run_formats     What of a run's format bears on its meaning: struck, unseen, raised.
    seen_runs       The runs of a Word file's paragraphs, one after the other: what of each is seen.
    seen_text       A part of a Word file → the same part with what a reader of the page sees.
    style_levels    What a run of a Word file says of its print: itself, its character style.
    text_colours    Whether text has the colour of what lies behind it, so that nobody sees it.
    word_reader     A Word file → `Document`: its tables and loose lines in reading order.
    word_signature  Whether bytes are to be read as a Word file.
    word_tables     A table of a Word file → `Table`.
"""
