"""What the print means: printed lines to words and values, with no PDF."""
