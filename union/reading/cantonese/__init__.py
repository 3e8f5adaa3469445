"""Written Cantonese in the words of Mandarin. The words stand in union/data/cantonese.toml.
Begin at translation.py.
"""
