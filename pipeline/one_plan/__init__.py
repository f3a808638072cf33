"""The way of one plan: from its file's bytes to the files of its folder, gone in a child process.

Files:

    companions          Another format of a plan, which is compared with it: what is said of it
                        between processes.
    kept_reading        What was read of a plan, as bytes: where the process that read it cannot
                        wait for the words of others, another goes on from them.
    messages            What a run and the processes that read its plans say to each other.
    open_plan           A plan's bytes → its pages or its document, by the reader for its format,
                        and whence it comes.
    plan_files          A plan's files → what is handed to the process that reads it: bytes, so that
                        it opens no file.
    plan_summary        What there is to tell of a plan that was read: its sections, the money, the
                        findings.
    plan_way            The way of one plan, from its file's bytes to the files of its published
                        folder.
    preloaded_decoders  What is done before children are copied: what each of them would do first of
                        all.
"""
