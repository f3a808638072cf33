"""`ishplan compare`: published years → what changed from one to the next.

All but `read_year`, `threads` and `publish_comparison` is pure.

Files:

    changes             A link between items of two years → what changed, in words and figures.
    comparison          Two published years → all that changed between them.
    comparison_tables   The tables of a comparison: their columns, types, units and meaning.
    entries             An item of a published year as it is compared.
    glossary_changes    Two years' lists of abbreviations → what was defined anew, dropped.
    highlights          A comparison → what is worth reading, as lists that any format can show.
    json_csv            Comparisons as JSON or CSV, for a pipe.
    matching            Items of two years → the pairing that is best as a whole.
    moved_items         Which task, measure or subheading of one year is which of the other.
    paired_items        Items of two years → which are one, which were split or merged.
    publish_comparison  A comparison → one published folder, replaced in one step.
    read_year           A published year's folder → what a comparison needs of it.
    section_pairs       Which section of one year is which of the other.
    section_summary     A comparison → a line a section: how much changed, what it costs.
    similarity          How alike texts are: every one of a list with every one of another.
    splits_and_merges   Items that were left alone, or badly paired → one that became several.
    text_report         A comparison as text: for the terminal, or as Markdown.
    threads             The threads that reach a year.
    typed_differences   A typed column before and after → what changed in it.
    unit_changes        A comparison → a line a unit: its items and money before and after.
"""
