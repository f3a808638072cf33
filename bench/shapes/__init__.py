"""Made plans of any shape, with their truth: other sections, columns and words than those in raw/."""
