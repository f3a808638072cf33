"""A dataset → Parquet, JSON, the data package, the database.

Files:

    build_files       A whole dataset → one published folder, replaced in one step.
    database          `plans.duckdb`: views over all that is published in a folder, for queries in
                      SQL.
    datapackage       The descriptor of a published folder: a Frictionless Data Package, version 2.
    json_file         Typed columns → a JSON file with the same rows as the Parquet file beside it.
    open_names        The open questions about a plan's names, as its data package holds them.
    parquet           Rows → typed columns → a Parquet file.
    preloaded_engine  What the end of a run needs of others: DuckDB and the versions of programs,
                      made ready by importing this module (see `one_plan.preloaded_decoders`).
    program_versions  Which version of a program is installed.
"""
