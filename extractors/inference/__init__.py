"""Lines that are seen and not drawn: edges of fills, strips between words, columns of headers.

Files:

    bare_rows          Rows of a table that has lines between its columns only.
    fill_borders       Filled cells → rules: the edges of areas side by side are borders where no.
    filled_bands       Filled cells by rows: bands of one height side by side.
    half_ruled         Tables with level lines only: their columns, and rows without a line.
    header_columns     Rows without lines between their columns.
    inferred_lines     The rows and columns of a half-ruled table, drawn where its words leave room.
    level_lines        Level lines of one length, one below the other.
    open_ends          The header above a table's first line and the row below its last.
    open_tables        Tables without lines between their rows or columns.
    row_labels         Labels left of a grid, one at the height of each of its rows.
    tabular_text       Whether lines with strips between their words are a table: no list.
    tiled_areas        Filled cells that tile a table: they touch, fill its place.
    underlines         Lines that belong to words, not to cells: underlines and lines through them.
    unfilled_end_rows  The unfilled row above the first filled row of a table.
    unruled_rows       Lines of text in columns → rows of cells, where no line parts the rows.
    white_strips       White strips: places between words that stay free through the lines of a.
"""
