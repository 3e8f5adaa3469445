"""One file per subcommand of the command line. Each has configure(parser) and run(args) -> exit code."""
