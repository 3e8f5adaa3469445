"""Templates: the steps around a day, counted from it and dated on working days.

The built-in ones stand in union/data/templates.toml; a group's own are storage's to keep.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from union.core.almanac.workdays import Notice, add_workdays, workday_on_or_after, workday_on_or_before
from union.core.grain import Grain
from union.core.kinds import Kind
from union.core.records import dataclass, replace
from union.data import table
from union.events.model import Event
from union.reading.text.normal_form import simplified
from union.words import Words, in_signs

ONE_DAY = timedelta(days=1)
LONGEST_NAME, LONGEST_TITLE, MOST_STEPS = 20, 60, 30
MARK = "@"  # between the name of a template and the day it was laid out for, 「职代会@2027-03-20」


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """One step: `offset` days from the day, negative before it, 0 the day itself; `working`: in working days.

    `owner` is a union title, or a name; `checks` its checklist.
    """

    title: str
    offset: int = 0
    working: bool = False
    kind: Kind = Kind.OTHER
    owner: str | None = None
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A named list of steps, by their order in time; `words` are what it is asked for by; `own`: a group's."""

    name: str
    steps: tuple[TemplateStep, ...]
    words: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day everything is counted from, with its clock time if one was said. Wall time; `end` exclusive or None."""

    start: datetime
    grain: Grain = Grain.DAY
    end: datetime | None = None

    @property
    def day(self) -> date:
        """The day itself, the first of several."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last of several days: steps after are counted from it."""
        return max(self.day, (self.end - timedelta(microseconds=1)).date()) if self.end else self.day


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step where it falls."""

    step: TemplateStep
    start: datetime
    grain: Grain = Grain.DAY
    end: datetime | None = None

    @property
    def day(self) -> date:
        """The day it falls on."""
        return self.start.date()


@cache
def built_in() -> tuple[Template, ...]:
    """The templates every group has."""
    return tuple(
        Template(one["name"], tuple(_step(step) for step in one["steps"]), tuple(one["words"]))
        for one in table("templates")["template"]
    )


def meant(words: str, known: Iterable[Template]) -> Template | None:
    """The template that is called exactly this; the first of `known` that is."""
    said = _even(words)
    return next((one for one in known if said in {_even(each) for each in (one.name, *one.words)}), None)


def in_language(template: Template, _: Words) -> Template:
    """A built-in template as a group of this language reads it; it is asked for by the same words."""
    steps = tuple(
        replace(step, title=in_signs(step.title, _), checks=tuple(in_signs(each, _) for each in step.checks))
        for step in template.steps
    )
    return replace(template, name=in_signs(template.name, _), steps=steps)


def _even(words: str) -> str:
    return simplified(words).casefold()


def dated(template: Template, anchor: Anchor, notice: Notice | None = None) -> tuple[DatedStep, ...]:
    """The steps by day: one before the day on the working day before, one after it on the working day after."""
    found = [_dated(step, anchor, notice) for step in template.steps]
    return tuple(sorted(found, key=lambda one: (one.day, one.step.offset)))


def pack_name(template: Template, anchor: Anchor) -> str:
    """What the items of one laying out carry, so that they know each other."""
    return f"{template.name}{MARK}{anchor.day.isoformat()}"


def read_pack_name(name: str) -> tuple[str, date] | None:
    """Template and day behind that; None for a festival's pack."""
    template, mark, day = name.rpartition(MARK)
    return (template, date.fromisoformat(day)) if mark else None


def plain(steps: Sequence[TemplateStep]) -> list[dict[str, Any]]:
    """Steps as plain JSON."""
    return [asdict(step) for step in steps]


def again(steps: Sequence[Mapping[str, Any]]) -> tuple[TemplateStep, ...]:
    """Steps from plain JSON."""
    return tuple(
        TemplateStep(**{**one, "kind": Kind(one["kind"]), "checks": tuple(one["checks"])}) for one in steps
    )


def from_items(name: str, found: Sequence[Event], day: date | None) -> tuple[TemplateStep, ...]:
    """The steps items would be, counted from `day`, or from the first of them where there is none.

    Where none lies on that day, the template's own name does.
    """
    base = day or min(event.start.date() for event in found)
    steps = {_of_item(event, base).title: _of_item(event, base) for event in found}
    if all(step.offset != 0 for step in steps.values()):
        steps[name] = TemplateStep(name, kind=Kind.ACTIVITY)
    return tuple(sorted(steps.values(), key=lambda step: step.offset))


def at_day(day: date) -> datetime:
    """The day as the wall time an anchor begins at."""
    return datetime.combine(day, time())


def _of_item(event: Event, base: date) -> TemplateStep:
    return TemplateStep(
        event.title,
        (event.start.date() - base).days,
        kind=event.kind,
        owner=event.owners[0].name if event.owners else None,
        checks=tuple(check.text for check in event.checks),
    )


def _step(said: Mapping[str, Any]) -> TemplateStep:
    working = "workdays" in said
    return TemplateStep(
        said["title"],
        said["workdays"] if working else said["days"],
        working,
        Kind(said.get("kind", "other")),
        said.get("owner"),
        tuple(said.get("checks", ())),
    )


def _dated(step: TemplateStep, anchor: Anchor, notice: Notice | None) -> DatedStep:
    if step.offset == 0:
        return DatedStep(step, anchor.start, anchor.grain, anchor.end)
    base = anchor.day if step.offset < 0 else anchor.last_day
    if step.working:
        day = add_workdays(base, step.offset, notice)
    elif step.offset < 0:
        day = workday_on_or_before(base + step.offset * ONE_DAY, notice)
    else:
        day = workday_on_or_after(base + step.offset * ONE_DAY, notice)
    return DatedStep(step, at_day(day))
