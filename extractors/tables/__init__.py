"""Tables of following pages → whole tables: rows and merged cells joined over page breaks.

Files:

    break_signs         The signs by which a row or a cell is judged at a page break: weight.
    column_alignment    Column lines of two parts of a table, told to be the same or not.
    row_continuation    What goes on over a page break: the evidence, weighed.
    stitching           Chains → tables: cut rows joined, merged cells carried over page breaks.
    table_continuation  Page tables → chains: which parts on following pages are one table.
    wide_sheets         A table too wide for its page.
"""
