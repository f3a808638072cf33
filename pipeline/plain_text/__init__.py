"""Bare text: rows and columns inferred where only the printed lines of a plan are left.

Files:

    column_widths     How wide the columns are, in letters: by where their titles and their texts
                      were broken.
    column_words      What the columns of a plan hold: known of their kind beforehand, and learnt
                      from its own words.
    em_training       The division of a plan's tables into cells, as a whole: all of its tables
                      teach each other.
    forward_backward  The most probable way through a lattice, and how probable every part of every
                      way is.
    header_search     Printed lines → where a table's header begins and ends, and which words are
                      whose title.
    parameters        What is known of columns and of cells' ends before a plan is read, as
                      log-odds.
    regions           Printed lines → titles, tables (a header and what stands under it) and the
                      list of abbreviations.
    rows              The best way through a table → its rows, each cell with how probable it is.
    running_heads     Running heads and page numbers of a text whose pages are told by form feeds.
    segment_lattice   The ways in which printed lines may be cut into pieces of cells.
    table_building    The rows of a table → `Table`, with what is merged.
    table_model       One table of a text while its columns are being learnt: all its divisions,
                      weighed.
    text_reader       A bare text → `Document`: its tables inferred, its other lines as they stand.
    title_words       The words that name each column of a bare text's header, by the kind of
                      section.
    transitions       How cells end and begin: what the words on both sides of a node say for a cut
                      there.
"""
