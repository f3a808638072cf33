"""Every word of a cell is accounted for: what a value explains, and what is left over beside it.

Files:

    count_words   Numbers of an indicator that count nothing: they name, order or date, or measure
                  something.
    sum_words     Words beside a sum of money: which could change it, and which numbers other words
                  explain.
    time_words    Words beside a deadline: which are known to change nothing, and which could change
                  it.
    word_account  The account of a cell's words: explained by its value, known to change nothing, or
                  left over.
"""
