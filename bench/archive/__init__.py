"""Made plans of many universities and years with their truth, to measure reading at scale."""
