"""/privacy: what is kept, exports, erasures, and messages that show the whole group somebody's numbers.
Begin at privacy_command.py.
"""
