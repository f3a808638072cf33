"""Looking at a plan without publishing it.

Files:

    jobs           Jobs that look at a plan without publishing it.
    list_tables    `ishplan tables`: the tables of any PDF as JSON or text.
    page_pictures  Pictures of a plan's pages.
    stages         `ishplan inspect`: what each stage saw in a plan, and why it decided as it did.
"""
