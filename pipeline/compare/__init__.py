"""`ishplan compare`: published years → what changed from one to the next.

All but `read_year`, `threads` and `publish_comparison` is pure.

Files:

    changes             Items of two years that are the same work → what changed between them, in
                        words and figures.
    comparison          Two published years → all that changed between them.
    comparison_tables   The tables of a comparison: their columns, types, units and meaning.
    formats             Comparisons as they are printed, in the form that was asked for.
    glossary_changes    Two years' lists of abbreviations → what was defined anew, dropped, reworded
                        or renamed.
    highlights          A comparison → what is worth reading, as tables that any format can show.
    json_csv            Comparisons as JSON or CSV, to be piped into another program.
    publish_comparison  A comparison → one published folder, replaced in one step.
    read_year           A published year's folder → what a comparison needs of it.
    section_summary     A comparison → one line for each section: how much changed, what it costs,
                        who answers for how much.
    text_report         A comparison as text: for the terminal, or as Markdown.
    threads             The threads of a year's items, as earlier published comparisons name them.
    typed_differences   A typed column before and after → what changed in it; None where it means
                        the same.
    unit_changes        A comparison → one line for each unit: its items and money before and after,
                        by its id over all years.
"""
