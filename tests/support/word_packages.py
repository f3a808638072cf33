"""The bytes of a small Word file, and of a file of Word's older format."""

from __future__ import annotations

from tests.support.docx_files import of_body, paragraph

SOUND = of_body(paragraph("текст"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
