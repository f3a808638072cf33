"""A PDF file → the words and ruling lines of each page.

Files:

    damaged_streams    Packed content of a page that is damaged.
    page_boxes         From a page as it is displayed to the sheet as it was before `/Rotate`.
    page_images        PDF pages → small pictures, to look at beside what was read from them.
    page_reading       One PyMuPDF page → a `Page`: MuPDF is asked once.
    pdfplumber_reader  Reads pages with pdfplumber, as a check on PyMuPDF's reading.
    pymupdf_reader     Reads a PDF with PyMuPDF: opens it, gives its pages one by one, draws them.
    reader             The interface behind which a PDF library sits.
    rejections         Why a PDF is not read: what every reader looks for first.
    textpage_prints    MuPDF's page of text → its own prints, as text or as XHTML.
    textpage_words     MuPDF's page of text → words with their runs, reading directions and glyphs.
"""
