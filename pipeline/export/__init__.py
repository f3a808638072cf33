"""`ishplan export`: a published year for other programs.

    workbook    a year → an Excel workbook, a sheet a table
    comma       a year → CSV files, a file a table
    calendar    a year → its deadlines as an iCalendar
    command     `ishplan export`

All read only what is published. Text that a spreadsheet would take for a formula stays text.
"""
