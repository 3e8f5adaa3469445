"""The room's memory on disk: one line of JSON a change, folded into tables at the start.
Plain files only; a line torn by a power cut is left out."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Tables = dict[str, dict[str, Any]]


class Journal:
    """Tables of JSON values by key; with a path every change is also a line in that file."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.tables: Tables = {}
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.tables = _folded(path)
            self._compact(path)
        self._file = path.open("a", encoding="utf-8") if path else None

    def put(self, table: str, key: object, value: Any) -> None:
        """Keeps a value under its key; the last one written wins."""
        self.tables.setdefault(table, {})[str(key)] = value
        self._line([table, str(key), value])

    def drop(self, table: str, key: object) -> None:
        """Forgets one value."""
        self.tables.get(table, {}).pop(str(key), None)
        self._line([table, str(key)])

    def table(self, name: str) -> dict[str, Any]:
        """The values of a table by key, in the order in which they first came."""
        return self.tables.setdefault(name, {})

    def clear(self) -> None:
        """Forgets everything, on disk too."""
        self.tables.clear()
        if self._file:
            self._file.truncate(0)

    def close(self) -> None:
        """Lets go of the file."""
        if self._file:
            self._file.close()
            self._file = None

    def _line(self, parts: list[Any]) -> None:
        if self._file:
            self._file.write(json.dumps(parts, ensure_ascii=False) + "\n")
            self._file.flush()

    def _compact(self, path: Path) -> None:
        fresh = path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            for parts in _lines(self.tables):
                file.write(json.dumps(parts, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)


def _lines(tables: Tables) -> Iterator[list[Any]]:
    for table, rows in tables.items():
        for key, value in rows.items():
            yield [table, key, value]


def _folded(path: Path) -> Tables:
    tables: Tables = {}
    if not path.exists():
        return tables
    for line in path.read_bytes().split(b"\n"):
        parts = _parts(line)
        if parts is None:
            continue
        table, key, *value = parts
        rows = tables.setdefault(table, {})
        if value:
            rows[key] = value[0]
        else:
            rows.pop(key, None)
    return tables


def _parts(line: bytes) -> list[Any] | None:
    try:
        parts = json.loads(line)
    except ValueError:
        return None
    return parts if isinstance(parts, list) and len(parts) in (2, 3) else None
