"""`ishplan compare`: published years → what changed from one to the next.

    published    a year's folder → entries
    alike        how alike two columns of texts are, every one with every other
    matching     entries of two years → the best pairing as a whole
    splits       one entry that became two, two that became one
    parents      which task or section of one year is which of the other
    differences  a deadline, indicator, responsible or funding before and after
    changes      a link of entries → what changed, in words and figures
    sections     changes → a line a section: counts, money, offices
    glossary     the lists of abbreviations before and after
    threads      the name that an item keeps over the years
    comparison   two years → all of the above
    tables       the published tables' columns
    publish      a comparison → `output/compare/2024-25_2025-26/`
    report       a comparison → text for the terminal, Markdown, CSV, JSON

All but `published` and `publish` are pure.
"""
