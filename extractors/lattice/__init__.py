"""Ruling lines → the grids of a page's tables and their cells.

Files:

    cell_spans      Lattice → cells: rectangles of grid squares with no drawn line inside.
    enclosed_cells  Which regions of a lattice are a table's cells: those that lines enclose, and
                    the holes between.
    grid_lines      Parallel ruling lines → grid lines, and how near is the same line.
    lattice         Ruling lines → lattices: the grid lines of each table of a page, and which
                    stretches of them are drawn.
    line_groups     Ruling lines → groups: the lines that belong to one table of a page.
    nested_tables   A small table inside a cell of another: its lines divide nothing, its text is
                    the cell's.
    side_by_side    Groups of ruling lines side by side: parts of one table beside a tall merged
                    cell, or two tables.
    table_likeness  Which grids of lines are tables: not charts, diagrams, or frames without a word.
"""
