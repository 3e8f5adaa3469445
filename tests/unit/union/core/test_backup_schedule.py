"""Which backups are kept, when one is due, until when data may be in one."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import tried
from union.core.backup_schedule import backup_time, backups_to_keep, deletion_day, is_due, name_of, of_bot

BOT = 7000000001
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 31))


def nights(first: date, last: date) -> list[datetime]:
    """One backup each night."""
    return [datetime.combine(first, datetime.min.time()).replace(hour=3, minute=30) + timedelta(days=day)
            for day in range((last - first).days + 1)]  # fmt: skip


def test_two_years_of_nights_leave_a_week_four_weeks_and_twelve_months() -> None:
    """On Friday 20 November 2026: seven days, the Sundays before, the month ends before."""
    today = date(2026, 11, 20)
    found = sorted(moment.date() for moment in backups_to_keep(nights(date(2024, 11, 20), today), today))
    months = [date(2025, 12, 31), *(date(2026, month, 1) - timedelta(days=1) for month in range(2, 12))]
    weeks = [date(2026, 11, 1), date(2026, 11, 8), date(2026, 11, 15)]
    days = [today - timedelta(days=back) for back in range(7)]
    assert found == sorted({*months, *weeks, *days})


@given(st.sets(MOMENTS), st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_the_newest_is_kept_and_never_more_than_the_rules_say(made: set[datetime], today: date) -> None:
    """However long the bot was away something is left; of each recent day the newest is."""
    past = {moment for moment in made if moment.date() <= today}
    found = backups_to_keep(past, today)
    assert found <= past and len(found) <= 7 + 4 + 12 + 1
    assert not past or max(past) in found
    for moment in past:
        if (today - moment.date()).days < 7:
            assert max(other for other in past if other.date() == moment.date()) in found


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60))
def test_forgetting_night_by_night_keeps_what_forgetting_at_the_end_would(gaps: list[int]) -> None:
    """What is deleted tonight would not have been wanted later."""
    made, held, at = [], set[datetime](), datetime(2025, 1, 1, 3, 30)
    for gap in gaps:
        at += timedelta(days=gap, minutes=1)
        made.append(at)
        held = backups_to_keep({*held, at}, at.date())
    assert held == backups_to_keep(made, at.date())


@given(MOMENTS, st.integers(0, 500))
def test_the_day_it_is_gone_is_the_first_on_which_no_rule_keeps_it(made: datetime, later: int) -> None:
    """From that day a newer backup being there, it is gone; up to the day before it may be there."""
    gone, today = deletion_day(made.date()), made.date() + timedelta(days=later)
    newer = datetime.combine(today, datetime.max.time())
    assert (made in backups_to_keep({made, newer}, today)) <= (today < gone)
    lonely = backups_to_keep({made, newer + timedelta(days=400)}, gone - timedelta(days=1))
    assert made in lonely


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sets(st.integers(1, 400), max_size=90))
@tried(15)
def test_nothing_erased_is_in_a_backup_on_the_day_that_is_told(erased: date, away: set[int]) -> None:
    """Night by night from a year before, the bot away in some nights; the backups of that day and before hold it."""
    told = deletion_day(erased)
    held = backups_to_keep(nights(erased - timedelta(days=380), erased), erased)
    for day in range(1, (told - erased).days + 1):
        today = erased + timedelta(days=day)
        if today == told or day not in away:
            held = backups_to_keep({*held, *nights(today, today)}, today)
    assert all(made.date() > erased for made in held)


def test_the_day_that_is_told_is_the_first() -> None:
    """On the last day of a month: its last backup stays until the night before."""
    erased, told = date(2026, 11, 30), date(2027, 11, 1)
    assert deletion_day(erased) == told
    made = nights(erased, told)
    held = backups_to_keep(made[:1], erased)
    for moment in made[1:-1]:
        held = backups_to_keep({*held, moment}, moment.date())
    assert made[0] in held and made[0] not in backups_to_keep({*held, made[-1]}, told)


DUE = [
    (None, datetime(2026, 11, 20, 15), True),
    (datetime(2026, 11, 20, 3, 30, 1), datetime(2026, 11, 20, 15), False),
    (datetime(2026, 11, 19, 23), datetime(2026, 11, 20, 3, 29), False),
    (datetime(2026, 11, 19, 23), datetime(2026, 11, 20, 3, 30), True),
    (datetime(2026, 11, 12, 3, 30), datetime(2026, 11, 20, 2), True),
    (datetime(2027, 11, 12, 3, 30), datetime(2026, 11, 20, 2), True),
]  # fmt: skip


@pytest.mark.parametrize(("newest", "wall", "due"), DUE)
def test_one_is_due_after_each_half_past_three(newest: datetime | None, wall: datetime, due: bool) -> None:
    """Once a day, also after days without the bot or a clock that was wrong."""
    assert is_due(newest, wall) is due


def test_a_name_says_whose_and_when_and_others_are_nobodys() -> None:
    """Two bots may share a folder with anything else in it."""
    made = datetime(2026, 11, 20, 3, 30, 5)
    name = name_of(BOT, made)
    assert name == "gonghui-7000000001-20261120-033005.db"
    assert backup_time(name, BOT) == made
    others = [
        name_of(7, made),
        f"{name}.photos",
        f".{name}.part",
        "gonghui-7000000001-20261399-033005.db",
        "notes",
    ]
    assert of_bot([name, *others], BOT) == {made: name}
