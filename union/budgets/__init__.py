"""Budgets of a year by category against what was spent.
Begin at spending.py; amounts are read in budget_lines.py.
"""
