"""Many plans → published folders: what is read, by whom, in which order."""
