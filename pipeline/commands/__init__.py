"""One file a command of `ishplan`: options, messages, exit codes.

Files:

    check         The command `ishplan check`.
    compare       The command `ishplan compare`.
    completion    The command `ishplan completion`: what a shell needs to complete commands and
                  options.
    console       What the commands share at the terminal: errors, progress, and what the exit codes
                  mean.
    export        The command `ishplan export`.
    inspect       The command `ishplan inspect`.
    plan_lines    What a run says of a published plan, in the terminal's language: a line a section,
                  the money, the findings.
    progress_bar  A bar on the error stream for a person: how much of the plans is done, and how
                  fast.
    report        The command `ishplan report`: pages of what is published, made again without
                  reading a plan.
    review        The command `ishplan review`.
    run           The command `ishplan run`.
    run_record    What became of a plan, as a line of JSON for the program that called `ishplan run
                  --json`.
    run_totals    What a run over many plans ends with on the terminal: how many, how fast, what
                  needs a look.
    tables        The command `ishplan tables`.
"""
