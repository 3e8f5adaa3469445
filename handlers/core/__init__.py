"""What every conversation stands on; it knows no subject. The turn, the transaction around an update, the group that
is meant, buttons pressed, questions that wait for an answer. Begin at turn.py and update_transaction.py.
"""
