"""Lines that are seen and not drawn: edges of fills, strips between words, columns of headers.

Files:

    half_ruled        Tables with horizontal lines only: their columns, and rows without a line,
                      told by their words.
    header_columns    Rows without lines between their columns, divided as the header above them is,
                      and headers as the rows below them are.
    header_rows       The rows of a header that no line parts: titles over several columns are a row
                      of their own.
    horizontal_lines  Horizontal lines of one length, one below the other, that no line between
                      columns meets.
    inferred_grid     Where lines were added to a page, and why.
    inferred_lines    The rows and columns of a half-ruled table, drawn where its words leave room.
    open_ends         The header above a table's first line and the row below its last, where no
                      line closes them.
    open_tables       Tables without lines between their rows or columns: found by their words
                      alone.
    row_labels        Labels left of a grid, one at the height of each of its rows, are its first
                      column.
    tabular_text      Whether lines with strips between their words are a table: no list, no
                      contents, no prose.
    text_zone         The lines of text between two horizontal lines.
    title_spans       Which columns a title spans that no line underlines: it is centred over them.
    underlines        Lines that belong to words, not to cells: underlines and lines through them.
    unruled_rows      Lines of text in columns → rows of cells, where no line parts the rows.
    vertical_lines    Vertical lines of one height, side by side, that hardly a horizontal line
                      meets.
    vertically_ruled  Tables with lines between their columns only: their rows and outer sides, told
                      by their words.
    white_strips      White strips: places between words that stay free through the lines of a
                      table.
"""
