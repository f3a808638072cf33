"""Looking at a plan without publishing it."""
