"""The analyst's decisions: the YAML file, and whether they still fit.

Files:

    corrections       An analyst's decisions about a plan, and whether they still fit it.
    decision_entries  The entries of an analyst's YAML file that fits its schema → decisions.
    decisions_file    The analyst's file beside a plan: its bytes, which nothing looks at yet.
    yaml_file         The analyst's YAML file beside a plan → its decisions.
"""
