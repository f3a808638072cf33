"""The way of one plan: from its file's bytes to the files of its folder, gone in a child process.

Files:

    companions          Another form of a plan, to be compared with it: as a process sends it, and
                        as a dataset again.
    draw_plan           A plan's bytes → the pictures of its pages, which a report shows.
    kept_reading        What was read of a plan, as bytes.
    messages            The messages between a run and the processes that read its plans.
    open_plan           A plan's bytes → its pages or its document, with the reader for its format,
                        and its source.
    plan_files          A plan's files as bytes for the process that reads the plan, which may not
                        open any file.
    plan_summary        What the terminal shows of a plan: its sections, the money, the findings.
    plan_way            The way of one plan, from its file's bytes to the files of its published
                        folder.
    preloaded_decoders  Decoders that are made once, before child processes are forked, instead of
                        in each child.
"""
