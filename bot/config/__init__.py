"""The settings of the program, from TOML and environment; the only reader of them.
Begin at settings.py; the keys are in sections.py.
"""
