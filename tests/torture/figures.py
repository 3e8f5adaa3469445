"""What is reported upward at the end of a torture: a year's sums are those of what was said, each log counted once."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from handlers.reports.report_data import material
from handlers.routing.report_sections import SECTIONS
from storage.core import groups
from storage.engine.database import Database, open_reading
from tests.torture.town import Group, Town
from union.core import period as periods
from union.core.groups import Settings
from union.reports.model import digest
from union.reports.report_json import as_json


def added_up(path: Path, town: Town, now: datetime) -> list[str]:
    """What the reports of every group and year get wrong, read from the file as `digest` does."""
    store = open_reading(path)
    try:
        with store.reading() as db:
            return [wrong for group in town.groups for wrong in _of_group(db, group, now)]
    finally:
        store.close()


def _of_group(db: Database, group: Group, now: datetime) -> Iterator[str]:
    found = groups.of_chat(db, group.chat.id, Settings())
    assert found is not None, "the first thing said in it made it"
    for year in sorted({log.day.year for log in group.logs}):
        period = periods.of_key(str(year))
        assert period is not None
        overview = as_json(digest(material(db, found, period, now, SECTIONS)))["overview"]
        counted = [log for log in group.logs if log.day.year == year and not log.undone]
        wanted = (len(counted), sum(log.yuan for log in counted))
        got = (len(overview["logs"]), sum(each["yuan"] for each in overview["money"]))
        if got != wanted:
            yield f"{group.chat.title} reports {got} logs and yuan of {year}, not {wanted}"
