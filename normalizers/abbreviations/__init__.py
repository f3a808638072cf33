"""Abbreviations: detected, defined, linked to the plan's list.

Files:

    detection           Abbreviations in running text, their case endings apart.
    disambiguation      The meanings of an abbreviation.
    edit_rules          How two abbreviations are alike: by the edit between them.
    full_names          Names printed in full that the list of abbreviations has.
    glossary_entries    Entries of the list of abbreviations: `ИИ – илимий иш`.
    initials            The first letters of a phrase: `өнүгүү жана инвестицияларды тартуу` → өжит.
    inline_definitions  Definitions in running text: `Коомдук уюм (КУ)`, `ТМИ.
    linking             Which entry of the list an abbreviation in the text stands for.
"""
