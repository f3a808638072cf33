"""One page → its tables (cells with their text), and the text beside them in reading order."""
