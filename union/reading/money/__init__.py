"""Sums of money in a text, exact in minor units: a total, a price for one, a sum without a word for money.
Begin at sums.py.
"""
