"""Whether two wordings say the same, and which words differ.

Files:

    same_text         Whether two texts say the same and differ at most in spaces and hyphens.
    word_diff         Two wordings → the words that stayed, were removed and were added.
    year_blind_words  A text as words, with its years marked, so that one year's wording can be
                      compared with another's.
"""
