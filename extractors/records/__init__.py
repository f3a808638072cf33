"""The records that the extractor's stages hand to each other.

    Page ──grid──▶ PageTable ──stitch──▶ Table

Records of all packages are `msgspec.Struct`: a frozen dataclass takes half a millisecond when its
module is imported, fifty times as much, and several times as long to make one.

Files:

    documents     A whole file without meaning: tables over page breaks, and the lines outside them.
    geometry      Boxes in points, and where they lie on the page as a viewer shows it.
    page_layouts  A page once it is laid out: tables with their cells, and the lines beside them.
    page_marks    What a reader finds on a page: words, ruling lines, painted areas, text kept
                  apart, and ink.
    read_pages    A page as it is read, and what remains of it once its tables are known.
"""
