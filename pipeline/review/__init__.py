"""An analyst answers what a plan leaves open.

Files:

    prompts             The questions of a review on the terminal.
    questions           `ishplan review`: a person decides on what a plan leaves open, and the
                        decisions are kept.
    register_questions  What the register of all years asks about the names of a plan that was just
                        read.
"""
