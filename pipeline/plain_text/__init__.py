"""Bare text: rows and columns inferred where only the printed lines of a plan are left."""
