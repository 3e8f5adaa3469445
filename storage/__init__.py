"""What the bot remembers: the only SQL. Rows on one side, union values on the other."""

import sys
from importlib import import_module

# sqlite_utils takes numpy along wherever it finds it. Pictures need it, but those are drawn in a child process:
# here it would cost every start 10 MB and an eighth of a second.
if "numpy" not in sys.modules:
    sys.modules["numpy"] = None  # type: ignore[assignment]  # None is how an import is refused
    import_module("sqlite_utils")
    del sys.modules["numpy"]
