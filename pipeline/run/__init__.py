"""Many plans → published folders: what is read, by whom, in which order.

Files:

    compare_years   `ishplan compare`: years or PDFs in.
    dask_executor   Tasks on a Dask cluster, through its interface of `concurrent.futures`.
    executors       Where tasks are done: an engine is any executor of `concurrent.futures`.
    find_plans      What a user names as plans → their paths: files, folders, patterns, storages.
    messages        What a run and the processes that read its plans say to each other.
    plan_files      A plan's files → what is handed to the process that reads it: bytes.
    plan_forms      Which plans of a run are one plan in several forms.
    plan_state      What a run knows of each of its plans: what it is, what it belongs to.
    plan_summary    What a run says of a plan on the terminal: a line a section, the money.
    publish_job     The files of a plan that was read are made, in a process of its own.
    read_job        A plan is read, in a process of its own, and what was read is kept as bytes.
    register_years  After a run: the register of who is who, of each institution.
    run_plans       `ishplan run`: plan files in, one published folder a plan out.
    spool           Whose words are evidence for whose: the plans of one institution for each other.
    tasks           What is done for one plan where its files can be reached: here.
    up_to_date      Whether a plan is already published just as a run would publish it.
"""
