"""Agendas for the tests of the calendar feed: random ones by hypothesis, and one rich agenda that has everything."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from union.core.groups import Settings
from union.core.kinds import Kind
from union.core.period import Grain
from union.events import recurrence_rules
from union.events.model import Event, Occurrence, Override, Owner, Rule, Status
from union.events.recurrence import occurrences
from union.feeds.model import Feed, FeedItem, FeedPart, PhoneEntry, Stamp, entry, window
from union.words import words

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
STAMP = Stamp(datetime(2026, 9, 1, tzinfo=UTC), 3, datetime(2026, 11, 1, 4, 5, 6, tzinfo=UTC))
REALM = "77.gonghui-bot"
ZH = words("zh_Hans")
RULES = (
    Rule("FREQ=DAILY"),
    Rule("FREQ=DAILY;INTERVAL=9"),
    Rule("FREQ=WEEKLY;BYDAY=WE"),
    Rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
    Rule("FREQ=WEEKLY"),
    Rule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    Rule("FREQ=MONTHLY"),
    Rule("FREQ=MONTHLY;BYMONTHDAY=15"),
    Rule("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,20"),
    Rule("FREQ=MONTHLY;BYMONTHDAY=-1"),
    Rule("FREQ=MONTHLY;BYMONTHDAY=31"),
    Rule("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1"),
    Rule("FREQ=MONTHLY;BYDAY=2TU"),
    Rule("FREQ=YEARLY"),
    Rule("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=8"),
    Rule("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"),
    Rule("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15"),
    Rule("RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=1"),
    Rule("FREQ=MONTHLY;BYMONTHDAY=-1", "previous"),
    Rule("FREQ=MONTHLY;BYMONTHDAY=1", "next"),
    Rule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "skip"),
)
LENGTHS = st.sampled_from((None, timedelta(days=3), timedelta(days=10)))
HOURS = st.sampled_from((None, timedelta(minutes=90), timedelta(days=1, hours=3)))


@st.composite
def events(draw: st.DrawFn, number: int = 1) -> FeedItem:
    """An item of any grain, once or as a series with an end of any sort, and changes to some of its times."""
    grain = draw(st.sampled_from(tuple(Grain)))
    day = date(2024, 1, 1) + timedelta(days=draw(st.integers(0, 1500)))
    clock = grain in (Grain.MINUTE, Grain.HOUR)
    start = datetime.combine(day, time(draw(st.integers(0, 23)), 30) if clock else time())
    length = draw(HOURS if clock else LENGTHS if grain is Grain.DAY else st.none())
    rule = draw(st.none() | st.sampled_from(RULES) | named_rules(start))
    if rule is not None and not rule.rrule.startswith(recurrence_rules.NAME):
        rule = replace(rule, rrule=rule.rrule + draw(_ends(start)))
    event = Event(
        number, number, draw(st.text(max_size=12)) or "例会", draw(st.sampled_from(tuple(Kind))), start, grain,
        end=start + length if length else None, deadline=draw(st.booleans()), rule=rule,
        status=draw(st.sampled_from((Status.OPEN, Status.OPEN, Status.DONE, Status.GIVEN_UP))),
        owners=(Owner("李建国", 1),),
    )  # fmt: skip
    return FeedItem(event, STAMP, draw(_changes(event)))


@st.composite
def named_rules(draw: st.DrawFn, start: datetime) -> Rule:
    """Dates named one by one, with ends of their own or without; now and then ended before the last."""
    minutes = 24 * 60 if start.time() == time() else 45
    steps = draw(st.sets(st.integers(1, 700), min_size=1, max_size=6))
    dates = [start, *(start + timedelta(minutes=minutes * step) for step in steps)]
    has_ends = draw(st.booleans()) and draw(st.booleans())
    ends = [one + timedelta(minutes=minutes) * draw(st.integers(1, 3)) if has_ends else None for one in dates]
    ended = f";UNTIL={sorted(dates)[-2]:%Y%m%dT%H%M%S}" if draw(st.booleans()) else ""
    return Rule(recurrence_rules.rule_of_dates(zip(dates, ends, strict=True)) + ended)


def _ends(start: datetime) -> st.SearchStrategy[str]:
    until = start + timedelta(days=400, hours=1)
    return st.sampled_from(("", "", ";COUNT=7", ";COUNT=60", f";UNTIL={until:%Y%m%dT%H%M%S}"))


@st.composite
def _changes(draw: st.DrawFn, event: Event) -> tuple[Override, ...]:
    """Some times of the series are moved, done or cancelled; now and then one that the rule does not give (any more)."""
    if event.rule is None:
        return ()
    end = event.start + timedelta(days=800)
    times = [one.original for one in occurrences(event, (), event.start, end)][:120]
    chosen = draw(st.lists(st.sampled_from(times or [event.start]), unique=True, max_size=5))
    if draw(st.booleans()):
        chosen.append(event.start - timedelta(days=3, minutes=7))
    return tuple(draw(_change(original)) for original in chosen)


@st.composite
def _change(draw: st.DrawFn, original: datetime) -> Override:
    status = draw(st.sampled_from((Status.OPEN, Status.DONE, Status.CANCELLED, Status.GIVEN_UP)))
    moved = original + timedelta(days=draw(st.integers(-20, 20))) if draw(st.booleans()) else None
    return Override(original, moved, None, status)


def feed_of(items: Iterable[FeedItem], settings: Settings | None = None, *, alarms: bool = False) -> Feed:
    """A group's feed of these items."""
    part = FeedPart("红星厂工会", settings or Settings(), tuple(items))
    return Feed("红星厂工会日程", REALM, (part,), NOW, alarms=alarms)


def wanted(items: Iterable[FeedItem]) -> list[tuple[str, str, str]]:
    """What our own list has in the feed's window, as (start, end, name): cancelled times left out."""
    first, end = window(NOW.date())
    return sorted(
        written(entry(ZH, one))
        for item in items
        for one in _times(item, first, end)
        if one.status is not Status.CANCELLED and first <= one.start < end
    )


def written(shown: PhoneEntry) -> tuple[str, str, str]:
    """An entry for comparing: days as days, moments as wall time, no end as its start."""
    return (str(shown.start), str(shown.end or shown.start), shown.summary)


def _times(item: FeedItem, first: datetime, end: datetime) -> Iterable[Occurrence]:
    return occurrences(item.event, item.overrides, first, end)


def rich_agenda() -> tuple[FeedItem, ...]:
    """Every rule there is, at an hour and as days, with times moved, done and left out; spans of every grain; what was settled."""
    series = [
        _series(place * 2 + clock, rule, clock=bool(clock))
        for place, rule in enumerate(RULES)
        for clock in (0, 1)
    ]
    return (*series, *(_single(200 + place, *one) for place, one in enumerate(SINGLES)))


START = datetime.combine(date(2026, 10, 14), time())
SINGLES: tuple[tuple[str, Grain, int, int | None, Status], ...] = (
    *((f"{grain.value}", grain, 60 * 24 * 40, None, Status.OPEN) for grain in Grain),
    ("三天的培训", Grain.DAY, 60 * 24 * 20, 60 * 24 * 3, Status.OPEN),
    ("安全检查", Grain.DAY, 60 * 24 * 50, 60 * 24 * 10, Status.OPEN),
    ("通宵值班", Grain.MINUTE, 60 * 22, 60 * 10, Status.OPEN),
    ("职代会，三楼；带材料\\n", Grain.MINUTE, 60 * 9 + 30, 150, Status.DONE),
    ("春游😀", Grain.DAY, 60 * 24 * 70, None, Status.CANCELLED),
    ("拔河比赛", Grain.DAY, 60 * 24 * 80, None, Status.GIVEN_UP),
    ("上个冬天的事", Grain.DAY, -60 * 24 * 200, None, Status.DONE),
)


def _series(number: int, rule: Rule, *, clock: bool) -> FeedItem:
    start = START + timedelta(hours=15, minutes=30) if clock else START
    event = Event(
        number, number, f"第{number}项 {rule.rrule}", tuple(Kind)[number % len(Kind)], start,
        Grain.MINUTE if clock else Grain.DAY, rule=rule, place="三楼, 会议室" if clock else None,
    )  # fmt: skip
    times = [one.original for one in occurrences(event, (), start, start + timedelta(days=900))][1:5]
    how = ((timedelta(days=1, hours=1 if clock else 0), Status.OPEN), (None, Status.CANCELLED))
    how += ((None, Status.DONE), (timedelta(days=-1), Status.DONE))
    changes = tuple(
        Override(original, original + by if by else None, None, status)
        for original, (by, status) in zip(times, how, strict=False)
    )
    return FeedItem(event, STAMP, changes)


def _single(
    number: int, title: str, grain: Grain, minutes: int, length: int | None, status: Status
) -> FeedItem:
    start = START + timedelta(minutes=minutes)
    end = None if length is None else start + timedelta(minutes=length)
    return FeedItem(Event(number, number, title, Kind.OTHER, start, grain, end=end, status=status), STAMP)
