"""A PDF file → the words and ruling lines of each page.

Files:

    actual_text         What a file says that its glyphs stand for (`/ActualText`).
    annotation_layer    A page's annotations as a layer of their own: looked at.
    closer_look         A page looked at glyph by glyph: what a person sees of its text.
    drawn_ink           Drawings and pictures that may be text: outlines of letters.
    glyph_evidence      What a glyph's own print says of it: printed twice, or as a watermark.
    glyph_runs          Glyphs → runs: what a file prints in one go.
    merge_fragments     Puts words together whose letters come from several fonts.
    page_boxes          From a page as it is displayed to the sheet as it was before `/Rotate`.
    page_images         PDF pages → small pictures, to look at beside what was read from them.
    page_signs          Cheap signs that a page may show something else than its text layer says.
    painted_areas       What is painted on a page beside its text, in order: fills.
    painted_shapes      What is painted on a page: lines in ink, lines in the paper's colour.
    pdfplumber_reader   Reads pages with pdfplumber, as a check on PyMuPDF's reading.
    printed_signs       Characters of a text layer that are not what they show → what they show.
    pymupdf_reader      Reads pages with PyMuPDF: the only file that imports it.
    raised_marks        Small raised marks → references to notes.
    read_glyphs         The glyphs of a page one by one, and what is made of them: words.
    reader              The interface behind which a PDF library sits.
    rejections          Why a PDF is not read: what every reader looks for first.
    rotation            Turns a page's words and rules so that its text stands upright.
    spilled_words       Words whose print runs over a border: where they belong.
    split_words         Takes words apart that run over a vertical rule.
    struck_glyphs       Lines through the middle of text → which glyphs are struck out.
    text_layer_quality  Whether a page's text layer says what its picture shows.
    unseen_glyphs       Which glyphs of a page nobody sees, and why.
    vector_paths        Painted paths → rules: strokes along each straight side.
    wide_letters        Letters set wide, each of which a library takes for a word → words.
"""
