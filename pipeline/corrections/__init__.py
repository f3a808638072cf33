"""The analyst's decisions: the YAML file, and whether they still fit.

Files:

    corrections       An analyst's decisions about a plan, and whether they still fit it.
    decision_entries  The entries of an analyst's YAML file → decisions, and which of them
                      contradict each other.
    decisions_file    The analyst's file beside a plan, as bytes that nothing has parsed yet.
    yaml_file         The analyst's YAML file beside a plan → its decisions, checked against a JSON
                      schema.
"""
