"""The stages in order, and all contact with files, processes and the terminal."""
