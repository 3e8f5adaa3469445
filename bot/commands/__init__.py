"""One file per subcommand of the command line; each has configure(parser) and run(args) -> exit code."""
