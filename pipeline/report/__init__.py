"""`report.html`: a page to read, check and hand on, of one year, of all years, or of a comparison.

The page needs no server and no network: script, style, charts and data are in it, and the pictures
of the plan's pages lie beside it and are loaded when looked at.

Files:

    build_report    A published folder's files → the files of its report: `report.html`.
    charts          Counts and sums → charts as SVG, drawn by Vega-Lite.
    desk_data       What a year's page needs to decide on what the plan leaves open: questions.
    html_page       Payload, charts and assets → one HTML file.
    linked_data     What a page is about, for search engines: a `Dataset` as schema.org has it.
    page_data       Published rows → what the page's script needs, ready for JSON.
    preloaded_page  What every report needs, loaded by importing this module.
    remake          A published folder on the disk → its report.
    year_charts     The items of one published year or more → the charts of an overview.
"""
