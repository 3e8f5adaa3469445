"""Questions about the work, answered from rows: /ask and /find.
Begin at ask_command.py; scope.py says which facts a question is about.
"""
