"""One page → its tables (cells with their text), and the text beside them in reading order.

Files:

    crossing_frames  Frames that lie across a table's lines, as those of rubber stamps in a page's
                     own content.
    drawing_frames   Frames of drawings: a line around the sheet near its edges, with stamps
                     attached to it.
    footer_stamps    Stamps at the foot of pages: ruled boxes that stand alike on most pages, often
                     against the table.
    furniture        Page furniture: running heads, page numbers and stamps, told from content by
                     their repetition.
    page_borders     Page borders: rectangles drawn around a page's content, which are no tables.
    page_layout      Page → PageLayout: which words lie in which cell, and what stands outside every
                     table.
    reading_order    Loose text set in columns, put into reading order: one column after the other.
    shared_sheets    Whether two pages are printed on each sheet, side by side or one above the
                     other.
    word_placement   Which word lies in which cell of a page's grids.
"""
