"""The deeds of a line with the times that govern them, titled, each once. Begin at line_items.py."""
