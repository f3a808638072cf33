"""Work on a file that nobody vouches for, done in a process of its own.

A PDF may crash the library that reads it, fill the memory, never come to an end, or take the
process over. So each is read by a child process that has limits, is shut in, and only answers; the
parent alone writes, and takes the answer for nothing but data.

    parent  ChildProcess ──start──▶ child   limits, job and arguments, the sandbox, then the job
            AnswerReceiver ◀──ProgressStep, MoreTime, JobDone, JobFailed, answer──
                                            decoded by the type that the job declares

Files:

    answers           What a child says, taken for what it is: bytes from a process that may be
                      another's by now.
    child             What a child process says to its parent, and the child's whole life.
    encoding          Records as bytes, and bytes from whoever as records: MessagePack, decoded by
                      the types declared.
    filter_program    Rules about system calls → a program that the kernel runs before each of them
                      (classic BPF).
    landlock          Linux's Landlock: a process gives up, for good, all files but some.
    limits            What a child process may use, and how it shuts itself in before it touches a
                      file.
    python_path       Where Python looks for modules: never in the folder that it was called in.
    readable_files    The files that a process may open that reads a plan: what it runs, and what
                      libraries look up.
    sandbox           A process gives up, for good, what it takes to read a plan does not need.
    seccomp           Linux's seccomp: a process gives up, for good, all calls of the kernel but
                      those it needs.
    system_calls      The calls of Linux's kernel that a reader of plans may make, and their
                      numbers.
    trial             What a process that reads a plan may not do, tried by one: what is in force on
                      this machine.
    waiting_children  Children that wait, suspended, for what they go on with; together they may
                      fill what one may.
    worker            The parent's side: a child process at work under its limits, and its answer.
"""
