"""A responsible cell → one party a line: offices, units, persons.

Files:

    joined_names        Whether a piece and the one behind it are one name.
    office_keys         A party → its office and what the office is of.
    parties             A responsible cell → one party a line.
    party_account       Which words of a responsible cell its parties explain.
    person_names        Names of persons: `Дегембаева Н.К.`, `Н.К. Дегембаева`.
    personal_titles     Degrees and academic titles go with the person whose they are.
    piece_boundaries    Where a piece of a responsible cell ends: rules as data, tried in order.
    piece_pairs         A piece of a responsible cell and the one behind it.
    russian_dependence  Russian words that depend on the one before them: `декан факультета`.
    russian_lists       Russian lists, where the office stands before what it is of.
    segment             A piece of a responsible cell: words that stand together.
    segmentation        The words of a responsible cell cut into pieces: at signs.
    shared_heads        What a piece that is no whole party takes over from the piece behind it.
    time_beside         A cell that says when, and by whom or where, at once → both.
    tokens              The words of a responsible cell: what each is.
    word_features       What the letters of a word of a responsible cell tell of it.
"""
