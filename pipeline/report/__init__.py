"""`report.html`: a page to read, check and hand on, of one year, of all years, or of a comparison.

    tables      published files → rows
    payload     rows → what the page's script needs, as JSON
    charts      counts and sums → pictures, drawn by Vega-Lite
    page        payload, charts, assets → the page, in one file, with its content security policy
    build       a published folder's files → the files of its report
    command     `ishplan report`
    assets/     template, style, script and the interface's words in Kyrgyz, Russian and English

The page needs no server and no network: script, style, charts and data are in it, and the pictures
of the plan's pages lie beside it and are loaded when looked at.
"""
