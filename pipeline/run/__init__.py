"""Many plans → published folders: what is read, by whom, in which order.

Files:

    companions          Another format of a plan, which is compared with it.
    compare_years       `ishplan compare`: years or PDFs in.
    dask_executor       Tasks on a Dask cluster, through its interface of `concurrent.futures`.
    executors           Where tasks are done: an engine is any executor of `concurrent.futures`.
    kept_reading        What was read of a plan, as bytes.
    messages            What a run and the processes that read its plans say to each other.
    open_plan           A plan's bytes → its pages or its document, by the reader for its format.
    plan_files          A plan's files → what is handed to the process that reads it: bytes.
    plan_forms          Which plans of a run are one plan in several forms.
    plan_state          What a run knows of each of its plans: what it is, what it belongs to.
    plan_summary        What there is to tell of a plan that was read: its sections, the money.
    plan_way            The way of one plan, from its file's bytes to the files of its published.
    preloaded_decoders  What is done before children are copied.
    register_years      After a run: the register of who is who.
    run_plans           `ishplan run`: plan files in, one published folder a plan out.
    spool               Whose words are evidence for whose.
    tasks               What is done for one plan where its files can be reached: here.
    up_to_date          Whether a plan is already published just as a run would publish it.
"""
