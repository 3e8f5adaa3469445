"""A time as a plan states it: a date, a span, a festival, or how often in the plan's year."""

from datetime import date
from typing import NamedTuple

from union.core.grain import Grain, own_end
from union.reading.message import When
from union.reading.time.dates.reference_time import at_midnight


class Stated(NamedTuple):
    """Where a time stands in the line as read, and what it means.

    `is_loose`: 今年, 全年, 本学期, which date a deed only where it is counted or surely done.
    `is_season`: 暑假, 春季, 高温慰问, which give way to any date beside them; `is_campaign`: the name of what is done in a season (高温慰问), which belongs into a title.
    `needs_month`: 月底, 15日, which say nothing outside a month.
    `festival` is the canonical name; `names` what is said of it in a title (「三八节」).
    """

    begin: int
    end: int
    when: When
    festival: str | None = None
    names: str = ""
    is_loose: bool = False
    is_campaign: bool = False
    is_season: bool = False
    needs_month: bool = False

    @property
    def first(self) -> date:
        """The first day."""
        return self.when.start.date()

    @property
    def after(self) -> date:
        """The day after the last."""
        return end_of(self.when)

    def holds(self, other: "Stated") -> bool:
        """Whether the other time lies within this one."""
        return self.first <= other.first and other.after <= self.after

    @property
    def is_fine(self) -> bool:
        """Whether it says days, not months."""
        return self.when.grain in (Grain.DAY, Grain.HOUR, Grain.MINUTE)


def end_of(when: When) -> date:
    """The day after the last day of a time."""
    end = when.end or own_end(when.start, when.grain)
    return max(end.date(), own_end(at_midnight(when.start.date()), Grain.DAY).date())


def span(text: str, first: date, end: date, grain: Grain, rrule: str | None = None) -> When:
    """A time from `first` to before `end`."""
    return When(text, at_midnight(first), at_midnight(end), grain, rrule=rrule)
