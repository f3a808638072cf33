"""Bare text: rows and columns inferred where only the printed lines of a plan are left.

Files:

    column_widths     How wide the columns are, in letters.
    column_words      What the columns of a plan hold: known of their kind beforehand.
    em_training       The division of a plan's tables into cells, as a whole.
    forward_backward  The most probable way through a lattice.
    header_search     Printed lines → where a table's header begins and ends.
    header_words      The words that name each column of a bare text's header.
    parameters        What is known of columns and of cells' ends before a plan is read.
    regions           Printed lines → titles, tables.
    rows              The best way through a table → its rows, each cell with how probable it is.
    running_heads     Running heads and page numbers of a text whose pages are told by form feeds.
    segment_lattice   The ways in which printed lines may be cut into pieces of cells.
    table_building    The rows of a table → `Table`, with what is merged.
    table_model       One table of a text while its columns are being learnt: all its divisions.
    text_reader       A bare text → `Document`: its tables inferred, its other lines as they stand.
    transitions       How cells end and begin.
"""
