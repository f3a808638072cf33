"""What a person sees of a page's text: hidden, struck, doubled and raised glyphs kept apart.

Files:

    actual_text        What a file says that its glyphs stand for (`/ActualText`), where that is not
                       what they show.
    annotation_layer   A page's annotations as a layer of their own: looked at, and taken off before
                       the page is read.
    closer_look        A page looked at glyph by glyph: what a person sees of its text, and what is
                       kept apart.
    glyph_evidence     What a glyph's own print says of it: printed twice, or as a watermark.
    overprinted_words  Words that lie over other words, or that a slanted line crosses: read, with a
                       remark.
    page_signs         Cheap signs that a page may show something else than its text layer says.
    raised_marks       Small raised marks → references to notes, kept apart from the numbers beside
                       which they stand.
    read_glyphs        The glyphs of a page one by one, and what is made of them: words, and texts
                       kept apart.
    struck_glyphs      Lines through the middle of text → which glyphs are struck out.
    unseen_glyphs      Which glyphs of a page nobody sees, and why.
"""
