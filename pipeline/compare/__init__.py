"""`ishplan compare`: published years → what changed from one to the next.

All but `read_year`, `threads` and `publish_comparison` is pure.

Files:

    changes             A link between items of two years → what changed, in words and figures.
    comparison          Two published years → all that changed between them.
    comparison_tables   The tables of a comparison: their columns, types, units and meaning.
    glossary_changes    Two years' lists of abbreviations → what was defined anew, dropped, reworded
                        or renamed.
    highlights          A comparison → what is worth reading, as lists that any format can show.
    json_csv            Comparisons as JSON or CSV, for a pipe.
    publish_comparison  A comparison → one published folder, replaced in one step.
    read_year           A published year's folder → what a comparison needs of it.
    section_summary     A comparison → a line a section: how much changed, what it costs, who
                        answers for how much.
    text_report         A comparison as text: for the terminal, or as Markdown.
    threads             The threads that reach a year: what comparisons published before say of its
                        items.
    typed_differences   A typed column before and after → what changed in it; None where it means
                        the same.
    unit_changes        A comparison → a line a unit: its items and money before and after, by its
                        id over all years.
"""
