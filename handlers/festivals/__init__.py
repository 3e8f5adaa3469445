"""Festivals and days off: the year's list, cards with the steps before one, official notices and what they move.
Begin at festival_cards.py and days_off.py.
"""
