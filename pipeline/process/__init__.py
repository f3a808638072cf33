"""Work on a file that nobody vouches for, done in a process of its own.

A PDF may crash the library that reads it, fill the memory, or never come to an end. So each is read
by a child process with limits, which only answers; the parent alone writes.

Files:

    child   What a child process says to its parent, and the child's whole life.
    limits  What a child process may use, and how it shuts itself in before it touches a file.
    worker  The parent's side: a child process at work under its limits, and its answer.
"""
