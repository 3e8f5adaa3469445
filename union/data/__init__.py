"""Facts an officer could read and correct, as TOML beside this file, and the one way to read them.

No decision is made here.
"""

import tomllib
from functools import cache
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed file `name`.toml; callers turn it into values and never change it."""
    from importlib.resources import files  # it imports half as much again as the reader; needed at the first table

    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
