"""Items → typed rows: the whole dataset of a plan.

Files:

    abbreviation_rows    The abbreviations in the text of the items → the rows of `abbreviations`,
                         and of `glossary` for those that are defined elsewhere than in the plan's
                         list.
    build                A plan that was read → its rows of every table: no files and no terminal.
    cell_texts           The texts of items' cells as they are to be read for their meaning, each
                         cell read once.
    consistency          Items that do not fit together: printed twice, out of order, offices
                         written otherwise.
    deadline_columns     Deadline and indicator cells → the typed columns of the section datasets.
    funding_rows         Funding cells → the rows of `funding`, and their totals.
    known_abbreviations  Short forms that are common knowledge in the country's administration: КР,
                         ЖОЖ, PhD.
    party_rows           Responsible cells → the rows of `responsibles`.
    plan_items           The items of all sections, and the tables of the plan with the sections
                         that they are of.
    plan_mentions        The abbreviations that the cells of a plan print, and define.
    plan_parties         The rows of a plan's tables → its part of the register of units, offices
                         and persons.
    reading_findings     What the reading of a document says of itself: text outside of tables,
                         joins, pages, cells.
    records              All that is known of one plan, as rows of every table.
    total_rows           Rows of totals held against the rows that they add up.
    typed_rows           Items → what they mean: their rows with typed columns, and the long tables
                         beside them.
    word_accounts        How much of the cells their typed values explain, added up by the kind of
                         value.
"""
