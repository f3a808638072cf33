"""A document → sections, items, the list of abbreviations, the ledger.

Files:

    aside_findings    What a reader keeps apart from a page's text, and what it remarks of it, as
                      findings.
    cell_rows         Tables → the rows of `cells`: every cell as it lies in the plan.
    character_ledger  The ledger: every glyph of the text layer ends in exactly one place, counted
                      page by page.
    column_values     The cells of one row → what each column of its section says, several columns
                      of one key as one.
    confidence        How sure a reading is: of a text layer quite, of a page's picture as sure as
                      its recogniser.
    glossary          The list of abbreviations, set in text columns or as a table → rows of the
                      `glossary` table.
    items             Sections → items: one a finest step, the cells of merged rows repeated in
                      each.
    known_words       The words of plans that have been read: evidence for the broken words of
                      others and, by the columns that they are in, for how a bare text is divided
                      into cells.
    plan_period       For which period a plan is: what its titles say, else its other text, else its
                      cells.
    read_plan         A plan is read: from pages to sections, the stages in order; no files and no
                      terminal.
    row_ledger        The ledger of rows: every row of every table is exactly one thing, and they
                      are counted.
    source            Where a plan comes from.
"""
