"""A PDF file → the words and ruling lines of each page.

Files:

    glyph_runs          Glyphs → runs: what a file prints in one go.
    merge_fragments     Puts words together whose letters come from several fonts.
    page_boxes          From a page as it is displayed to the sheet as it was before `/Rotate`.
    page_images         PDF pages → small pictures, to look at beside what was read from them.
    pdfplumber_reader   Reads pages with pdfplumber, as a check on PyMuPDF's reading.
    pymupdf_reader      Reads pages with PyMuPDF: the only file that imports it.
    reader              The interface behind which a PDF library sits.
    rejections          Why a PDF is not read: what every reader looks for first.
    rotation            Turns a page's words and rules so that its text stands upright.
    ruling_lines        Drawn strokes and fills → rules: one line where one line is seen.
    split_words         Takes words apart that run over a vertical rule.
    text_layer_quality  Whether a page's text layer says what its picture shows.
    vector_paths        Painted paths → rules: strokes along each straight side.
"""
