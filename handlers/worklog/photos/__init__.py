"""Photos of a log: with a caption, in an album, as a reply; saved on the bot's own disk where the group wants that.
Begin at photos.py.
"""
