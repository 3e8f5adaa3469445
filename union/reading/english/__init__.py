"""English messages in the words the Chinese reader knows, each sign with the stretch of the message that says it.
Begin at translation.py; its words stand in union/data/english.toml.
"""
