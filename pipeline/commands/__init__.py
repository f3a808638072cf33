"""One file a command of `ishplan`: options, messages, exit codes.

Files:

    check         The command `ishplan check`.
    compare       The command `ishplan compare`.
    completion    The command `ishplan completion`: the script by which a shell completes commands
                  and options.
    console       What the commands share at the terminal: errors, progress, and what the exit codes
                  mean.
    export        The command `ishplan export`.
    folder_tasks  What commands do with what is published, each task in a process of its own that is
                  shut in.
    inspect       The command `ishplan inspect`.
    plan_lines    What a run prints about a published plan, in the terminal's language: a line for
                  each section, the money, the findings.
    progress_bar  A progress bar on the error stream: how much of the plans is done, and how fast.
    report        The command `ishplan report`: pages of what is published, made again without
                  reading a plan.
    review        The command `ishplan review`.
    run           The command `ishplan run`.
    run_ending    How `ishplan run` ends: it says what became of each plan, and updates registers
                  and database.
    run_record    The outcome of one plan as a line of JSON, for programs that call `ishplan run
                  --json`.
    run_totals    The last lines of a run over many plans: how many there were, how fast, and what
                  needs a look.
    tables        The command `ishplan tables`.
"""
