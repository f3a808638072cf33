"""Titles: of sections, of columns, and the institution they name.

Files:

    column_titles      Column titles → what the columns mean, whatever their order and wording.
    institution_names  Whose plan it is: the institution that its titles name.
    section_titles     Titles of sections, the academic year.
    word_classes       What kind of word a word is.
"""
