"""One file a command of `ishplan`: options, messages, exit codes.

Files:

    check         The command `ishplan check`.
    compare       The command `ishplan compare`.
    completion    The command `ishplan completion`.
    console       What the commands share at the terminal: errors, progress.
    export        The command `ishplan export`.
    inspect       The command `ishplan inspect`.
    plan_lines    What a run says of a published plan, in the terminal's language.
    progress_bar  A bar on the error stream for a person: how much of the plans is done.
    report        The command `ishplan report`: pages of what is published.
    review        The command `ishplan review`.
    run           The command `ishplan run`.
    run_ending    How `ishplan run` ends: it says what became of each plan.
    run_record    What became of a plan.
    run_totals    What a run over many plans ends with on the terminal: how many, how fast.
    tables        The command `ishplan tables`.
"""
