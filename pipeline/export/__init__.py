"""`ishplan export`: a published year for other programs.

All read only what is published. Text that a spreadsheet would take for a formula stays text.

Files:

    csv_files    A published year → CSV files, one for each table.
    excel        A published year → an Excel workbook with one sheet for each table, made by
                 XlsxWriter.
    ical         A published year → its deadlines as an iCalendar (RFC 5545), to be imported or
                 subscribed to.
    sheets       A published year's folder → its tables as rows, in the same order for all exports.
    unit_sheet   The register and a published year → a sheet of the units and what they have to do.
    write        The exports asked for → files.
    write_files  Exported files → a folder, each replaced in one step.
"""
