"""A PDF file → the words and ruling lines of each page."""
