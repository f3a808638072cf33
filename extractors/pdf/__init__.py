"""A PDF file → the words and ruling lines of each page.

Files:

    damaged_streams    Packed content of a page that is damaged: what can be unpacked before the
                       damage.
    page_boxes         From a page as it is displayed to the sheet as it was before `/Rotate`.
    page_images        PDF pages → small pictures, to look at beside what was read from them.
    page_reading       One PyMuPDF page → a `Page`: MuPDF is asked once, and all that follows uses
                       its answers.
    pdfplumber_reader  Reads pages with pdfplumber, as a check on PyMuPDF's reading: the only file
                       that imports it.
    pymupdf_reader     Reads a PDF with PyMuPDF: opens it, gives its pages one by one, draws them.
    reader             The interface behind which a PDF library sits.
    rejections         Why a PDF is not read: what every reader checks first, and the wording of its
                       errors.
    textpage_prints    MuPDF's page of text → its own prints, as text or as XHTML.
    textpage_words     MuPDF's page of text → words with their runs, reading directions and glyphs.
"""
