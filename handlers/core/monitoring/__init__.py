"""What the operator is told of and what is counted: kinds of trouble, failures of handlers, numbers by kind.
Begin at troubles.py.
"""
