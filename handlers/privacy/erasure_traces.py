"""What an erasure leaves outside the rows: backups until a day, the file's freed pages, photos, former copies."""

from collections.abc import Iterable, Set
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from storage.engine.database import Store
from storage.engine.file_scrub import former_copies
from storage.worklog import photo_folder
from union.core import backup_schedule
from union.core.group_settings import Settings


class Promise(NamedTuple):
    """Until when backups hold what was erased, and whether the file is cleansed at night only."""

    expires: date
    tonight: bool


SMALL = 20_000_000  # bytes of a file that is written anew in less than a second


def expiry(now: datetime, defaults: Settings) -> date:
    """The day on which the last backup that holds what is erased now is deleted, in the operator's zone."""
    return backup_schedule.gone_on(now.astimezone(ZoneInfo(defaults.timezone)).date())


def waits_for_night(store: Store) -> bool:
    """Whether the file is so large that it is cleansed at night."""
    return store.path is not None and store.path.exists() and store.path.stat().st_size > SMALL


def promised(store: Store, now: datetime, defaults: Settings) -> Promise:
    """What can be said of when the file follows the rows."""
    return Promise(expiry(now, defaults), waits_for_night(store))


def remove_files(path: Path | None, photos: Path | None, gone: Iterable[int], kept: Set[str] | None) -> None:
    """Former copies of the database, the photos of groups that are no more, and those no row names."""
    for copy in former_copies(path) if path else ():
        copy.unlink(missing_ok=True)
    if photos is None:
        return
    for number in gone:
        photo_folder.remove_group(photos, number)
    if kept is not None:
        photo_folder.sweep(photos, kept)
