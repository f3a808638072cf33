"""Every word of a cell is accounted for: what a value explains, and what is left over beside it."""
