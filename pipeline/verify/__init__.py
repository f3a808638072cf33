"""A second reader, and other forms of a plan, as a check."""
