"""`ishplan check`: is everything that is published whole, and does it fit together?

    folder      the files of one folder: hashes, descriptor, schemas, values, JSON beside Parquet
    year        one year: ledger, sums, rows in order, joins between tables
    comparison  one comparison: its years, its items, its counts
    run         an output folder → what is wrong with it
    command     `ishplan check`

A problem is a sentence; a folder without one is sound. Nothing is written.
"""
