"""What the tests make their fixtures with."""
