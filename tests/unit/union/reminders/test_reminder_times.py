"""Which reminders an item gets, and when."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from union.core.groups import Settings
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Rule, Status
from union.reminders.lead_times import is_hand_in, leads_at, leads_of, spaced
from union.reminders.reminder_times import (
    Reminder,
    late_reminders,
    planned,
    snooze_time,
    snoozed,
    still_useful,
)

SETTINGS = Settings()
LONG_AGO = datetime.fromisoformat("2026-01-01T00:00")


def at(said: str) -> datetime:
    return datetime.fromisoformat(said)


def once(
    kind: Kind,
    start: str,
    grain: Grain = Grain.DAY,
    end: str | None = None,
    deadline: bool = False,
    leads: tuple[str, ...] | None = None,
) -> Occurrence:
    event = Event(
        12, 12, "职工代表大会", kind, at(start), grain, at(end) if end else None, deadline, leads=leads
    )
    return Occurrence(event, event.start, event.start, event.until, Status.OPEN)


HANDED = [
    ("上报女职工名单", Kind.DEADLINE, True),
    ("把方案交给区总工会", Kind.DEADLINE, True),
    ("submit the annual plan", Kind.DEADLINE, True),
    ("年度台账", Kind.REPORT, True),
    ("完成消防演练", Kind.DEADLINE, False),
    ("交流座谈准备", Kind.DEADLINE, False),
    ("趣味运动会报名", Kind.DEADLINE, False),
    ("报告会", Kind.MEETING, False),
]


@pytest.mark.parametrize(("title", "kind", "expected"), HANDED)
def test_what_is_given_to_somebody_is_handed_in(title: str, kind: Kind, expected: bool) -> None:
    """By its verb, where it is due by a day; anything else is finished."""
    assert is_hand_in(replace(once(kind, "2026-11-27").event, title=title)) is expected


def said(reminders: list[Reminder]) -> list[str]:
    return [f"{one.lead} {one.due:%m-%d %H:%M}" for one in reminders]


PLANNED = [
    ("a meeting", Kind.MEETING, "2026-11-26T15:00", Grain.MINUTE, None,
     ["d3 11-23 09:00", "d1 11-25 09:00", "h2 11-26 13:00"]),
    ("a meeting on a day has no hour lead", Kind.MEETING, "2026-11-26", Grain.DAY, None,
     ["d3 11-23 09:00", "d1 11-25 09:00"]),
    ("weekend leads go to Friday", Kind.MEETING, "2026-11-24T15:00", Grain.MINUTE, None,
     ["d3 11-20 09:00", "d1 11-23 09:00", "h2 11-24 13:00"]),
    ("a Monday meeting is named on Friday", Kind.MEETING, "2026-11-30T15:00", Grain.MINUTE, None,
     ["d3 11-27 09:00", "h2 11-30 13:00"]),
    ("an early meeting's hour lead is the evening before", Kind.MEETING, "2026-11-26T09:30", Grain.MINUTE, None,
     ["d3 11-23 09:00", "d1 11-25 09:00", "h2 11-25 20:59"]),
    ("a visit after the holiday", Kind.VISIT, "2026-10-12", Grain.DAY, None,
     ["d15 09-24 09:00", "d7 09-30 09:00", "d1 10-10 09:00"]),
    ("a competition", Kind.COMPETITION, "2026-12-18", Grain.DAY, "2026-12-20",
     ["d30 11-18 09:00", "d7 12-11 09:00", "d1 12-17 09:00"]),
    ("a training", Kind.TRAINING, "2026-12-09", Grain.DAY, None, ["d7 12-02 09:00", "d1 12-08 09:00"]),
    ("a deadline", Kind.DEADLINE, "2026-11-25", Grain.DAY, None,
     ["d7 11-18 09:00", "d3 11-20 09:00", "d1 11-24 09:00", "d0 11-25 09:00"]),
    ("a deadline on Sunday is named on Friday", Kind.REPORT, "2026-11-29", Grain.DAY, None,
     ["d7 11-20 09:00", "d3 11-26 09:00", "d1 11-27 09:00"]),
    ("a deadline on Saturday is named once on Friday", Kind.REPORT, "2026-11-28", Grain.DAY, None,
     ["d7 11-20 09:00", "d3 11-25 09:00", "d1 11-27 09:00"]),
    ("a month item", Kind.ACTIVITY, "2026-12-01", Grain.MONTH, None, ["m1 12-01 09:00", "m20 12-18 09:00"]),
    ("a month item of October is named before the holiday", Kind.ACTIVITY, "2026-10-01", Grain.MONTH, None,
     ["m1 09-30 09:00", "m20 10-20 09:00"]),
    ("several months are named in the first and the last", Kind.ACTIVITY, "2027-03-01", Grain.MONTH, "2027-06-01",
     ["m1 03-01 09:00", "m20 05-20 09:00"]),
    ("a quarter item", Kind.REPORT, "2026-10-01", Grain.QUARTER, None, ["end30 12-01 09:00", "end7 12-24 09:00"]),
    ("a half year item", Kind.OTHER, "2027-01-01", Grain.HALF, None, ["end30 05-31 09:00", "end7 06-23 09:00"]),
    ("月底 is named before it begins", Kind.ACTIVITY, "2026-11-25", Grain.DAY, "2026-12-01",
     ["d7 11-18 09:00", "d1 11-24 09:00"]),
    ("a festival is named on its own day", Kind.FESTIVAL, "2026-09-25", Grain.DAY, None,
     ["d7 09-18 09:00", "d0 09-25 09:00"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "start", "grain", "end", "expected"), [row[1:] for row in PLANNED], ids=[row[0] for row in PLANNED])  # fmt: skip
def test_an_item_gets_its_kinds_reminders(
    kind: Kind, start: str, grain: Grain, end: str | None, expected: list[str]
) -> None:
    """Leads by kind and grain; days off move work to the working day before; nights to 20:59."""
    assert said(planned(once(kind, start, grain, end), SETTINGS, LONG_AGO)) == expected


def test_an_item_made_inside_its_lead_gets_what_lies_ahead() -> None:
    """A meeting of tomorrow, added at noon, is named two hours before."""
    meeting = once(Kind.MEETING, "2026-11-26T15:00", Grain.MINUTE)
    assert said(planned(meeting, SETTINGS, at("2026-11-25T12:00"))) == ["h2 11-26 13:00"]


def test_what_falls_on_now_is_not_ahead() -> None:
    """The reminder of this very minute has had its turn."""
    meeting = once(Kind.MEETING, "2026-11-26T15:00", Grain.MINUTE)
    assert planned(meeting, SETTINGS, at("2026-11-26T13:00")) == []


def test_a_passed_evening_moves_the_lead_to_the_morning() -> None:
    """Added at 22:00 for 09:30: 20:59 is over, so it is 08:00 while the meeting is ahead."""
    meeting = once(Kind.MEETING, "2026-11-26T09:30", Grain.MINUTE)
    assert said(planned(meeting, SETTINGS, at("2026-11-25T22:00"))) == ["h2 11-26 08:00"]


def test_a_meeting_before_the_morning_is_not_named_after_it_began() -> None:
    """Added at 22:00 for 07:30: nothing is sent in the night, and nothing at 08:00."""
    assert (
        planned(once(Kind.MEETING, "2026-11-26T07:30", Grain.MINUTE), SETTINGS, at("2026-11-25T22:00")) == []
    )


def test_a_deadline_on_a_day_off_made_too_late_is_named_on_its_day() -> None:
    """Friday has passed when it is made on Saturday for Sunday; the Sunday is still of use."""
    report = once(Kind.REPORT, "2026-11-29")
    assert said(planned(report, SETTINGS, at("2026-11-28T12:00"))) == ["d0 11-29 09:00"]


def test_a_monday_meeting_made_on_friday_is_named_once_that_morning() -> None:
    """Friday's own word is the receipt; the quiet hours before nine do not put it back to the Sunday."""
    meeting = once(Kind.MEETING, "2026-11-23T09:00", Grain.MINUTE)
    assert said(planned(meeting, SETTINGS, at("2026-11-20T10:00"))) == ["d0 11-23 08:00"]
    assert said(planned(meeting, SETTINGS, at("2026-11-21T07:00"))) == ["d1 11-22 09:00", "h2 11-23 08:00"]


def test_an_early_deadline_is_not_named_after_it() -> None:
    """Due at 08:30: nine o'clock of that day is too late to say so."""
    report = once(Kind.REPORT, "2026-11-25T08:30", Grain.MINUTE, deadline=True)
    assert said(planned(report, SETTINGS, at("2026-11-24T10:00"))) == []


def test_own_leads_replace_the_kinds() -> None:
    """What was set for the item holds, in days, hours and minutes; a word that is no lead does nothing."""
    event = once(Kind.MEETING, "2026-11-26T15:00", Grain.MINUTE, leads=("d5", "h1", "min30", "soon"))
    assert said(planned(event, SETTINGS, LONG_AGO)) == [
        "d5 11-20 09:00",
        "h1 11-26 14:00",
        "min30 11-26 14:30",
    ]


def test_no_leads_means_no_reminders() -> None:
    """An item may be set to be silent."""
    assert planned(once(Kind.MEETING, "2026-11-26", leads=()), SETTINGS, LONG_AGO) == []


def test_two_leads_on_one_moment_are_one_reminder() -> None:
    """Thursday, Friday and a weekend between: whatever meets on Friday is said once."""
    event = once(Kind.ACTIVITY, "2026-11-24", leads=("d4", "d3"))
    assert said(planned(event, SETTINGS, LONG_AGO)) == ["d4 11-20 09:00"]


def test_the_groups_reminder_time_is_kept() -> None:
    """Day leads go out when the group wants them."""
    settings = Settings(reminder_time=time(8, 30))
    found = planned(once(Kind.ACTIVITY, "2026-11-26"), settings, LONG_AGO)
    assert said(found) == ["d7 11-19 08:30", "d1 11-25 08:30"]


def test_a_plain_item_with_a_deadline_is_named_like_a_deadline() -> None:
    """Whatever must be ready by a day is named 7, 3 and 1 days before and on the day."""
    event = once(Kind.OTHER, "2026-11-25", deadline=True)
    assert [one.lead for one in planned(event, SETTINGS, LONG_AGO)] == ["d7", "d3", "d1", "d0"]


@pytest.mark.parametrize("status", [Status.DONE, Status.CANCELLED, Status.GIVEN_UP])
def test_what_is_no_longer_open_gets_nothing(status: Status) -> None:
    """Neither planned, nor late, nor sent late, nor snoozed."""
    closed = replace(once(Kind.REPORT, "2026-11-25"), status=status)
    assert planned(closed, SETTINGS, LONG_AGO) == []
    assert late_reminders(closed, SETTINGS, at("2026-11-26T10:00")) == []
    assert not still_useful(Reminder("d1", at("2026-11-24T09:00")), closed, at("2026-11-24T10:00"))
    assert snoozed(closed, at("2026-11-26T09:00")) is None


def test_every_kind_and_grain_has_leads() -> None:
    """No item stays without a reminder because of what it is."""
    assert all(leads_of(kind, grain) for kind in Kind for grain in Grain)


def test_a_late_deadline_fades_into_mondays() -> None:
    """25 September 2026 to November: across 国庆, and a Monday off goes to the first working day."""
    report = once(Kind.REPORT, "2026-09-21")
    now, found = at("2026-09-21T10:00"), []
    for _ in range(6):
        (one,) = late_reminders(report, SETTINGS, now)
        found.append(one)
        now = one.due
    assert said(found) == [
        "late1 09-22 09:00",
        "late3 09-24 09:00",
        "late5 09-29 09:00",
        "late6 10-08 09:00",
        "late7 10-12 09:00",
        "late8 10-19 09:00",
    ]


def test_after_a_long_downtime_the_next_monday_comes() -> None:
    """Years later the rhythm is still Mondays, found at once."""
    (one,) = late_reminders(once(Kind.REPORT, "2026-09-21"), SETTINGS, at("2029-03-07T10:00"))
    assert f"{one.due:%Y-%m-%d %a}" == "2029-03-12 Mon"


def test_what_is_no_deadline_is_never_late() -> None:
    """A meeting that is over is over."""
    assert late_reminders(once(Kind.MEETING, "2026-11-18"), SETTINGS, at("2026-11-20T10:00")) == []


@pytest.mark.parametrize(
    ("kind", "now", "useful"),
    [
        (Kind.MEETING, "2026-11-26T14:30", True),
        (Kind.MEETING, "2026-11-26T15:30", True),
        (Kind.MEETING, "2026-11-26T16:00", False),
        (Kind.REPORT, "2026-12-26T16:00", True),
    ],
)
def test_a_reminder_sent_late_must_still_be_of_use(kind: Kind, now: str, useful: bool) -> None:
    """Not after the end; but what is due by a day matters as long as it is open."""
    one = once(kind, "2026-11-26T15:00", Grain.MINUTE, "2026-11-26T16:00")
    assert still_useful(Reminder("h2", at("2026-11-26T13:00")), one, at(now)) is useful


def test_snoozing_is_one_reminder_more() -> None:
    """It comes at its moment under a name of its own, so the planned ones stay as they are."""
    one = snoozed(once(Kind.REPORT, "2026-11-25"), at("2026-11-25T14:00"))
    assert one == Reminder("snooze20261125T1400", at("2026-11-25T14:00"))


PERIODS = [
    ("every working day", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", ("h2",)),
    ("daily", "FREQ=DAILY", ("h2",)),
    ("weekly", "FREQ=WEEKLY;BYDAY=FR", ("d1", "h2")),
    ("twice a week", "FREQ=WEEKLY;BYDAY=TU,FR", ("d1", "h2")),
    ("every other week", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", ("d3", "d1", "h2")),
    ("monthly", "FREQ=MONTHLY;BYMONTHDAY=25", ("d7", "d3", "d1", "h2")),
    ("on the last Friday of the month", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", ("d7", "d3", "d1", "h2")),
    ("quarterly", "FREQ=MONTHLY;INTERVAL=3", ("d30", "d7", "d3", "d1", "h2")),
    ("in two months of the year", "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=5", ("d30", "d7", "d3", "d1", "h2")),
    ("by the moon", "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15", ("d30", "d7", "d3", "d1", "h2")),
]


@pytest.mark.parametrize(("rrule", "left"), [row[1:] for row in PERIODS], ids=[row[0] for row in PERIODS])
def test_a_series_is_not_told_of_all_the_time(rrule: str, left: tuple[str, ...]) -> None:
    """Leads of more than a third of the period are left out; a weekly meeting is named twice, not three times."""
    assert spaced(("d30", "d7", "d3", "d1", "h2"), Rule(rrule)) == left


def test_a_daily_duty_keeps_its_shortest_lead() -> None:
    """Rather the day before than never; months and quarters keep the days of their own."""
    assert spaced(("d7", "d1"), Rule("FREQ=DAILY")) == ("d1",)
    assert spaced(("m1", "m20"), Rule("FREQ=MONTHLY")) == ("m1", "m20")


def test_the_groups_choice_replaces_the_kinds() -> None:
    """Of every item of the kind, but for an item with leads of its own; series are spaced all the same."""
    settings = Settings(leads="meeting=d3,d2,h1;visit=")
    meeting = once(Kind.MEETING, "2026-11-26T15:00", Grain.MINUTE)
    own = replace(meeting, event=replace(meeting.event, leads=("d1",)))
    weekly = replace(meeting, event=replace(meeting.event, rule=Rule("FREQ=WEEKLY")))
    assert said(planned(meeting, settings, LONG_AGO)) == [
        "d3 11-23 09:00",
        "d2 11-24 09:00",
        "h1 11-26 14:00",
    ]
    assert said(planned(own, settings, LONG_AGO)) == ["d1 11-25 09:00"]
    assert said(planned(weekly, settings, LONG_AGO)) == ["d2 11-24 09:00", "h1 11-26 14:00"]
    assert planned(once(Kind.VISIT, "2026-11-26"), settings, LONG_AGO) == []


def test_a_choice_that_fits_no_day_leaves_the_kinds() -> None:
    """「提前1小时」 says nothing of a meeting whose clock time nobody knows."""
    settings = Settings(leads="meeting=h1")
    assert said(planned(once(Kind.MEETING, "2026-11-26"), settings, LONG_AGO)) == [
        "d3 11-23 09:00",
        "d1 11-25 09:00",
    ]


def test_a_group_may_be_reminded_on_days_off() -> None:
    """Where the setting is off, nothing moves to the working day before."""
    settings = Settings(workday_reminders=False)
    report = once(Kind.REPORT, "2026-11-29")
    assert [one.due.day for one in planned(report, settings, LONG_AGO)] == [22, 26, 28, 29]


def test_of_dates_that_were_named_the_first_has_every_reminder_and_a_later_one_what_fits() -> None:
    """One week apart a competition's month and week ahead belong to the first; what was asked for holds for all."""
    rule = Rule("RDATE=20261204,20261211")
    event = replace(once(Kind.COMPETITION, "2026-12-04").event, rule=rule)
    first, second = (
        Occurrence(event, at(day), at(day), at(day).replace(hour=23), Status.OPEN)
        for day in ("2026-12-04", "2026-12-11")
    )
    assert leads_at(first) == ("d30", "d7", "d1")
    assert leads_at(second) == ("d1",)
    asked = replace(second, event=replace(event, leads=("d7", "d3")))
    assert leads_at(asked) == ("d7", "d3")


ROWS = [
    ("1h", "2026-11-20 09:12:40", "2026-11-20 10:12"),
    ("1h", "2026-11-20 20:30:00", "2026-11-21 08:00"),
    ("1d", "2026-11-20 14:00:00", "2026-11-21 09:00"),
    ("3d", "2026-12-30 14:00:00", "2027-01-02 09:00"),
    ("mon", "2026-11-20 14:00:00", "2026-11-23 09:00"),
    ("mon", "2026-11-23 08:00:00", "2026-11-30 09:00"),
]


@pytest.mark.parametrize(("choice", "now", "until"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_when_it_comes_back(choice: str, now: str, until: str) -> None:
    """Days at the reminder time, an hour as it is, never in quiet hours; on a Monday 下周一 is the next."""
    assert snooze_time(choice, datetime.fromisoformat(now), Settings()) == datetime.fromisoformat(until)


def test_a_forged_choice_is_refused() -> None:
    """Only what our buttons say."""
    with pytest.raises(ValueError, match="9y"):
        snooze_time("9y", datetime.fromisoformat("2026-11-20 09:00"), Settings())


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-12-10", ["d1 12-09 09:00", "d0 12-10 09:00"]),  # in three days
        ("2026-12-08", ["d1 12-07 09:00", "d0 12-08 09:00"]),
    ],
)
def test_what_is_planned_this_morning_is_not_told_again_this_morning(start: str, expected: list[str]) -> None:
    """Only what is due today or tomorrow is."""
    one = once(Kind.DEADLINE, start)
    one = replace(one, event=replace(one.event, said_at=datetime.fromisoformat("2026-12-07T00:10+00:00")))
    assert said(planned(one, SETTINGS, at("2026-12-07T08:10"))) == expected


def test_leads_that_were_asked_for_are_kept() -> None:
    """「提前3天提醒」, said three days before, is still to be told."""
    one = once(Kind.DEADLINE, "2026-12-10", leads=("d3",))
    one = replace(one, event=replace(one.event, said_at=datetime.fromisoformat("2026-12-07T00:10+00:00")))
    assert said(planned(one, SETTINGS, at("2026-12-07T08:10"))) == ["d3 12-07 09:00"]
