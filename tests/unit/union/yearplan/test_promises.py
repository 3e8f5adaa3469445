"""Counted promises of a plan: what is one, and how often it was kept; nothing counts twice."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Rule, Status
from union.reading.message import Intent
from union.reading.reader import read
from union.words import words
from union.worklog.entries import Fact, LogEntry
from union.yearplan.model import Line
from union.yearplan.progress import (
    Kept,
    Promise,
    PromiseStanding,
    deeds,
    in_order,
    promise_line,
    promised_section,
    promises,
    standings,
)
from union.yearplan.proposals import on_calendar
from union.yearplan.reader import read_plan

FIRST, END, DAY = date(2027, 1, 1), date(2028, 1, 1), date(2027, 10, 1)
WALL = datetime.combine(DAY, datetime.min.time())
_ = words("zh_Hans")


def promised(*lines: str) -> list[tuple[str, int, str]]:
    """The promises of a plan of these lines, all its items adopted."""
    items = read_plan([Line("2027年工会工作计划"), *map(Line, lines)], year=2027).items
    kept = []
    for number, item in enumerate(items, 1):
        when = on_calendar(item.when, datetime.combine(FIRST, datetime.min.time()))
        rule = Rule(when.rrule) if when.rrule else None
        kept.append(
            Kept(item, Event(number, number, item.title, item.kind, when.start, when.grain, rule=rule))
        )
    return [(one.title, one.times, one.unit) for one in promises(kept)]


@pytest.mark.parametrize(
    ("said", "promise"),
    [
        ("全年开展安全考核12次。", ("安全考核", 12, "次")),
        ("全年开展安全考核20次。", ("安全考核", 20, "次")),
        ("编印工会简报，两月一期。", ("编印工会简报", 6, "期")),
        ("编印工会简报，两个月一期。", ("编印工会简报", 6, "期")),
        ("每季度召开一次工会小组长例会。", ("工会小组长例会", 4, "次")),
        ("每月出2期黑板报。", ("出黑板报", 24, "期")),
        ("上半年组织2次技能培训。", ("技能培训", 2, "次")),
        ("6月、9月、11月各开展1次安全考核。", ("安全考核", 3, "次")),
    ],
)
def test_a_count_or_a_rhythm_is_a_promise(said: str, promise: tuple[str, int, str]) -> None:
    """With the unit its words have."""
    assert promised(said) == [promise]


@pytest.mark.parametrize(
    "said",
    [
        "3月8日前采购慰问品。",
        "每年组织职工体检1次。",
        "6月召开第2次职工代表大会。",
        "春节、中秋走访慰问困难职工。",
        "二月一期简报出刊。",
    ],
)
def test_what_is_done_once_is_none(said: str) -> None:
    """Nor what only has a number in its name."""
    assert promised(said) == []


EVENT = Event(1, 1, "安全考核", Kind.OTHER, datetime(2027, 1, 1), Grain.MONTH, rule=Rule("FREQ=MONTHLY"))
PROMISE = Promise("安全考核", 12, "次", FIRST, END, (EVENT,))


def month(number: int, status: Status = Status.DONE) -> Occurrence:
    start = datetime(2027, number, 1)
    end = datetime(2027 + number // 12, number % 12 + 1, 1)
    return Occurrence(EVENT, start, start, end, status)


def log(text: str, day: date, **more: object) -> LogEntry:
    read_as = read(text, datetime.combine(day, datetime.min.time()), meant=Intent.LOG)
    facts = tuple(Fact(each.category, each.title, day, each.measures, each.money) for each in read_as.facts)
    return LogEntry(1, 1, "王芳", None, text, WALL, facts, **more)  # type: ignore[arg-type]


def done(times: list[Occurrence], *logs: LogEntry, found: Promise = PROMISE) -> int:
    return standings([found], times, logs, DAY, WALL)[0].done


def test_times_done_and_logs_of_other_days_are_counted() -> None:
    """An open time is none, whoever planned it."""
    told = log("今天开展安全考核，检查12处", date(2027, 3, 5))
    assert done([month(1), month(2), month(4, Status.OPEN)], told) == 3


def test_a_time_and_the_log_that_fulfils_it_are_one() -> None:
    """Tied to it, or told within it."""
    key = month(3).key
    tied = log("今天开展安全考核，检查12处", date(2027, 3, 5), event_id=1, event_time=key)
    bare = log("今天开展安全考核，检查12处", date(2027, 3, 5))
    assert done([month(3)], tied) == done([month(3)], bare) == done([month(3)], tied, bare) == 1


def test_two_who_tell_of_one_deed_tell_of_one() -> None:
    """On its day or within three days of it; a fortnight later it is another."""
    days = (date(2027, 3, 5), date(2027, 3, 5), date(2027, 3, 7), date(2027, 3, 19))
    assert done([], *(log("今天开展安全考核，检查12处", day) for day in days)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "今年累计开展安全考核7次，检查80处",
        "今年已开展安全考核7次",
        "截至目前安全考核做了7次",
        "安全考核方案讨论2次",
        "今天开展安全培训，参训30人",
    ],
)
def test_a_sum_so_far_or_another_deed_is_none(text: str) -> None:
    """Seven times by now are not seven times more."""
    assert done([], log(text, date(2027, 3, 5))) == 0


def test_a_deed_told_with_the_sum_so_far_is_one() -> None:
    """The clause of today counts."""
    assert done([], log("今天开展安全考核检查3处，今年累计开展7次", date(2027, 3, 5))) == 1


def test_a_log_of_something_else_is_none() -> None:
    """Tied to another item, or by its author's word to none, or before the plan began."""
    text, day = "今天开展安全考核，检查12处", date(2027, 3, 5)
    assert done([], log(text, day, event_id=9), log(text, day, fulfils_none=True)) == 0
    assert done([], log(text, date(2026, 12, 20))) == 0


def test_a_log_that_says_two_titles_is_of_the_longer() -> None:
    """「走访慰问困难职工」 is no 「慰问困难职工」 besides."""
    others = [
        Promise(
            title, 2, "次", FIRST, END, (Event(n, n, title, Kind.VISIT, datetime(2027, 1, 1), Grain.YEAR),)
        )
        for n, title in ((2, "慰问困难职工"), (3, "走访慰问困难职工"))
    ]
    told = log("今天走访慰问困难职工12户", date(2027, 3, 5))
    assert [one.done for one in standings(others, [], [told], DAY, WALL)] == [0, 1]


@pytest.mark.parametrize(
    ("title", "said", "done"),
    [
        ("编印工会简报", "工会简报第3期印发", 1),
        ("出黑板报", "黑板报第二期出刊", 1),
        ("编印工会简报", "工会简报收到投稿5篇", 0),
        ("工会委员会会议", "今天召开工会委员会会议，9人参加", 1),
        ("工会委员会会议", "今天召开女工委员会会议，9人参加", 0),
    ],
)
def test_an_issue_and_a_meeting_are_told_by_their_names(title: str, said: str, done: int) -> None:
    """Nobody says 编印 of what has come out; a title that names no subject is told by itself alone."""
    event = Event(1, 1, title, Kind.OTHER, datetime(2027, 1, 1), Grain.MONTH)
    promise = Promise(title, 6, "期", FIRST, END, (event,))
    assert [one.done for one in standings([promise], [], [log(said, date(2027, 3, 5))], DAY, WALL)] == [done]


DAYS = st.dates(FIRST, END - timedelta(days=1))


@given(
    settled=st.sets(st.integers(1, 12)),
    tied=st.dictionaries(st.integers(1, 12), st.lists(DAYS, min_size=1, max_size=3), max_size=6),
    bare=st.lists(DAYS, max_size=8),
)
def test_never_more_done_than_there_are_records(
    settled: set[int], tied: dict[int, list[date]], bare: list[date]
) -> None:
    """And each time that was settled or has a log of its own is there."""
    times = [month(each) for each in settled]
    keyed = {(EVENT.id, month(each).key): days for each, days in tied.items()}
    count = deeds(times, keyed, bare)
    logs = sum(map(len, tied.values())) + len(bare)
    assert max(len(settled), len(tied)) <= count <= len(settled - tied.keys()) + logs
    assert deeds(times, keyed, [*bare, *bare]) == deeds([*times, *times], keyed, bare) == count


@pytest.mark.parametrize(
    ("times", "kept", "day", "said"),
    [
        (12, 7, date(2027, 10, 1), "安全考核12次：做了7次，还差5次，还有3个月，到现在应做9次"),
        (12, 9, date(2027, 10, 1), "安全考核12次：做了9次，还差3次，还有3个月"),
        (12, 9, date(2027, 10, 20), "安全考核12次：做了9次，还差3次，还有2个多月"),
        (2, 1, date(2027, 12, 20), "安全考核2次：做了1次，还差1次，还有12天"),
        (2, 1, date(2028, 1, 1), "安全考核2次：做了1次，还差1次，时间已过"),
        (2, 3, date(2027, 10, 1), "安全考核2次：做了3次，已做满"),
    ],
)
def test_it_is_said_plainly(times: int, kept: int, day: date, said: str) -> None:
    """What lags says how often it would be by now."""
    promise = Promise("安全考核", times, "次", FIRST, END, (EVENT,))
    due = times * (day.year * 12 + day.month - 2027 * 12 - 1) // 12
    assert promise_line(PromiseStanding(promise, kept, due, day), _) == said


def test_a_report_names_what_lags_most_and_tables_all() -> None:
    """And is silent where nothing was promised."""
    found = [
        PromiseStanding(Promise(f"考核{n}", 12, "次", FIRST, END, (EVENT,)), n, 9, DAY)
        for n in range(9, 3, -1)
    ]
    made = promised_section(found, _)
    assert made is not None and made.told is not None
    assert in_order(found)[0].promise.title == "考核4"
    assert made.told.startswith("考核412次：做了4次") and made.told.endswith("另有3项没做满")
    assert len(made.rows(_)) == 7
    assert promised_section([], _) is None
