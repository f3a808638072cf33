"""A second reader, and other forms of a plan, as a check.

Files:

    form_agreement    Whether two forms of one plan agree, value by value.
    kept_apart        What the first reader keeps apart from a page's text, and which differences
                      this explains.
    reader_agreement  Whether two readings of one PDF agree, cell by cell.
    verify            `ishplan run --verify`: compares a plan with a second reading, by an
                      independent library or from another form of the plan.
"""
