"""The folder of saved photos: each named by our own numbers alone, readable by the bot's user only."""

import os
import re
from collections.abc import Set
from contextlib import suppress
from pathlib import Path

FILE_MODE, FOLDER_MODE = 0o600, 0o700
PART = ".part"  # of a file that is being written
OURS = re.compile(r"group-\d+/photo-\d+\.(?:jpg|part)")  # whatever else lies in the folder is somebody's own


def path_of(group_id: int, photo_id: int) -> str:
    """「group-3/photo-17.jpg」, below the folder: nothing in it was sent by anybody."""
    return f"group-{group_id:d}/photo-{photo_id:d}.jpg"


def write(folder: Path, path: str, content: bytes) -> None:
    """Save a photo whole or not at all. Raises OSError, also for a full disk."""
    target = folder / path
    for directory in (folder, target.parent):
        directory.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    part = target.with_suffix(PART)
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, FILE_MODE)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def read(folder: Path, path: str) -> bytes | None:
    """A saved photo; None when somebody took it away."""
    try:
        return (folder / path).read_bytes()
    except OSError:
        return None


def sweep(folder: Path, kept: Set[str]) -> int:
    """Delete every photo that no row names any more; returns how many. Other files are left alone."""
    gone = 0
    for file in sorted(folder.glob("*/*")):
        path = f"{file.parent.name}/{file.name}"
        if OURS.fullmatch(path) and path not in kept:
            file.unlink(missing_ok=True)
            gone += 1
    return gone


def remove_group(folder: Path, group_id: int) -> None:
    """Delete every photo of a group; its directory too, if nothing of anybody else's lies in it."""
    directory = folder / f"group-{group_id:d}"
    for file in directory.glob("*"):
        if OURS.fullmatch(f"{directory.name}/{file.name}"):
            file.unlink(missing_ok=True)
    with suppress(OSError):
        directory.rmdir()
