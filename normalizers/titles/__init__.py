"""Titles: of sections, of columns, and the institution they name."""
