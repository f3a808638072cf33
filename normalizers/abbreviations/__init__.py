"""Abbreviations: detected, defined, linked to the plan's list."""
