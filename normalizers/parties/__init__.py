"""A responsible cell → one party a line: offices, units, persons.

Files:

    lexicon        Words of offices and units, Kyrgyz and Russian: a language's own.
    office_keys    A party → its office and what the office is of, across wordings and case endings.
    office_nouns   The nouns of offices (ректор, башчы) and of units (кафедра, бөлүм).
    parties        A responsible cell → one party a line.
    person_names   Names of persons: `Дегембаева Н.К.`, `Н.К. Дегембаева`, `Асанов Азамат Асанович`.
    russian_lists  Russian lists, where the office stands before what it is of.
    segment        A piece of a responsible cell: words that stand together.
    segmentation   The words of a responsible cell cut into pieces: at signs.
    shared_heads   What a piece that is no whole party shares with the piece behind it.
    tokens         The words of a responsible cell: what each is.
"""
