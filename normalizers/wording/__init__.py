"""Whether two wordings say the same, and which words differ.

Files:

    same_text         Whether two texts are the same print, put on paper in two ways.
    word_diff         Two wordings → the words that stayed, went and came.
    year_blind_words  A text as words, its years apart: so that one year's wording can be compared
                      with another's.
"""
