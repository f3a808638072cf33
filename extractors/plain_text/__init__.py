"""Bare text, such as the dump of a PDF's text layer → the lines that were printed.

    bytes ─ signature ─ encoding ─ lines

What the lines mean is not told here: where pages may begin, and where white space stood, is only
noted.

Files:

    encoding        Bytes → their text, where nothing says how it is encoded; told by how it then
                    reads.
    read_lines      The bytes of a bare text → its printed lines, with what white space told about
                    them.
    text_signature  Whether bytes are to be read as bare text, told by themselves and not by a name.
"""
