"""`make torture`: long runs that try to break the bot, each a module with configure(parser) and run(args) -> exit code."""

import argparse
import sys
from importlib import import_module

RUNS = {
    "crashes": "tests.torture.crashes",
    "updates": "tests.torture.updates",
    "words": "tests.torture.words",
}


def main() -> int:
    """The run named first, crashes where none is."""
    words = sys.argv[1:]
    name = words.pop(0) if words and words[0] in RUNS else "crashes"
    module = import_module(RUNS[name])
    parser = argparse.ArgumentParser(prog=f"python -m tests.torture {name}", description=module.__doc__)
    module.configure(parser)
    return int(module.run(parser.parse_args(words)))


if __name__ == "__main__":
    sys.exit(main())
