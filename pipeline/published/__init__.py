"""A published folder, read back: everything that is made of published files reads them here.

Files:

    descriptor        Reads the data package of a published folder, and checks the version of its
                      schema.
    folders           Which folders are published in an output, and in which one a year lies.
    output_layout     In which folder of the output each plan belongs.
    published_folder  The files of a published folder → its sections and the rows of its tables.
    unreadable        One error for whatever goes wrong with published files that cannot be read.
    unreadable_error  How it is worded that a published folder cannot be read, and what to do.
    written_values    Values as people read them: separated thousands, joined lists, no formulas.
"""
