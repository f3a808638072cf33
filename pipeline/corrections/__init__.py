"""The analyst's decisions: the YAML file, and whether they still fit."""
