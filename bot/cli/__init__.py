"""The command line: main.py finds the subcommand and turns its end into an exit code.
One file per subcommand, each with configure(parser) and run(args) -> exit code."""
