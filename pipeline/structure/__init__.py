"""A document → sections, items, the list of abbreviations, the ledger.

Files:

    aside_findings    What a reader keeps apart from a page's text, and what it remarks of it.
    cells_table       Tables → the rows of `cells`: every cell as it lies in the plan.
    character_ledger  The ledger: every glyph of the text layer ends in exactly one place.
    column_values     The cells of one row → what each column of its section says.
    confidence        How sure a reading is: of a text layer quite.
    glossary          The list of abbreviations.
    items             Sections → items: one a finest step.
    known_words       The words of plans that have been read.
    plan_period       For which period a plan is: what its titles say, else its other text.
    read_plan         A plan is read: from pages to sections, the stages in order.
    row_ledger        The ledger of rows: every row of every table is exactly one thing.
    source            Where a plan comes from.
"""
