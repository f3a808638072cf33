"""Word files (.docx) → the records that the PDF stages give from `Table` on.

    bytes ─ package ─ flow ─ tables, paragraphs ─ Document

A Word file says what is a table, a cell and a merged cell, so nothing is looked for in drawn lines.
It has no pages: everything lies on one endless sheet, whose number is `NO_PAGE`; its boxes only
keep the order.
"""
