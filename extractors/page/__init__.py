"""One page → its tables (cells with their text), and the text beside them in reading order.

Files:

    cell_spans      Lattice → cells: rectangles of grid squares with no drawn line inside.
    drawing_frames  Frames of drawings: a line around the sheet near its edges.
    enclosed_cells  Which regions of a lattice are a table's cells: those that lines enclose.
    fill_borders    Filled cells → rules: the edges of areas side by side are borders where no.
    filled_bands    Filled cells by rows: bands of one height side by side.
    footer_stamps   Stamps at the foot of pages: ruled boxes that stand alike on most pages.
    furniture       Page furniture: running heads, page numbers and stamps.
    grid_lines      Parallel rules → grid lines, and how near is the same line.
    half_ruled      Tables with level lines only: their columns, and rows without a line.
    header_columns  Rows without lines between their columns, divided as the header above them is.
    inferred_lines  The rows and columns of a half-ruled table, drawn where its words leave room.
    lattice         Rules → lattices: the grid lines of each table of a page.
    level_lines     Level lines of one length, one below the other.
    line_groups     Rules → groups: the lines that belong to one table of a page.
    nested_tables   A small ruled table inside a cell of another: its rules part no rows.
    page_borders    Page borders: rectangles drawn around a page's content, which are no tables.
    page_layout     Page → PageLayout: which words lie in which cell.
    reading_order   Loose text set in columns, put into reading order: one column after the other.
    row_labels      Labels left of a grid, one at the height of each of its rows.
    shared_sheets   Whether two pages are printed on each sheet.
    side_by_side    Groups of rules side by side: parts of one table beside a tall merged cell.
    table_likeness  Which grids of lines are tables: not charts, diagrams, or frames without a word.
    text_lines      Words → printed lines, in reading order.
    tiled_areas     Filled cells that tile a table: they touch, fill its place.
    underlines      Lines that belong to words, not to cells: underlines and lines through them.
    white_strips    White strips: places between words that stay free through the lines of a table.
    word_placement  Which word lies in which cell of a page's grids.
"""
