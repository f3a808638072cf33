"""Numbers in a text → sums of money, counts, indicators.

Files:

    counts      What a text counts: `2 ББП`, `20 %`, `саны – 50`, `10-жолу`, `бирден курс`.
    funding     A funding cell → who pays how much for what.
    indicators  An indicator cell → the indicator without its deadline, the deadline.
    money       Sums of money in a text: `3 млн сом`, `162067,5 миң. сом`, `500 000 с`, `250 000`.
"""
