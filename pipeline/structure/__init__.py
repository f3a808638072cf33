"""A document → sections, items, the list of abbreviations, the ledger.

Files:

    aside_findings    What a reader keeps apart from a page's text, and what it remarks of it.
    cell_rows         Tables → the rows of `cells`: every cell as it lies in the plan.
    character_ledger  The ledger: every glyph of the text layer ends in exactly one place.
    column_values     The cells of one row → what each column of its section says.
    confidence        How sure a reading is: of a text layer quite.
    glossary          The list of abbreviations.
    glossary_columns  Lines of the list of abbreviations that two text columns share, taken apart.
    items             Sections → items: one a finest step.
    joined_cells      The printed lines of a document's cells as whole words, each cell joined once.
    known_words       The words of plans that have been read.
    outline_blocks    Tables and runs of loose lines in the order in which they are read.
    paragraphs        Lines outside tables → paragraphs, and what each of them is by its form.
    plan_period       For which period a plan is: what its titles say, else its other text.
    printed_cells     The text of one cell by itself, joined without evidence of its words.
    read_plan         A plan is read: from pages to sections, the stages in order.
    row_kinds         What each row of a table is: header, row of column numbers, subheading.
    row_ledger        The ledger of rows: every row of every table is exactly one thing.
    sections          Titles and headers → which section each table is.
    source            Where a plan comes from.
    split_tables      Tables that hold the titles of several sections in rows of their own.
    table_headers     What a table says of itself: its header, what its columns mean.
    title_search      The text between two tables → the title of the lower one.
"""
