"""A responsible cell → one party a line: offices, units, persons."""
