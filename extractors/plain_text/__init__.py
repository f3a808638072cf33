"""Bare text, such as the dump of a PDF's text layer → the lines that were printed.

    bytes ─ signature ─ encoding ─ lines

What the lines mean is not told here: where pages may begin, and where white space stood, is only
noted.
"""
