"""What ishplan says, in each language: one catalogue a language, `LANGUAGE.po`, as gettext has it.

Files:

    catalogue          The catalogues of texts, one `.po` file for each language.
    english_messages   A message in English → its template and the values in it.
    terminal_language  The language of the terminal: that of `LC_ALL`, else `LC_MESSAGES`, else
                       `LANG`.
    translation        A finding's message, published in English → the same in another language.
"""
