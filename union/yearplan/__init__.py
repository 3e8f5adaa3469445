"""A committee's yearly plan: from the lines of a document to the items it proposes for the calendar. Nothing is adopted here.
Begin at reader.py (stages) and model.py (values).
"""
