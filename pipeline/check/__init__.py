"""`ishplan check`: is everything that is published whole, and does it fit together?

A problem is a sentence; a folder without one is sound. Nothing is written.

Files:

    check_comparison  The files of one published comparison → what does not fit together in it.
    check_folder      The files of one published folder → what is wrong with them, each by itself.
    check_output      An output folder → what is wrong with each folder in it.
    check_register    The files of a register → what does not fit together in it, and with the years
                      beside it.
    check_year        The files of one published year → what does not fit together in it.
    folder_check      What was found in one folder of an output.
"""
