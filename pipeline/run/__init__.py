"""Many plans → published folders: what is read, by whom, in which order.

Files:

    ahead           What is done before children are copied: what each of them would do first of
                    all.
    companions      Another format of a plan, which is compared with it: what is said of it between
                    processes.
    compare_years   `ishplan compare`: years or PDFs in, a published comparison of each with the
                    next out.
    dask_executor   Tasks on a Dask cluster, through its interface of `concurrent.futures`.
    executors       Where tasks are done: an engine is any executor of `concurrent.futures`, here or
                    on a cluster.
    kept_reading    What was read of a plan, as bytes: where the process that read it cannot wait
                    for the words of others, another goes on from them.
    messages        What a run and the processes that read its plans say to each other.
    open_plan       A plan's bytes → its pages or its document, by the reader for its format, and
                    whence it comes.
    plan_files      A plan's files → what is handed to the process that reads it: bytes, so that it
                    opens no file.
    plan_forms      Which plans of a run are one plan in several forms, and which get in each
                    other's way.
    plan_state      What a run knows of each of its plans: what it is, what it belongs to, what
                    became of it.
    plan_summary    What there is to tell of a plan that was read: its sections, the money, the
                    findings.
    plan_way        The way of one plan, from its file's bytes to the files of its published folder.
    register_years  After a run: the register of who is who, of each institution that it published
                    years of.
    run_plans       `ishplan run`: plan files in, one published folder a plan out, each plan for
                    itself.
    spool           Whose words are evidence for whose: the plans of one institution for each other.
    tasks           What is done for one plan where its files can be reached: here, or on a machine
                    of a cluster.
    up_to_date      Whether a plan is already published just as a run would publish it, told by
                    hashes alone.
"""
