"""Abbreviations: detected, defined, linked to the plan's list.

Files:

    abbreviation_link   What an abbreviation in the text stands for, and how sure that is.
    definition_places   Where a text defines a short form, by the signs and words of official
                        writing.
    detection           Abbreviations in running text, without their case endings: `ББПнын` is ББП
                        and нын.
    disambiguation      The meanings of an abbreviation, and which of several the words around it
                        are about.
    edit_rules          How two abbreviations are alike: by the edit between them, never by a
                        percentage.
    full_names          Names printed in full that the list of abbreviations has: `Окуу
                        башкармалыгы` is its ОБ.
    glossary_entries    Entries of the list of abbreviations: `ИИ – илимий иш`.
    head_nouns          Nouns that names end in (`окуу планы`, `маалымат базасы`): words of the
                        language, of no one plan.
    initials            The first letters of a phrase: `өнүгүү жана инвестицияларды тартуу` → өжит.
    inline_definitions  Definitions in running text: `Коомдук уюм (КУ)`, `ТМИ (түз мамлекеттик
                        инвестиция)`.
    kyrgyz_nominative   The nominative of a Kyrgyz phrase: its last word without the ending of a
                        case.
    letter_alignment    Which words of a phrase the letters of a short form are: a letter a word, in
                        order.
    linking             Which entry of the list an abbreviation in the text stands for, and how sure
                        that is.
    russian_nominative  The nominative of a Russian phrase that is printed in the genitive, where
                        that is certain.
    sense_resolution    Which meaning an abbreviation has, if entries with its spelling give it
                        several.
    title_names         What an institution's short form stands for, by the name that a title prints
                        in full.
"""
