"""Families a committee helps: codes that may stand anywhere, names that stand in private only.
Begin at families.py.
"""
