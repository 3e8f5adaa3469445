"""The command line: main.py finds the subcommand and turns its end into an exit code.

One file per subcommand, each with run(args) -> exit code.
"""
