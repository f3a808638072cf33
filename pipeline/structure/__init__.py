"""A document → sections, items, the list of abbreviations, the ledger.

Files:

    aside_findings    What a reader keeps apart from a page's text, and what it remarks of it.
    character_ledger  The ledger: every glyph of the text layer ends in exactly one place.
    confidence        Confidence: 1.0 for a text layer, the recogniser's for a scan.
    glossary          The list of abbreviations.
    items             Sections → items: one a finest step.
    joined_cells      The printed lines of a document's cells as whole words, each cell joined once.
    known_words       The words of plans that have been read.
    read_plan         A plan is read: from pages to sections, the stages in order.
    sections          Titles and headers → which section each table is.
    source            Where a plan comes from.
    split_tables      Tables that hold the title and header of another section in their midst.
    table_headers     What a table says of itself: its header, what its columns mean.
"""
