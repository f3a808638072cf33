"""What ishplan says, in each language: one catalogue a language, `LANGUAGE.po`, as gettext has it.

Files:

    catalogue          The catalogues: read, listed, and asked for a text.
    english_messages   A message in English → its template and what stands in it.
    terminal_language  The language that a terminal asks for, by `LC_ALL`, else `LC_MESSAGES`, else
                       `LANG`.
    translation        A finding's message, published in English → the same in another language.
"""
