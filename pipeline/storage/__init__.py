"""Paths, locks and folders replaced in one step, here or in object storage.

Files:

    atomic_swap    Files → a folder that readers always see whole: the old one or the new one,
                   nothing in between.
    find_plans     The arguments that name plans → paths: files, folders, patterns, URLs of
                   storages, a list on stdin.
    folder         A published folder as files: written in one step with their hashes, and checked
                   against them.
    folder_lock    One writer at a time in a folder: parallel runs wait while another is publishing.
    locations      Paths on this machine, or in any storage that fsspec knows (`s3://…`).
    object_store   Files → a folder in an object storage, where folders cannot be swapped.
    strange_files  Guards against what may lie in other people's folders: links that lead elsewhere,
                   pipes, devices.
"""
