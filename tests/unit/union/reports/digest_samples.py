"""Logs, items and whole months that the digest's tests share. Made up; nobody's real figures."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from union.core.kinds import CATEGORIES, Kind
from union.core.period import CALENDAR, Grain, Period, before, month, of_key, own_end, year_before
from union.events.model import Event, Occurrence, Status
from union.reading.message import Measure, Money
from union.reports.model import Digest, Material, ReportState, digest
from union.reports.sections import month_rows
from union.worklog.entries import Fact, LogEntry
from union.worklog.totals import Figures, Filed, facts_in_period, figures


def at(words: str) -> datetime:
    """A moment of the group's wall time, 「2026-11-30 17:00」."""
    return datetime.fromisoformat(words)


NOVEMBER = month(2026, 11)
END_OF_NOVEMBER = at("2026-11-30 17:00")
GROUP = "东方印染厂工会"


def measure(value: str, unit: str, what: str | None = None, *, approx: bool = False) -> Measure:
    """「12户」, or 「12余户」 where approximate."""
    return Measure(f"{value}{'余' if approx else ''}{unit}", Decimal(value), unit, approx=approx, what=what)


def yuan(amount: int, what: str | None = None, *, approx: bool = False, per: str | None = None) -> Money:
    """An amount in yuan as an officer writes it, with `per` a price."""
    text = f"每{per}{amount}元" if per else f"{amount}{'余' if approx else ''}元"
    return Money(text, amount * 100, approx=approx, per=per, what=what)


def fact(category: str, title: str, day: date, *figures: Measure | Money) -> Fact:
    """One thing done, its figures sorted into measures and money."""
    measures = tuple(each for each in figures if isinstance(each, Measure))
    return Fact(category, title, day, measures, tuple(each for each in figures if isinstance(each, Money)))


def entry(number: int, *facts: Fact, text: str = "", **rest: object) -> LogEntry:
    """A log with these facts, said on the day of the first."""
    said = datetime.combine(facts[0].day, datetime.min.time(), UTC)
    text = text or "，".join(each.title for each in facts)
    return LogEntry(number, number, "王芳", 1, text, said, facts, **rest)  # type: ignore[arg-type]


def occurrence(
    number: int,
    title: str,
    kind: Kind,
    start: datetime,
    grain: Grain = Grain.DAY,
    *,
    status: Status = Status.OPEN,
    deadline: bool = False,
) -> Occurrence:
    """A one-off item of the calendar."""
    event = Event(number, number, title, kind, start, grain, deadline=deadline, status=status)
    return Occurrence(event, start, start, own_end(start, grain), status)


def logs_of(period: Period) -> tuple[LogEntry, ...]:
    """A small month of logs, the same in every month."""
    day = period.first.replace(day=5)
    return (
        entry(2, fact("帮扶慰问", "看望住院职工", day, measure("3", "人"), yuan(900, "慰问金"))),
        entry(4, fact("组织建设", "工会委员会会议", day, measure("1", "次", "会议"))),
    )


def figures_of(period: Period) -> Figures:
    """The sums of `logs_of` this period."""
    return figures(facts_in_period(logs_of(period), period))


def november_logs() -> tuple[LogEntry, ...]:
    """A lively November."""
    contest = "今天挡车工技能比武，46人参赛，二车间赵师傅获得第一名，发奖金3200元"
    people = (measure("1", "场", "讲座"), measure("85", "人", "听讲"), measure("98", "%", "满意率"))
    soup = (measure("230", "人次", approx=True), yuan(1150, "食材", approx=True))
    return (
        _log(12, "帮扶慰问", "走访慰问困难职工", 3, measure("12", "户", "困难职工"), yuan(6000, "慰问金")),
        _log(13, "帮扶慰问", "给一线夜班送姜汤", 6, *soup),
        _log(14, "组织建设", "新建印花车间工会小组", 4, measure("2", "个", "工会小组")),
        _log(15, "组织建设", "发展新会员", 9, measure("18", "名", "会员")),
        _log(
            16,
            "劳动竞赛",
            "挡车工技能比武",
            12,
            measure("46", "人", "参赛"),
            yuan(3200, "奖金"),
            text=contest,
        ),
        _log(17, "教育培训", "劳动法知识讲座", 18, *people),
        _log(18, "宣传信息", "向上级工会报送信息", 20, measure("3", "篇", "信息")),
        _log(19, "女职工", "女职工两癌筛查", 23, measure("64", "人", "女职工"), yuan(120, per="人")),
    )


def _log(
    number: int, category: str, title: str, day: int, *figures: Measure | Money, text: str = ""
) -> LogEntry:
    """A log of one fact on this day of November."""
    return entry(number, fact(category, title, date(2026, 11, day), *figures), text=text)


def november_calendar() -> tuple[Occurrence, ...]:
    """What stood on November's calendar."""
    return (
        occurrence(
            5,
            "挡车工技能比武",
            Kind.COMPETITION,
            at("2026-11-12 14:00"),
            Grain.MINUTE,
            status=Status.DONE,
        ),
        occurrence(6, "困难职工走访", Kind.VISIT, at("2026-11-03 00:00"), status=Status.DONE),
        occurrence(
            7,
            "工会小组长例会",
            Kind.MEETING,
            at("2026-11-27 15:00"),
            Grain.MINUTE,
            status=Status.CANCELLED,
        ),
        occurrence(8, "上报职工之家建设材料", Kind.REPORT, at("2026-11-20 00:00"), deadline=True),
        occurrence(9, "读书分享会", Kind.ACTIVITY, at("2026-11-28 09:30"), Grain.MINUTE),
    )


def december_calendar() -> tuple[Occurrence, ...]:
    """What December brings."""
    return (
        occurrence(21, "职工代表大会筹备会", Kind.MEETING, at("2026-12-03 15:00"), Grain.MINUTE),
        occurrence(22, "上报全年工作总结", Kind.REPORT, at("2026-12-25 00:00"), deadline=True),
        occurrence(23, "困难职工摸底", Kind.VISIT, at("2026-12-01 00:00"), Grain.MONTH),
    )


def november(**changed: object) -> Material:
    """The material of a realistic month; keyword arguments replace parts of it."""
    entries = november_logs()
    parts: dict[str, object] = {
        "group_title": GROUP,
        "period": NOVEMBER,
        "as_of": END_OF_NOVEMBER,
        "entries": entries,
        "occurrences": november_calendar(),
        "upcoming": december_calendar(),
        "festivals": ((date(2026, 12, 22), "冬至"),),
        "previous": figures_of(before(NOVEMBER)),
        "year_ago": figures_of(year_before(NOVEMBER)),
        "year_to_date": figures(facts_in_period(entries, NOVEMBER)) + figures_of(before(NOVEMBER)),
        "reported": 7,
        "unreported": 2,
    }
    return Material(**{**parts, **changed})  # type: ignore[arg-type]


def empty_month() -> Digest:
    """A locked month of which nobody told anything."""
    return digest(Material(GROUP, month(2026, 7), at("2026-08-05 17:00"), ReportState.FINAL))


def late_month() -> Digest:
    """A locked month with an old deadline still open and logs that missed October's report."""
    missed = (
        entry(
            31,
            fact(
                "帮扶慰问",
                "看望退休老职工",
                date(2026, 10, 18),
                measure("5", "人", "退休职工"),
                yuan(1500, "慰问品"),
            ),
            late_for="2026-10",
        ),
        entry(32, fact("文体活动", "重阳登山", date(2026, 10, 20), measure("40", "人")), late_for="2026-10"),
    )
    old = occurrence(3, "完成会员实名登记", Kind.DEADLINE, at("2026-10-30 00:00"), deadline=True)
    told = november(
        state=ReportState.FINAL, as_of=at("2026-12-03 17:00"), late=missed, overdue=(old,), unreported=None
    )
    assert told.year_to_date is not None
    return digest(
        replace(told, year_to_date=told.year_to_date + figures(facts_in_period(missed, before(NOVEMBER))))
    )


def overlong_month() -> Digest:
    """A month with so much to tell that it fits no message; emoji count twice."""
    entries = tuple(
        entry(
            100 * place + number,
            fact(category, f"🎉工作{number}" + "很长" * 30, date(2026, 11, 5), measure("2", "人")),
        )
        for place, category in enumerate(CATEGORIES)
        for number in range(9)
    )
    return digest(november(entries=entries))


def longer(key: str, as_of: str, *, state: ReportState = ReportState.FINAL, **changed: object) -> Digest:
    """A quarter, half or year with the lively November and a small October and December in it."""
    period = of_key(key)
    assert period is not None
    before_, after_ = before(NOVEMBER), CALENDAR.after(NOVEMBER)
    visits = (
        entry(
            201,
            fact(
                "帮扶慰问",
                "冬季送温暖",
                date(2026, 12, 9),
                measure("30", "户", "困难职工"),
                yuan(15000, "慰问金"),
            ),
            text="大家辛苦。12月9日首次开展冬季送温暖，走访30户，发放慰问金15000元。",
        ),
        entry(202, fact("教育培训", "安全培训", date(2026, 12, 16), measure("110", "人", "参训"))),
    )
    small = tuple(replace(each, number=each.number + 100) for each in logs_of(before_))
    entries = (*small, *november_logs(), *visits)
    months = (before_, NOVEMBER, after_)
    parts: dict[str, object] = {
        "group_title": GROUP,
        "period": period,
        "as_of": at(as_of),
        "state": state,
        "entries": entries,
        "occurrences": november_calendar(),
        "upcoming": next_year_calendar(),
        "festivals": ((date(2027, 2, 6), "春节"),),
        "previous": figures_of(month(2026, 8)),
    }
    material = Material(**{**parts, **changed})  # type: ignore[arg-type]
    return digest(
        replace(material, months=month_rows(by_month(facts_in_period(material.entries, period), months)))
    )


def next_year_calendar() -> tuple[Occurrence, ...]:
    """What the next year begins with, a step of an adopted festival plan among it."""
    step = occurrence(41, "春节慰问方案和预算", Kind.OTHER, at("2027-01-07"))
    return (
        replace(step, event=replace(step.event, pack="春节2027")),
        occurrence(42, "职工代表大会", Kind.MEETING, at("2027-01-15 14:00"), Grain.MINUTE),
        occurrence(43, "上报统计年报", Kind.REPORT, at("2027-01-20"), deadline=True),
        occurrence(44, "春节走访慰问", Kind.VISIT, at("2027-01-25")),
    )


def quarter() -> Digest:
    """The fourth quarter, its months all locked."""
    return longer("2026-Q4", "2027-01-06 17:00")


def year() -> Digest:
    """A year still open, with nothing known of the year before."""
    return longer("2026", "2026-12-30 17:00", state=ReportState.OPEN, previous=None)


def by_month(filed: Iterable[Filed], months: Iterable[Period]) -> list[tuple[Period, Figures]]:
    """The sums of these facts month by month."""
    told = list(filed)
    return [(each, figures(one for one in told if each.first <= one.fact.day < each.end)) for each in months]
