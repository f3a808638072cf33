"""Work on a file that nobody vouches for, done in a process of its own.

A PDF may crash the library that reads it, fill the memory, never come to an end, or take the
process over. So each is read by a child process that has limits, is shut in, and only answers; the
parent alone writes, and takes the answer for nothing but data.

    parent  Worker ──start──▶ child   limits, job and arguments, the sandbox, then the job
            Ear ◀──Step, MoreTime, Done, Failed, answer──   decoded by the type the job declares

    worker, answers     the parent's side: start, watch, hear
    child, limits       the child's side: its life, what it may use
    sandbox             what it gives up: landlock (files), seccomp (calls), readable_files
    filter_program, system_calls    seccomp's rules as the kernel takes them, and the calls' numbers
    encoding            records as bytes and back
    python_path         modules are never taken from the current folder
    trial               what is in force on this machine, tried
"""
