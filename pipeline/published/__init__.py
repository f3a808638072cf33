"""A published folder, read back: everything that is made of published files reads them here.

Files:

    descriptor        The data package of a published folder: read, and known to be of this schema.
    folders           Which folders are published in an output, and where one year lies.
    output_layout     In which folder of the output each plan belongs.
    published_folder  The files of a published folder → its sections and the rows of its tables.
    unreadable        What cannot be read as what ishplan publishes, said in one way wherever it is
                      met.
    written_values    Values as people read them: thousands apart, lists joined, nothing that is a
                      formula.
"""
