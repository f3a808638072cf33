"""A published folder, read back.

Files:

    folders           Which years are published in a folder, and what each one's data package says.
    published_tables  Published files → rows: a report is made of nothing but what is published.
"""
