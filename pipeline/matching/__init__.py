"""Items of two years → which are one, which were split, merged or moved.

Files:

    entries            An item of a published year as it is compared, and what counts in a section
                       of any shape.
    matching           Items of two years → the pairing that is best as a whole.
    moved_items        Which task, measure or subheading of one year is which of the other, and what
                       was moved.
    paired_items       Items of two years → which are one, which were split or merged, which are
                       left over.
    section_pairs      Which section of one year is which of the other: by what they hold and are
                       called, not by number.
    similarity         How alike texts are: every one of a list with every one of another.
    splits_and_merges  Items that were left alone, or badly paired → one that became several,
                       several that became one.
"""
