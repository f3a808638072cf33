"""`report.html`: a page to read, check and hand on, of one year, of all years, or of a comparison.

The page needs no server and no network: script, style, charts and data are in it, and the pictures
of the plan's pages lie beside it and are loaded when looked at.

Files:

    ahead        What every report needs, loaded by importing this module: see `pipeline.run.ahead`.
    build        A published folder's files → the files of its report: `report.html`, and `pages/`
                 for a year.
    charts       Counts and sums → charts as SVG, drawn by Vega-Lite (vl-convert runs it without a
                 browser).
    desk_data    What a year's page needs to decide on what the plan leaves open: questions, the
                 file so far.
    html_page    Payload, charts and assets → one HTML file, which runs nothing but its own script.
    linked_data  What a page is about, for search engines: a `Dataset` as schema.org has it, in
                 JSON-LD.
    page_data    Published rows → what the page's script needs, ready for JSON.
    remake       A published folder on the disk → its report, made again and put beside the data in
                 one step.
    year_charts  The items of one published year or more → the charts of an overview.
"""
