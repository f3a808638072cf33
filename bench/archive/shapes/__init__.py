"""Made plans of any shape, with their truth: sections, columns and words of their own."""
