"""Where the demo keeps its things: database, the room's journal, what the clock showed. Nothing real lies there."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A directory of the demo's own; everything in it may be deleted at any time."""

    directory: Path

    @property
    def journal(self) -> Path:
        """The room's memory."""
        return self.directory / "room.jsonl"

    @property
    def database(self) -> Path:
        """The bot's memory."""
        return self.directory / "gonghui.db"

    @property
    def clock(self) -> Path:
        """What the clock showed last; written for the first time when the sample is through."""
        return self.directory / "clock"

    def is_new(self) -> bool:
        """Whether there is nothing to go on with: no first start got through, or a part was deleted since."""
        return not (self.database.exists() and self.journal.exists() and self.shown() is not None)

    def clear(self) -> None:
        """Forget everything."""
        shutil.rmtree(self.directory, ignore_errors=True)
        self.directory.mkdir(parents=True, exist_ok=True)

    def forget_database(self) -> None:
        """Forget what the bot knows and what time it was; the room's journal stays open and is emptied apart."""
        self.clock.unlink(missing_ok=True)
        for leftover in self.directory.glob("gonghui.db*"):
            leftover.unlink()

    def shown(self) -> datetime | None:
        """What the clock showed last, aware; None when that is not known."""
        try:
            moment = datetime.fromisoformat(self.clock.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        return moment if moment.tzinfo else None

    def show(self, moment: datetime) -> None:
        """Keep what the clock shows, whole or not at all."""
        unfinished = self.clock.with_suffix(".part")
        unfinished.write_text(moment.astimezone(UTC).isoformat(), encoding="utf-8")
        unfinished.replace(self.clock)
