"""Letters, signs, endings, brackets, digits: what every reader of Kyrgyz and Russian stands on.

Files:

    brackets        Brackets in a text: what stands inside them, nested ones too.
    confusables     Letters that look alike, folded for comparison only: the printed text is never
                    changed.
    kyrgyz_endings  Endings of Kyrgyz nouns, known by their letters: plural, possession, case.
    number_words    Numbers said in words, of one or several parts, Kyrgyz and Russian: `он эки` →
                    12.
    numbers         Printed numbers → exact decimals: `1 500 000`, `4067,3`, `1.500.000`.
    signs           Signs that look alike, folded for reading only: the printed text is never
                    changed by it.
"""
