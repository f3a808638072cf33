"""Items of two years → which are one, which were split, merged or moved.

Files:

    compared_items     An item of a published year as it is compared, and how much each column
                       counts.
    matching           Items of two years → the pairing that is best as a whole.
    moved_items        Which task, measure or subheading of one year is which of the other, and
                       which items were moved.
    paired_items       Items of two years → which are the same, which were split or merged, which
                       are left over.
    section_pairs      Which section of one year is which of the other: by their items and titles,
                       not by number.
    similarity         How alike every text of one list is to every text of another.
    splits_and_merges  Which items became several, and which several became one.
"""
