"""Paths, locks and folders replaced in one step, here or in object storage.

Files:

    atomic_swap    Files → a folder that readers see whole: the old one or the new one, nothing
                   between.
    find_plans     What a user names as plans → their paths: files, folders, patterns, storages, a
                   list on stdin.
    folder         A published folder as its files: written in one step with their hashes, and seen
                   to be whole.
    folder_lock    One writer at a time in a folder: runs side by side wait for each other's moment
                   of publishing.
    locations      Paths on this machine, or in any storage that fsspec knows (`s3://…`).
    object_store   Files → a folder in an object storage, which has no folders that could be
                   swapped.
    strange_files  What may lie in a folder that somebody else filled: links that lead elsewhere,
                   pipes, devices.
"""
