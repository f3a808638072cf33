"""Painted shapes → ruling lines, filled areas, and ink that may be letters.

Files:

    drawn_ink       Drawings and pictures that may be text: outlines of letters, strokes of a pen,
                    pasted pictures.
    drawn_shapes    MuPDF's drawings of a page → what is painted there: ruling lines and areas.
    painted_areas   What is painted on a page beside its text, in order: fills, thick strokes and
                    pictures.
    painted_shapes  What is painted on a page: lines in ink, lines in the paper's colour, and areas.
    ruling_lines    Drawn strokes and fills → ruling lines: one line where one line is seen.
    vector_paths    Painted paths → ruling lines: strokes along each straight side, fills where they
                    are thin.
"""
