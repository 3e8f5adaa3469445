"""Members' requests and their steps; the anonymous box, of which nothing says who or when.
Begin at queries.py.
"""
