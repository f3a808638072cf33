"""Bare text, such as the dump of a PDF's text layer → the lines that were printed.

    bytes ─ signature ─ encoding ─ lines

What the lines mean is not told here: where pages may begin, and where white space stood, is only
noted.

Files:

    read_lines      The bytes of a bare text → its printed lines, and what white space there was
                    around them.
    text_encoding   Bytes → their text; if nothing names the encoding, the one in which it reads
                    like prose.
    text_signature  Whether bytes are to be read as bare text, told by themselves and not by a name.
"""
