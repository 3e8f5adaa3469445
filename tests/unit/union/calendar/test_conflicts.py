"""What is pointed out about a time: who is needed twice, and days off nobody spoke of."""

from dataclasses import replace
from datetime import datetime

import pytest

from union.calendar.day_contents import clash, day_off
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Owner, Rule, Status

LI, WANG = Owner("李建国", 2), Owner("王芳", 3)


def item(
    number: int, start: str, *owners: Owner, kind: Kind = Kind.MEETING, end: str | None = None, **more: object
) -> Occurrence:
    """One time of an item."""
    begin = datetime.fromisoformat(start)
    until = datetime.fromisoformat(end) if end else None
    event = Event(number, number, "例会", kind, begin, Grain.MINUTE, end=until, owners=owners)
    event = replace(event, **more)  # type: ignore[arg-type]
    return Occurrence(event, begin, begin, event.until, Status.OPEN)


def numbers(one: Occurrence, *others: Occurrence, chiefs: tuple[int, ...] = ()) -> tuple[int, int] | None:
    """The two items that clash."""
    found = clash([one], others, chiefs)
    return (found.one.event.number, found.other.event.number) if found else None


def test_an_owner_at_two_places_is_named() -> None:
    """At three for an hour, and at half past three."""
    visit = item(1, "2026-09-09 15:00", LI, kind=Kind.VISIT)
    talk = item(2, "2026-09-09 15:30", LI, WANG, kind=Kind.ACTIVITY)
    found = clash([visit], [talk], ())
    assert found is not None
    assert found.owners == (LI,)


def test_one_after_the_other_is_no_clash() -> None:
    """An hour each where no end was said; an end that was said counts."""
    assert numbers(item(1, "2026-09-09 15:00", LI), item(2, "2026-09-09 16:00", LI)) is None
    long = item(1, "2026-09-09 15:00", LI, end="2026-09-09 17:00")
    assert numbers(long, item(2, "2026-09-09 16:00", LI)) == (1, 2)


def test_other_people_may_be_elsewhere() -> None:
    """A visit of one and an activity of another at the same hour."""
    visit = item(1, "2026-09-09 15:00", LI, kind=Kind.VISIT)
    assert numbers(visit, item(2, "2026-09-09 15:00", WANG, kind=Kind.ACTIVITY)) is None


def test_the_one_in_charge_is_at_every_meeting() -> None:
    """And at what he answers for himself."""
    assert numbers(item(1, "2026-09-09 15:00"), item(2, "2026-09-09 15:00")) == (1, 2)
    visit = item(3, "2026-09-09 15:00", LI, kind=Kind.VISIT)
    assert numbers(visit, item(2, "2026-09-09 15:00"), chiefs=(2,)) == (3, 2)
    assert numbers(visit, item(2, "2026-09-09 15:00"), chiefs=(3,)) is None


@pytest.mark.parametrize(
    "other",
    [
        item(2, "2026-09-09 15:00", LI, kind=Kind.REPORT),
        item(2, "2026-09-09 15:00", LI, deadline=True),
        item(2, "2026-09-09 15:00", LI, kind=Kind.FESTIVAL),
        item(2, "2026-09-09 00:00", LI, grain=Grain.DAY),
        replace(item(2, "2026-09-09 15:00", LI), status=Status.CANCELLED),
        item(1, "2026-09-09 15:00", LI),
    ],
)
def test_what_keeps_nobody_is_no_clash(other: Occurrence) -> None:
    """Deadlines, festivals, whole days, what is settled, and the item itself."""
    assert numbers(item(1, "2026-09-09 15:00", LI), other) is None


def off(one: Occurrence, region: str = "CN") -> tuple[str | None, ...] | None:
    """The holiday's name, None without one; nothing where nothing is said."""
    found = day_off([one], None, region)
    return (found[1],) if found else None


def test_a_holiday_is_named() -> None:
    """Each of its days, the weekend within it included."""
    assert off(item(1, "2026-10-02 09:00")) == ("国庆",)
    assert off(item(1, "2026-10-03 09:00")) == ("国庆",)
    assert off(item(1, "2026-09-02 09:00")) is None


def test_a_weekend_is_named_for_work_only() -> None:
    """And not where the words say Saturday; a make-up working day is none."""
    assert off(item(1, "2026-09-12 09:00")) == (None,)
    assert off(item(1, "2026-09-12 09:00", kind=Kind.COMPETITION)) is None
    assert off(item(1, "2026-09-12 09:00", said="周六上午9点开会")) is None
    assert off(item(1, "2026-09-20 09:00")) is None


def test_a_festivals_own_work_is_not_warned_of() -> None:
    """国庆节慰问, a deadline, the festival itself."""
    assert off(item(1, "2026-10-01 09:00", kind=Kind.VISIT, festival="国庆")) is None
    assert off(item(1, "2026-10-01 09:00", deadline=True)) is None
    assert off(item(1, "2026-10-01 09:00", kind=Kind.FESTIVAL)) is None


def test_a_series_names_its_holidays_but_not_its_weekends() -> None:
    """每周六 was meant; a rule that moves off days off needs no word."""
    saturdays, shifted = Rule("FREQ=WEEKLY;BYDAY=SA"), Rule("FREQ=MONTHLY;BYMONTHDAY=2", "next")
    assert off(item(1, "2026-09-12 09:00", rule=saturdays)) is None
    assert off(item(1, "2026-10-03 09:00", rule=saturdays)) == ("国庆",)
    assert off(item(1, "2026-10-02 09:00", rule=shifted)) is None
