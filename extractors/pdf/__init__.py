"""A PDF file → the words and ruling lines of each page.

Files:

    damaged_streams    Packed content that is damaged: what is unpacked before the damage.
    page_boxes         From a page as it is displayed to the sheet as it was before `/Rotate`.
    page_images        PDF pages → small pictures, to look at beside what was read from them.
    pdfplumber_reader  Reads pages with pdfplumber, as a check on PyMuPDF's reading.
    pymupdf_reader     Reads pages with PyMuPDF: the only file that imports it.
    reader             The interface behind which a PDF library sits.
    rejections         Why a PDF is not read: what every reader looks for first.
"""
