"""Budgets by category and year, their changes, and which crossings were told. Begin at queries.py."""
