"""`ishplan export`: a published year for other programs.

    workbook    a year → an Excel workbook, a sheet a table
    comma       a year → CSV files, a file a table
    calendar    a year → its deadlines as an iCalendar
    command     `ishplan export`

All read only what is published. Text that a spreadsheet would take for a formula stays text.

Files:

    csv_files   A published year → CSV files, one a table.
    excel       A published year → an Excel workbook: a sheet a table, made by XlsxWriter.
    ical        A published year → its deadlines as an iCalendar (RFC 5545), to be imported or
                subscribed to.
    sheets      A published year's folder → its tables as rows, in one order for all exports.
    unit_sheet  The register and a published year → the sheet of its units and what they have to do.
    write       The exports asked for → files, each replaced in one step.
"""
