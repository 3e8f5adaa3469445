"""Facts an officer could read and correct, as TOML beside this file, and the one way to read them.

No decision is made here.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent  # importlib.resources takes longer to import than a table to read


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed file `name`.toml; callers turn it into values and never change it."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
