"""What happens because time has passed: the round asks the rows what is due; what takes long is done beside the event loop.
Begin at round.py.
"""
