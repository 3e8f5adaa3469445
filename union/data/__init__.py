"""Facts an officer could read and correct, as TOML beside this file, and the one way to read them.

No decision is made here.
"""

from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

FOLDER = Path(__file__).parent  # importlib.resources takes longer to import than a table to read


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed file `name`.toml; callers turn it into values and never change it."""
    code = _Table(name, str(FOLDER / f"{name}.toml")).get_code(name)
    assert code is not None
    found: dict[str, Any] = eval(code)
    return found


def frozen(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a table as a frozen value's fields: its lists as tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


class _Table(SourceFileLoader):
    """Python's own way to keep in __pycache__ what it made of a file until that changes: parsing a sentence's tables took 60 ms."""

    @staticmethod
    def source_to_code(data: Any, path: Any = "", *, _optimize: int = -1) -> CodeType:
        """The table as an expression."""
        import tomllib  # a fresh program with all tables kept needs none of it

        return compile(repr(tomllib.loads(data.decode())), path, "eval")
