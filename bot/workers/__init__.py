"""Work done in a child process, so that the loop never waits and its memory is given back.
Begin at registry.py (which tasks there are) and client.py (how the bot asks); a worker's life is process.py.
"""
