"""The analyst's decisions: the YAML file, and whether they still fit.

Files:

    corrections     An analyst's decisions about a plan, and whether they still fit it.
    decisions_file  The analyst's file beside a plan: its bytes.
    yaml_file       The analyst's YAML file beside a plan → its decisions.
"""
