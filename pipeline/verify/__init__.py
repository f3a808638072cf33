"""A second reader, and other forms of a plan, as a check.

Files:

    form_agreement    Whether two forms of one plan agree, value by value.
    kept_apart        What the first reader keeps apart from a page's text, and which differences
                      that explains.
    reader_agreement  Whether two readings of one PDF agree, cell by cell.
    verify            `ishplan run --verify`: the plan read once more, by a library that knows
                      nothing of the first, or from another form of it.
"""
