"""Budgets of a year by category against what was spent. Begin at expenditure.py; amounts are read in budget_lines.py."""
