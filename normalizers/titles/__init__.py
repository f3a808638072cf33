"""Titles: of sections, of columns, and the institution they name.

Files:

    column_content     What stands under a column → what it holds, where its title does not say so.
    column_titles      A header's titles → what its columns mean, whatever their order and wording,
                       and of which kind its section is.
    institution_names  Whose plan it is: the institution that its titles name, and a short name for
                       folders.
    section_marks      What a section's title is numbered with: `2.3.`, `IV.`, `А)`, `3-бөлүм`,
                       `Раздел 3`, `§ 3`.
    section_titles     Titles of sections, the academic year, and what a line of text says of the
                       plan.
    title_reading      One column's title → what the column holds: the role of the word that
                       decides.
    title_words        The words of column titles, in Kyrgyz and Russian: what each of them says
                       that a column holds.
    word_classes       What kind of word a word is, for telling what a column of a plan holds from
                       its words alone.
"""
