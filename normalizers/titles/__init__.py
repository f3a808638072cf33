"""Titles: of sections, of columns, and the institution they name.

Files:

    column_content     What stands under a column → what it holds, where its title does not say so.
    column_titles      A header's titles → what its columns mean, in any order and wording, and of
                       which kind its section is.
    institution_names  Whose plan it is: the institution that its titles name, and a short name for
                       folders.
    mark_titles        Titles of columns that hold check marks: months and parts of the year.
    roman_numerals     Roman numerals up to 39, typed with any letters that look like I, V or X
                       (`ІІ`, `Ш` for III).
    section_marks      The number of a section in its title: `2.3.`, `IV.`, `А)`, `3-бөлүм`, `Раздел
                       3`, `§ 3`.
    section_titles     Titles of sections in plain text: their numbers, the academic years they
                       name, and whether they announce the glossary.
    title_reading      One column's title → what the column holds: the role of the word that
                       decides.
    title_word_roles   What each word of a column's title says, by its form or its beginning, typing
                       slips forgiven.
    title_words        The words of column titles, in Kyrgyz and Russian: what each of them says
                       that a column holds.
    unit_titles        What a column's title says of the sums below it: how many of which currency
                       each is.
    word_classes       What kind of word a word is: so that a column is known by its words alone.
"""
