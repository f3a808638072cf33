"""A published folder, read back."""
