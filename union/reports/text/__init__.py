"""A report in sentences: titles, wording of sums, narrative, the group's message. Begin at figure_texts.py and parts.py."""
