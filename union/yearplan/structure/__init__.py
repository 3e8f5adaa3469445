"""How a plan is built: normal form, numbering, headings, clauses, table rows. Begin at outline.py."""
