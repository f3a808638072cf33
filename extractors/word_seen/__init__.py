"""What a person sees of a Word file: its text without what is hidden, struck out or only a code.

Files:

    equations     An equation of a Word file → one line of text as people type it: `1/2`, `10²`,
                  `√(a+b)`.
    fields        Fields of a Word file: what is printed is their result, never their code.
    left_out      What of a Word file's text is kept out of the data or apart from it, and how it is
                  told.
    markup        What in WordprocessingML is printed: names, branches, and what tracked changes
                  took away.
    pictures      Pictures in a Word file: what a place shows, and how wide; what a recogniser says
                  of it.
    raised_text   Letters above or below the line → their place in a line of text, or none: the
                  marks of notes.
    remarks       What of a Word file is not read, or was read in one of two ways, for people to
                  know.
    run_formats   What of a run's format bears on its meaning: struck, unseen, raised, in a font of
                  symbols.
    seen_runs     The runs of a Word file's paragraphs, one after the other: what of each is seen.
    seen_text     A part of a Word file → the same part with what a reader of the page sees, and no
                  more.
    style_levels  What a run of a Word file says of its print: itself, its character style, its
                  paragraph's style.
    text_colours  Whether text has the colour of what lies behind it, so that nobody sees it.
"""
