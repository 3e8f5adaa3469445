"""Measurements: nothing of the program imports them."""
