"""Titles: of sections, of columns, and the institution they name.

Files:

    column_content     What stands under a column → what it holds, where its title does not say so.
    column_titles      A header's titles → what its columns mean.
    institution_names  Whose plan it is: the institution that its titles name.
    section_marks      What a section's title is numbered with: `2.3.`, `IV.`, `А)`, `3-бөлүм`.
    section_titles     Titles of sections, the academic year.
    title_reading      One column's title → what the column holds.
    title_word_roles   What each word of a column's title says, by its form or its beginning.
    title_words        The words of column titles, in Kyrgyz and Russian.
    word_classes       What kind of word a word is.
"""
