"""`report.html`: a page to read, check and hand on, of one year, of all years, or of a comparison.

The page needs no server and no network: script, style, charts and data are in it, and the pictures
of the plan's pages lie beside it and are loaded when looked at.

Files:

    build_report    A published folder's files → the files of its report: `report.html`, and
                    `pages/` for a year.
    charts          Counts and sums → charts as SVG, drawn by pygal.
    desk_data       What a year's page needs for deciding on open questions: the questions, and the
                    analyst's file so far.
    html_page       Data, charts and assets → one HTML file, which runs only its own script.
    linked_data     What a page is about, for search engines: a `Dataset` of schema.org in JSON-LD.
    page_data       Published rows → the data that the page's script needs, ready for JSON.
    preloaded_page  Texts and templates of every report, loaded by importing this module (see
                    `one_plan.preloaded_decoders`).
    remake          A published folder on disk → its report, made again and put beside the data in
                    one step.
    year_charts     The items of one published year or more → the charts of an overview.
"""
