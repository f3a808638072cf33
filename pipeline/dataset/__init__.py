"""Items → typed rows: the whole dataset of a plan."""
