"""The register of helped families: codes for good, names for a time.
Begin at name_register.py.
"""
