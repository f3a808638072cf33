"""Whether two wordings say the same, and which words differ."""
