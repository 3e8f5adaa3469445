"""The register of stored data and what follows from it: export, erasure, names that expire.
Begin at data_register.py and register.toml.
"""
