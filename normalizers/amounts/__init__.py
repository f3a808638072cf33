"""Numbers in a text → sums of money, counts, indicators."""
