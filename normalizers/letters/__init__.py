"""Letters, endings, brackets and digits: what every reader of Kyrgyz and Russian text stands on.

Files:

    brackets        Brackets in a text: what stands inside them, nested ones too.
    confusables     Letters that look alike, folded for comparison only.
    kyrgyz_endings  Endings of Kyrgyz nouns, told by their letters: plural, possession, case.
    numbers         Printed numbers → exact decimals: `1 500 000`, `4067,3`, `1.500.000`.
"""
