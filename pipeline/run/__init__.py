"""Many plans → published folders: what is read, by whom, in which order.

Files:

    compare_years   `ishplan compare`: years or PDFs in.
    dask_executor   Tasks on a Dask cluster, through its interface of `concurrent.futures`.
    executors       Where tasks are done: an engine is any executor of `concurrent.futures`.
    plan_forms      Which plans of a run are one plan in several forms.
    plan_state      What a run knows of each of its plans: what it is, what it belongs to.
    register_years  After a run: the register of who is who.
    run_plans       `ishplan run`: plan files in, one published folder a plan out.
    spool           Whose words are evidence for whose: the plans of one institution for each other.
    tasks           What is done for one plan where its files can be reached: here.
    up_to_date      Whether a plan is already published just as a run would publish it.
"""
