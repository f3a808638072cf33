"""A responsible cell → one party a line: offices, units, persons.

Files:

    joined_names        Whether a piece and the one behind it are one name: `Дене тарбия жана спорт
                        кафедрасы`.
    office_keys         A party → its office and what the office is of, across wordings and case
                        endings.
    parties             A responsible cell → one party a line.
    party_account       Which words of a responsible cell its parties explain.
    person_names        Names of persons: `Дегембаева Н.К.`, `Н.К. Дегембаева`, `Асанов Азамат
                        Асанович`.
    personal_titles     Degrees and academic titles are joined with the person who has them.
    piece_boundaries    Where a piece of a responsible cell ends: rules as data, tried in order.
    piece_pairs         A piece of a responsible cell and the one behind it, with what is known of
                        abbreviations.
    russian_dependence  Russian words that depend on the one before them: `декан факультета`,
                        `проректор по УР`.
    russian_lists       Russian lists, where the office stands before what it is of.
    segment             A piece of a responsible cell: words that stand together, and questions
                        about them.
    segmentation        The words of a responsible cell cut into pieces: at signs, and where a whole
                        name ends.
    shared_heads        What a piece that is no whole party takes over from the piece behind it.
    time_beside         A cell that says when, and by whom or where, at once → both, where it is
                        certain where one ends.
    tokens              The words of a responsible cell: what each is, and what stands between it
                        and the word before.
    word_features       What can be known of a word of a responsible cell by its letters.
"""
