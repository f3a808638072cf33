"""The analyst's decisions: the YAML file, and whether they still fit.

Files:

    corrections       An analyst's decisions about a plan, and whether they still fit it: data that
                      a run replays.
    decision_entries  The entries of an analyst's YAML file that fits its schema → decisions; and
                      where two contradict.
    decisions_file    The analyst's file beside a plan: its bytes, which nothing looks at yet.
    yaml_file         The analyst's YAML file beside a plan → its decisions, checked against a JSON
                      schema.
"""
