"""Paths, locks and folders replaced in one step, here or in object storage.

Files:

    atomic_swap    Files → a folder that readers see whole: the old one or the new one.
    find_plans     What a user names as plans → their paths: files, folders, patterns, storages.
    folder         A published folder as its files: written in one step with their hashes.
    folder_lock    One writer at a time in a folder.
    locations      Paths on this machine, or in any storage that fsspec knows (`s3://…`).
    object_store   Files → a folder in an object storage.
    strange_files  What may lie in a folder that somebody else filled: links that lead elsewhere.
"""
