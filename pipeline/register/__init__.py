"""The register of who is who over the years of an output, made of all that is published there.

It is derived: made again from the published years whenever one changes, so a run that was killed
leaves nothing that the next one does not set right.

Files:

    published_register  The register as it is published in an output: `parties/`, one folder for all
                        years.
    read_plans          The published years of one institution → their parts of the register.
    register_rows       The register → the rows of its tables; and rows → the ids that the next
                        register keeps.
    register_tables     The tables of the register: their columns, types and meaning.
    replace_ids         The files of a published year → the same with the ids and open questions of
                        the register over all years.
    unit_work           What each unit has to do in one published year: its items, their money,
                        their months.
    update              Makes the register of an output anew if a published year has changed.
"""
