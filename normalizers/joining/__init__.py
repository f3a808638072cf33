"""Printed lines → one text of whole words.

Files:

    join_lines         Printed lines → one text of whole words.
    line_end_decision  Decides what a line's end is: a space, the middle of a word, a soft hyphen
                       that goes, or a hyphen that stays.
    line_end_signs     The signs by which a line's end is judged, each with its weight, its reason
                       and an example.
    printed_line       A printed line as the normalisers know it, and the characters that may stand
                       at its end.
    producer_habits    How a document's producer ends its lines, learned from the document itself.
    vocabulary         The words that a document itself prints whole: evidence for joining its
                       broken ones.
"""
