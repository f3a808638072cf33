"""Printed lines → one text of whole words."""
