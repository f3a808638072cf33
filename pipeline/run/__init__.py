"""Many plans → published folders: what is read, by whom, in which order.

Files:

    compare_years   `ishplan compare`: years or PDFs in, a published comparison of each with the
                    next out.
    dask_executor   Tasks on a Dask cluster, through its interface of `concurrent.futures`.
    executors       Where tasks are done: an engine is any executor of `concurrent.futures`, here or
                    on a cluster.
    plan_forms      Which plans of a run are one plan in several forms, and which get in each
                    other's way.
    plan_state      What a run knows of each of its plans: what it is, what it belongs to, what
                    became of it.
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
