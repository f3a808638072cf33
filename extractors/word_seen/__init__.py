"""What a person sees of a Word file: its text without what is hidden, struck out or only a code.

Files:

    equations     An equation of a Word file → one line of text as people type it: `1/2`, `10²`,
                  `√(a+b)`.
    fields        Fields of a Word file: what is printed is their result, never their code.
    left_out      Notes on text of a Word file that is left out of the data or kept apart: gathered,
                  and worded.
    markup        Which elements of Word's XML are printed: not those that a tracked change deleted,
                  nor fallbacks.
    pictures      Pictures in a Word file: which one a place shows, how wide, and what is recognised
                  in it.
    raised_text   Letters above or below the line → their place in a line of text, or none: the
                  marks of notes.
    remarks       Remarks on a Word file: what of it is not read, and what was read in one of two
                  ways.
    run_formats   What in a run's format changes its meaning: struck out, unseen, raised, in a font
                  of symbols.
    seen_runs     The runs of a Word file's paragraphs in order: what of each is seen.
    seen_text     A part of a Word file → the same part with what a reader of the page sees, and no
                  more.
    style_levels  The properties of a run of a Word file: its own, its character style's, its
                  paragraph style's.
    text_colours  Whether text has the colour of what lies behind it, so that nobody sees it.
"""
