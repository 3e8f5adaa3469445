"""The one form of a text that every later stage reads: simplified, half width, slips mended, places kept.
Begin at normal_form.py.
"""
