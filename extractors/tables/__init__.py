"""Tables of following pages → whole tables: rows and merged cells joined over page breaks.

Files:

    break_merging       A part of a table put to those above it: cut rows joined, merged cells
                        carried over the break.
    break_signs         The signs by which a row or a cell is judged at a page break: weight, reason
                        and an example.
    column_alignment    Whether the column lines of two parts of a table are the same.
    column_stats        What is usual in a table: which cells of a column are empty, how its texts
                        begin and end; which columns a row fills.
    row_continuation    What goes on over a page break: the evidence, weighed.
    stitching           Chains → tables: their cells in one grid, repeated headers set aside.
    table_continuation  Page tables → chains: which parts on following pages are one table, and
                        which first rows only repeat its header.
    text_ends           How texts begin and end: the signs that show whether one continues another.
    wide_sheets         A table too wide for its page: columns printed on a page of their own are
                        put beside the others.
"""
