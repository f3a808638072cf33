"""An analyst answers what a plan leaves open."""
