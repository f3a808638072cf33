"""Work on a file that nobody vouches for, done in a process of its own.

A PDF may crash the library that reads it, fill the memory, never come to an end, or take the
process over. So each is read by a child process that has limits, is shut in, and only answers; the
parent alone writes, and takes the answer for nothing but data.

    parent  ChildProcess ──start──▶ child   limits, job and arguments, the sandbox, then the job
            AnswerReceiver ◀──ProgressStep, MoreTime, JobDone, JobFailed, answer──
                                            decoded by the type that the job declares

Files:

    answers            The parent's side: receives what a child says, and does not trust it.
    child              The child's side: its messages to the parent, and what it does from start to
                       end.
    child_environment  Which variables of the environment a child is given: keys and passwords may
                       be among the others.
    child_start        How children are started: as copies of a clean process that has imported what
                       they need, or of this one as long as it may be copied.
    filter_program     Rules about system calls → a program that the kernel runs before each of them
                       (classic BPF).
    folder_jobs        Jobs on what is published, which may be a stranger's: done in a process of
                       their own too.
    landlock           Linux's Landlock: a process gives up, for good, all files but some.
    limits             What a child process may use, and how it shuts itself in before it touches a
                       file.
    message_bytes      Records as bytes, and bytes as records: MessagePack, decoded by declared
                       types.
    python_path        Keeps the current folder off Python's module path.
    readable_files     The files that a process may open while it reads a plan: its own code, and
                       what libraries look up.
    sandbox            A process gives up, for good, all rights that it does not need to read a
                       plan.
    seccomp            Linux's seccomp: a process gives up, for good, all system calls but those
                       that it needs.
    system_calls       The calls of Linux's kernel that a reader of plans may make, and their
                       numbers.
    trial              Tries what a process that reads a plan may not do, to see whether the sandbox
                       works on this machine.
    waiting_children   Suspended children that wait for a reply; together they may use as much
                       memory as one plan.
    worker             The parent's side: a child process at work under its limits, and its answer.
"""
