"""Names that reach people as data (categories, units, festivals), as sentences for the translators.
Begin at data_names.py.
"""
