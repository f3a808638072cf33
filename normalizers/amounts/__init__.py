"""Numbers in a text → sums of money, counts, indicators.

Files:

    cell_units      A unit that stands apart from the numbers of its cell: `РБ – 300,0; ЖБ – 120,0
                    (миң сом)`.
    count_pairs     Two numbers of an indicator that belong together: from–to, a part of a whole,
                    ranges, ratios.
    count_patterns  The patterns of numbers that count something, in text of `fold_print`.
    counts          What a text counts: `2 ББП`, `20 %`, `саны – 50`, `10-жолу`, `бирден курс`.
    currencies      Words for money: som and other currencies, and the words for thousands and
                    millions.
    funding         A funding cell → who pays how much for what.
    funding_line    One line of a funding cell, as it is published.
    funding_lists   Several sums of one cell: sources that they share, and totals beside their
                    parts.
    funding_pieces  The pieces of a funding cell around its sums: brackets, who pays, what for.
    funding_words   What the words of a funding cell say: who pays, what for, on what condition, or
                    none of these.
    indicators      An indicator cell → the indicator without its deadline, the deadline, and the
                    number it names.
    line_building   The sums of a funding cell → its lines: each sum with the words before and
                    behind it.
    money           Sums of money in a text: `3 млн сом`, `162067,5 миң. сом`, `500 000 с`, `250
                    000`.
    printed_sums    Sums of money, of which several rows may stand for one printed sum → their
                    total.
    sums_in_words   Sums said in words, put into digits: `эки жүз миң сом`, `полтора миллиона`,
                    `(сто тысяч) сом`.
"""
