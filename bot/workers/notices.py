# small: both ends of a worker's pipe read it, neither with the other's imports
"""A group's calendar of days off on its way to a worker, as a few plain values."""

from collections.abc import Iterable, Mapping
from datetime import date

from bot.workers.frames import Plain
from union.core.almanac.days_off import Notice


def written(notice: Notice | None) -> dict[str, Plain]:
    """The values of a notice; none for none."""
    if notice is None:
        return {}
    days = {"off": notice.off, "work": notice.work, "ordinary": notice.ordinary}
    plain: dict[str, Plain] = {name: _joined(day.isoformat() for day in each) for name, each in days.items()}
    return {**plain, "years": _joined(map(str, notice.years)), "region": notice.region}


def read(values: Mapping[str, Plain]) -> Notice | None:
    """The notice again."""
    if "region" not in values:
        return None
    off, work, ordinary = (
        frozenset(date.fromisoformat(day) for day in str(values[name]).split())
        for name in ("off", "work", "ordinary")
    )
    years = frozenset(int(year) for year in str(values["years"]).split())
    return Notice(off, work, years, ordinary, str(values["region"]))


def _joined(words: Iterable[str]) -> str:
    return " ".join(words)
