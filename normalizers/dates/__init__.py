"""Words of time → dates: deadlines, academic years, sessions.

Files:

    council_sessions   Headings and cells that name a session or a month: `Октябрь. 2- отурум` →
                       month and number.
    date_resolution    Words of time that belong together → the days they name.
    dated_expressions  Words that name days, read from the groups of `dated_patterns`.
    dated_patterns     Words of time that name days: dates, months, quarters, years.
    day_lists          Months with the days printed before or behind them.
    deadlines          When something is due: the print of a deadline → its kind, its first and its
                       last day.
    month_names        The months as plans write them: names, short forms, numbers, the names of the
                       Kyrgyz calendar.
    period_days        The days of months, academic years and periods, and in which year of a period
                       a month lies.
    periods            What time a plan is for: an academic year, a calendar year, or several years.
    time_expressions   The words of time in a text: months with their days, years, academic years,
                       numeric dates.
    time_search        A text → its words of time in order, none over another.
    time_text          The text in which words of time are looked for, as long as the print:
                       numerals as digits, signs folded.
    undated_patterns   Words of time that name no day: what recurs, goes by a plan, lasts, or is the
                       edge of a year.
    year_assignment    Which printed year each month and quarter of a chain of words of time belongs
                       to.
"""
