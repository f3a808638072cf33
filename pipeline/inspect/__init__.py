"""Looking at a plan without publishing it.

Files:

    jobs           Jobs that look at a plan without publishing it, each done in a process of its
                   own.
    list_tables    `ishplan tables`: the tables of any PDF as JSON or text, before sections and
                   meaning.
    page_pictures  Pictures of a plan's pages, drawn in a process of its own from the file that was
                   published.
    stages         `ishplan inspect`: what each stage saw in a plan, and why it decided as it did.
"""
