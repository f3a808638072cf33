"""Many plans → published folders: what is read, by whom, in which order.

Files:

    compare_years   `ishplan compare`: takes years or PDFs, and publishes a comparison of each year
                    with the next.
    dask_executor   Runs tasks on a Dask cluster, through its `concurrent.futures` interface.
    early_reading   The first plan of a command's run is read before the run has begun.
    executors       Where tasks are done: on this machine, or by any executor of
                    `concurrent.futures` on a cluster.
    plan_forms      Which files of a run are one plan in several forms, and which plans are in
                    conflict.
    plan_state      What a run knows of each plan: what it is, which others belong to it, and its
                    outcome.
    register_years  After a run: updates the register of each institution of which it published
                    years.
    run_plans       `ishplan run`: takes plan files, and publishes one folder for each plan.
    spool           What was read of plans, kept until the words of all are put together; and which
                    plans are of one institution.
    tasks           What is done for one plan by a process that can reach files: on this machine, or
                    on one of a cluster.
    up_to_date      Whether a plan is already published exactly as a run would publish it, judged by
                    hashes alone.
"""
