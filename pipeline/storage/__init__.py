"""Paths, locks and folders replaced in one step, here or in object storage."""
