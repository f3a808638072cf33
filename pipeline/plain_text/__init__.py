"""Bare text: rows and columns inferred where only the printed lines of a plan are left.

Files:

    column_widths     How wide the columns are, in letters, judged by where their titles and texts
                      were broken.
    column_words      Which words the columns of a plan hold: partly known for their kind, partly
                      learnt from the plan itself.
    em_training       Divides all tables of a plain-text plan into cells together, so that they
                      teach each other.
    forward_backward  The most probable path through a lattice, and the probability of every part of
                      every path.
    header_search     Printed lines → where a table's header begins and ends, and which words are
                      whose title.
    header_words      The words that name each column of a bare text's header, by the kind of
                      section.
    parameters        The weights for dividing a bare text into cells: what is known of columns and
                      cells beforehand, as log-odds.
    regions           Printed lines → titles, tables (a header and what stands under it) and the
                      list of abbreviations.
    rows              The best path through a table → its rows, each cell with its confidence.
    running_heads     Running heads and page numbers of a text whose pages are separated by form
                      feeds.
    segment_lattice   All ways to cut printed lines into pieces of cells.
    table_building    The inferred rows of a table → a `Table` with merged cells.
    table_model       One table of a text while its columns are being learnt: scores for all its
                      divisions into cells.
    text_reader       A bare text → a `Document`: its tables are inferred, its other lines stay as
                      they are.
    title_division    Words of printed lines → the titles of a table's columns.
    transitions       How cells end and begin: the scores of a cut at a node, by the words on both
                      sides.
"""
