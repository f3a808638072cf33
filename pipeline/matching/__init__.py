"""Items of two years → which are one, which were split, merged or moved.

Files:

    compared_items     An item of a published year as it is compared.
    matching           Items of two years → the pairing that is best as a whole.
    moved_items        Which task, measure or subheading of one year is which of the other.
    paired_items       Items of two years → which are one, which were split or merged.
    section_pairs      Which section of one year is which of the other.
    similarity         How alike texts are: every one of a list with every one of another.
    splits_and_merges  Items that were left alone, or badly paired → one that became several.
"""
