"""One page → its tables (cells with their text), and the text beside them in reading order.

Files:

    cell_spans     Lattice → cells: rectangles of grid squares with no drawn line inside.
    footer_stamps  Stamps at the foot of pages: ruled boxes that stand alike on most pages.
    furniture      Page furniture: running heads, page numbers and stamps.
    grid_lines     Parallel rules → grid lines, and how near is the same line.
    lattice        Rules → lattices: the grid lines of each table of a page.
    line_groups    Rules → groups: the lines that belong to one table of a page.
    page_borders   Page borders: rectangles drawn around a page's content, which are no tables.
    page_layout    Page → PageLayout: which words lie in which cell.
    reading_order  Loose text set in columns, put into reading order: one column after the other.
    text_lines     Words → printed lines, in reading order.
"""
