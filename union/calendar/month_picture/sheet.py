"""What the picture of a month is made from: one value, which crosses into the child process that draws it."""

from dataclasses import dataclass

from union.calendar.month_grid import MonthGrid


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """A month of a group. `lines` stand under its name, `notes` small at the foot."""

    group_title: str
    grid: MonthGrid
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
