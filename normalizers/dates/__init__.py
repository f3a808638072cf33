"""Words of time → dates: deadlines, academic years, sessions.

Files:

    academic_year     The months as Kyrgyz and Russian name them, and the academic year.
    council_sessions  Subheadings of the council's agenda.
    date_resolution   Words of time that belong together → the days they name.
    deadlines         When something is due: the print of a deadline → its kind.
    time_expressions  The words of time in a text: months with their days, years, academic years.
"""
