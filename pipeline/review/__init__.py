"""An analyst answers what a plan leaves open.

Files:

    prompts             The questions of a review on the terminal.
    questions           `ishplan review`: a person decides on what a plan leaves open, and the
                        decisions are kept.
    register_questions  The open questions about names in a plan that was just read, by the register
                        over all years.
"""
