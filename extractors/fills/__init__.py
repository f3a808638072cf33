"""Filled cells → ruling lines: tables whose cells are shaded instead of ruled.

Files:

    fill_borders       Filled cells → ruling lines: the edges of areas side by side are borders
                       where no line is drawn.
    filled_bands       Filled cells by rows: bands of one height side by side, and stacks of bands
                       as wide.
    tiled_areas        Filled cells that tile a table: they touch, fill its place, and share their
                       edges.
    unfilled_end_rows  The unfilled row above the first filled row of a table, and the one below its
                       last.
"""
