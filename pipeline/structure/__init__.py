"""A document → sections, items, the list of abbreviations, the ledger.

Files:

    aside_findings    Findings about text that a reader keeps apart from a page's text, and about
                      its remarks.
    cells_table       Tables → the rows of `cells`: every cell as it lies in the plan.
    character_ledger  The ledger of characters: every glyph of the text layer must end in exactly
                      one place, counted page by page.
    column_values     The cells of one row → the value of each column of its section; columns with
                      the same key become one.
    confidence        How certain a reading is: a text layer is certain, a recognised picture as
                      certain as the recogniser says.
    glossary          The list of abbreviations, set in text columns or as a table → rows of the
                      `glossary` table.
    items             Sections → items, one for each finest step; a merged cell is repeated in each
                      of its items.
    known_words       The words of plans that have been read.
    mark_columns      Check marks in columns of months, quarters or other parts of the year → when
                      something is due.
    plan_period       The period of a plan: as its titles say, else its other text, else its cells.
    read_document     The first stages of a plan: the pages of its PDF → whole tables.
    read_plan         Reads a plan: the stages from pages to sections, in order.
    row_ledger        The ledger of rows: every row of every table must be exactly one thing, and
                      the counts must add up.
    source            Where a plan comes from.
"""
