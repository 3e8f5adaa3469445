"""The room's state on disk: one line of JSON a change, folded into tables at the start.
Plain files only; a line torn by a power cut is left out. Photos and documents: their bytes, in memory or beside the journal;
a picture's width and height, read from its header. Who sent what is in the messages."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from bot.demo.bot_api.call import BotError, bad_request
from bot.demo.bot_api.values import Json
from union.core.records import dataclass

Tables = dict[str, dict[str, Any]]


class Journal:
    """Tables of JSON values by key; with a path every change is also a line in that file."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.tables: Tables = {}
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.tables = _folded(path)
            fresh = path.with_suffix(".new")
            with fresh.open("w", encoding="utf-8") as file:
                for table, rows in self.tables.items():
                    for key, value in rows.items():
                        file.write(json.dumps([table, key, value], ensure_ascii=False) + "\n")
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        self._file = path.open("a", encoding="utf-8") if path else None

    def put(self, table: str, key: object, value: Any) -> None:
        """Keeps a value under its key; the last one written wins."""
        self.tables.setdefault(table, {})[str(key)] = value
        self._line([table, str(key), value])

    def drop(self, table: str, key: object) -> None:
        self.tables.get(table, {}).pop(str(key), None)
        self._line([table, str(key)])

    def table(self, name: str) -> dict[str, Any]:
        """The values of a table by key, in the order in which they first came."""
        return self.tables.setdefault(name, {})

    def clear(self) -> None:
        self.tables.clear()
        if self._file:
            self._file.truncate(0)

    def close(self) -> None:
        if self._file:
            self._file.close()
            self._file = None

    def _line(self, parts: list[Any]) -> None:
        if self._file:
            self._file.write(json.dumps(parts, ensure_ascii=False) + "\n")
            self._file.flush()


def _folded(path: Path) -> Tables:
    tables: Tables = {}
    for line in path.read_bytes().split(b"\n") if path.exists() else ():
        try:
            parts = json.loads(line)
        except ValueError:
            continue
        if not isinstance(parts, list) or len(parts) not in (2, 3):
            continue
        table, key, *value = parts
        rows = tables.setdefault(table, {})
        if value:
            rows[key] = value[0]
        else:
            rows.pop(key, None)
    return tables


THUMB = 90
PHOTO_BYTES = 10 * 1024 * 1024
SIDES = 10_000
RATIO = 20
PNG = b"\x89PNG\r\n\x1a\n"
# Start-of-frame markers: all C0–CF but the three that carry tables.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Stored:
    """One file: Telegram's two ids, where it lies, what it is; sizes in bytes and pixels."""

    file_id: str
    file_unique_id: str
    path: str
    size: int
    name: str = ""
    mime: str = "application/octet-stream"
    width: int = 0
    height: int = 0

    def document(self) -> Json:
        return {**self._whose(), "file_name": self.name, "mime_type": self.mime}

    def photo(self) -> list[Json]:
        """`photo` of a message: a thumbnail first and the whole last, as Telegram sends them."""
        scale = THUMB / max(self.width, self.height, THUMB)
        thumb = self._size(int(self.width * scale) or 1, int(self.height * scale) or 1)
        whole = self._size(self.width, self.height)
        return [{**thumb, "file_id": f"{self.file_id}s", "file_unique_id": f"{self.file_unique_id}s"}, whole]

    def _size(self, width: int, height: int) -> Json:
        return {**self._whose(), "width": width, "height": height}

    def _whose(self) -> Json:
        return {"file_id": self.file_id, "file_unique_id": self.file_unique_id, "file_size": self.size}


class Shelf:
    """Bytes by path."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._memory: dict[str, bytes] = {}

    def put(self, path: str, data: bytes) -> None:
        """Keeps the bytes under a path such as photos/file_1.png."""
        if self._folder is None:
            self._memory[path] = data
            return
        place = self._folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)

    def get(self, path: str) -> bytes | None:
        """The bytes, or None where there are none."""
        if self._folder is None:
            return self._memory.get(path)
        place = self._folder / path
        return place.read_bytes() if place.is_file() else None

    def clear(self) -> None:
        self._memory.clear()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def photo_size(data: bytes) -> tuple[int, int]:
    """Width and height of an acceptable photo; refuses others as Telegram does."""
    if len(data) > PHOTO_BYTES:
        raise BotError(413, "Request Entity Too Large")
    size = picture_size(data)
    if size is None or not all(size):
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > SIDES or max(size) > RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height, or None where it is no picture we can read."""
    if data.startswith(PNG) and len(data) >= 24:
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if data.startswith(b"\xff\xd8"):
        position = 2
        while position + 9 < len(data) and data[position] == 0xFF:
            marker = data[position + 1]
            if marker in FRAMES:
                height = int.from_bytes(data[position + 5 : position + 7])
                return int.from_bytes(data[position + 7 : position + 9]), height
            position += 2 + int.from_bytes(data[position + 2 : position + 4])
    return None
