"""Every word of a cell is accounted for: what a value explains, and what is left over beside it.

Files:

    count_words   Numbers of an indicator that count nothing: they name, order, date, measure time
                  or money.
    sum_words     Words beside sums of money: those that could change one, and numbers that other
                  words explain.
    time_words    Words beside a deadline: what is known to change nothing, and what could change
                  it.
    word_account  The account of a cell's words: explained by its value, known to change nothing, or
                  left over.
"""
