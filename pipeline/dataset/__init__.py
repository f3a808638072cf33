"""Items → typed rows: the whole dataset of a plan.

Files:

    abbreviation_rows    The abbreviations in the items' texts → the rows of `abbreviations`, and
                         rows of `glossary` for those defined outside the plan's own list.
    build_dataset        A plan that was read → its rows of every table.
    cell_texts           The texts of items' cells from which their meaning is read, each text once.
    consistency          Items that do not fit together: printed twice, numbered out of order,
                         offices spelled differently.
    dataset_records      All that is known of one plan, as rows of every table.
    deadline_columns     Deadline and indicator cells → the typed columns of the section datasets.
    funding_rows         Funding cells → the rows of `funding`, and their totals.
    known_abbreviations  Short forms that are common knowledge in the country's administration: КР,
                         ЖОЖ, PhD.
    party_rows           Responsible cells → the rows of `responsibles`.
    plan_items           The items of all sections, and the plan's tables with the sections that
                         they belong to.
    plan_mentions        The abbreviations that a plan's cells use, and those that its text defines.
    plan_parties         The rows of a plan's tables → its part of the register of units, offices
                         and persons.
    reading_findings     Findings about how a document was read: text outside tables, joins, pages,
                         cells.
    total_sums           Rows of totals, compared with the sums of the rows that they add up.
    typed_rows           Items → their rows with typed columns, and the rows of the long tables
                         (`responsibles`, `funding`, `abbreviations`).
    word_accounts        How much of the cells their typed values explain, added up by the kind of
                         value.
"""
