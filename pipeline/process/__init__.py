"""Work on a file that nobody vouches for, done in a process of its own.

A PDF may crash the library that reads it, fill the memory, or never come to an end. So each is read
by a child process with limits and without network, which only answers; the parent alone writes.

    parent  Worker ──start──▶ child  limits, then the job
            answers ◀─Step, MoreTime, Waiting, Done, Failed─
"""
