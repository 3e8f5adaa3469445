"""Figures with what they count, and how the figures of one text stand to each other.
Begin at measures.py, then figure_relations.py.
"""
