"""Scanned pages: from a picture of a page to its words and ruling lines.

    picture ─deskew─▶ straight ─line_detection─▶ ruling lines ─blocks─▶ cells ─recognise─▶ words

`scanned_page` runs the stages. The words are Tesseract's, read through `tesseract`.

Files:

    deskew            How far a scanned page lies askew, and its picture turned straight.
    faulty_layers     A page without a sound text layer: recognised, and compared with the layer
                      that it has.
    hidden_layer      The hidden text that a scanner lays over a page's picture: a second reading to
                      compare with.
    page_orientation  Whether a page was laid on the scanner on its side or upside down.
    scan_reader       A PDF of which some pages, or all, are pictures: those are recognised, the
                      others read.
    scanned_page      A picture of a page → the page, as if it had a text layer.
"""
