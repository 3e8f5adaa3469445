"""The report as a value: what it holds, in which order, and what it leaves out."""

from datetime import date
from decimal import Decimal

import pytest

from tests.unit.union.reports.digest_samples import (
    NOVEMBER,
    at,
    empty_month,
    entry,
    fact,
    figures_of,
    late_month,
    measure,
    november,
    occurrence,
    yuan,
)
from union.core.kinds import CATEGORIES, Kind
from union.core.period import Grain, of_key
from union.events.item_lines import LineState, of_day, of_state, planned
from union.events.model import Status
from union.reports.model import ReportState, digest
from union.reports.sections import ListPart, done_percent
from union.reports.text.figure_texts import section_line
from union.words import words
from union.worklog.totals import Figures

DAY = date(2026, 11, 5)


def test_sections_stand_in_the_order_of_union_reports() -> None:
    """Categories follow CATEGORIES, a group's own come last; those with nothing to tell are left out."""
    names = ("其他", "自定", "女职工", "组织建设")
    entries = tuple(entry(number, fact(name, name, DAY)) for number, name in enumerate(names, 1))
    found = [section.category for section in digest(november(entries=entries)).sections]
    assert found == ["组织建设", "女职工", "其他", "自定"]
    assert [name for name in CATEGORIES if name in found] == found[:3]


def test_every_figure_of_a_section_names_its_logs() -> None:
    """Count, sums, their parts and money lead back to log numbers."""
    section = next(each for each in digest(november()).sections if each.category == "帮扶慰问")
    assert section.count.sources == (12, 13)
    assert {each.unit: each.total.sources for each in section.sums} == {"户": (12,), "人次": (13,)}
    assert section.money[0].total.sources == (12, 13)
    assert {part.what: part.amount.sources for part in section.money[0].parts} == {
        "慰问金": (12,),
        "食材": (13,),
    }


def test_the_overview_is_the_sum_of_the_sections() -> None:
    """Headlines add up over all sections, to the last fen."""
    report = digest(november())
    money = sum(each.total.value for section in report.sections for each in section.money)
    assert next(each.amount.value for each in report.overview.headlines if each.kind == "money") == money
    facts = sum(section.count.value for section in report.sections)
    assert next(each.amount.value for each in report.overview.headlines if each.kind == "facts") == facts


def test_spending_grants_gifts_dues_and_wages_got_back_are_never_one_sum() -> None:
    """Each is said by itself; only what the union spent is the report's money."""
    told = (
        ("财务经审", "市总下拨帮扶金", "市总下拨帮扶金20000元", yuan(20000)),
        ("财务经审", "收会费", "收会费8640元", yuan(8640, "会费")),
        ("财务经审", "爱心企业捐了大米", "爱心企业捐了大米50袋，折合9500元", yuan(9500)),
        ("财务经审", "帮工友讨回工资", "帮工友讨回工资32000元", yuan(32000, "工资")),
        ("财务经审", "买账簿", "买账簿花了120元", yuan(120)),
    )
    logs = [
        entry(place, fact(kind, title, NOVEMBER.first, sum_), text=text)
        for place, (kind, title, text, sum_) in enumerate(told, 1)
    ]
    report = digest(november(entries=tuple(logs)))
    line = section_line(report.sections[0], words()).behind("财务经审", words())
    assert line == "财务经审：120元，收入：上级拨款20000元、捐款9500元、会费8640元，追回：32000元"
    assert [each.amount.value for each in report.overview.headlines if each.kind == "money"] == [12000]


def test_what_is_beyond_the_named_items_is_counted() -> None:
    """The weightiest item comes first; no section names more than eight."""
    small = tuple(entry(number, fact("其他", f"小事{number}", DAY)) for number in range(1, 10))
    big = entry(20, fact("其他", "大事", DAY, measure("5", "人"), yuan(10)))
    section = digest(november(entries=(*small, big))).sections[0]
    assert (section.items[0].number, len(section.items), section.unnamed) == (20, 8, 2)


def test_an_item_adds_only_figures_its_title_does_not_say() -> None:
    """「走访困难职工12户」 is not followed by 12户 again; what was counted goes with an open figure."""
    told = fact("帮扶慰问", "走访困难职工12户", DAY, measure("12", "户"), measure("98", "%", "满意率"))
    assert digest(november(entries=(entry(1, told),))).sections[0].items[0].figures == ("满意率98%",)


def test_a_longer_number_does_not_say_a_shorter_one() -> None:
    """「12户」 in the title leaves 2户 to be told."""
    told = fact("帮扶慰问", "走访12户", DAY, measure("12", "户"), measure("2", "户", "特困户"))
    assert digest(november(entries=(entry(1, told),))).sections[0].items[0].figures == ("特困户2户",)


def test_change_against_nothing_has_no_percent() -> None:
    """No division by zero: households that last month did not have change by no percentage."""
    changes = {(each.kind, each.unit): each.percent for each in digest(november()).previous or ()}
    assert changes[("people", "户")] is None
    assert changes[("facts", "")] == Decimal("300.0")


def test_what_is_not_known_is_not_compared() -> None:
    """No figures of last month or last year: no comparison, rather than one with zero."""
    report = digest(november(previous=None, year_ago=Figures(), year_to_date=None))
    assert report.previous is None and report.year_to_date is None
    assert report.year_ago is not None and all(each.percent is None for each in report.year_ago)


def test_a_fall_to_nothing_is_minus_one_hundred() -> None:
    """What last month had and this month has not is shown as such."""
    report = digest(november(entries=(), previous=figures_of(NOVEMBER)))
    assert {each.percent for each in report.previous or ()} == {Decimal("-100.0")}


def test_plan_against_done_leaves_out_what_was_called_off() -> None:
    """Two done and one held of four that stood; the cancelled meeting and festivals are not counted."""
    festival = occurrence(40, "感恩节", Kind.FESTIVAL, at("2026-11-26"))
    calendar = (*november().occurrences, festival)
    stood = digest(november(occurrences=calendar)).of(ListPart.PLAN)
    counted = [len(of_state(stood, each)) for each in (LineState.DONE, LineState.HELD, LineState.CANCELLED)]
    assert (planned(stood), *counted, done_percent(stood)) == (4, 2, 1, 1, Decimal("75.0"))


def test_an_empty_calendar_has_no_percentage() -> None:
    """Nothing planned is not 0 %."""
    assert done_percent(digest(november(occurrences=())).of(ListPart.PLAN)) is None


@pytest.mark.parametrize(
    ("start", "grain", "as_of", "days"),
    [
        ("2026-11-20", Grain.DAY, "2026-11-20 17:00", None),  # its day is not over
        ("2026-11-20", Grain.DAY, "2026-11-21 00:00", 1),
        ("2026-11-20 15:00", Grain.MINUTE, "2026-11-20 15:00", None),
        ("2026-11-20 15:00", Grain.MINUTE, "2026-11-20 17:00", 0),  # today, but the hour has passed
        ("2026-10-01", Grain.MONTH, "2026-11-02 09:00", 2),  # a month's deadline is its last day
    ],
)
def test_days_late_count_from_the_last_day_in_time(
    start: str, grain: Grain, as_of: str, days: int | None
) -> None:
    """A deadline is late from the moment it has passed, and its days from its last day."""
    due = occurrence(1, "报表", Kind.REPORT, at(start), grain, deadline=True)
    found = digest(november(occurrences=(due,), as_of=at(as_of))).overdue
    assert [each.days for each in found] == ([] if days is None else [days])


def test_only_open_deadlines_are_overdue() -> None:
    """A meeting that passed, a finished report and one given up are not past a deadline."""
    calendar = (
        occurrence(1, "例会", Kind.MEETING, at("2026-11-02")),
        occurrence(2, "报表", Kind.REPORT, at("2026-11-02"), deadline=True, status=Status.DONE),
        occurrence(3, "材料", Kind.REPORT, at("2026-11-02"), deadline=True, status=Status.GIVEN_UP),
    )
    assert digest(november(occurrences=calendar)).overdue == ()


def test_an_item_given_twice_is_overdue_once() -> None:
    """An open item of the period that is also handed in as an old one is listed once."""
    old = occurrence(1, "报表", Kind.REPORT, at("2026-11-02"), deadline=True)
    assert len(digest(november(occurrences=(old,), overdue=(old,))).overdue) == 1


def test_late_logs_stay_outside_the_sums() -> None:
    """补报 stands in sections of its own and moves no sum of this month."""
    with_late, without = late_month(), digest(november())
    assert [section.category for section in with_late.late] == ["帮扶慰问", "文体活动"]
    assert with_late.overview == without.overview and with_late.sections == without.sections


def test_only_the_late_facts_of_a_late_log_are_told_apart() -> None:
    """A log of October's visit and November's lecture: the visit is 补报, the lecture is November's own."""
    mixed = entry(
        60, fact("帮扶慰问", "走访", date(2026, 10, 9)), fact("教育培训", "讲座", DAY), late_for="2026-10"
    )
    report = digest(november(entries=(mixed,), late=(mixed,)))
    assert [section.category for section in report.late] == ["帮扶慰问"]
    assert [section.category for section in report.sections] == ["教育培训"]


def test_a_locked_month_takes_no_late_log() -> None:
    """A log for November filed after the lock is in no report of November, 更正稿 neither; the year's counts it once."""
    late = entry(50, fact("其他", "迟报", DAY), late_for="2026-11")
    counted = {state: digest(november(entries=(late,), state=state)).overview.logs for state in ReportState}
    assert set(counted.values()) == {()}
    assert digest(november(entries=(late,), period=of_key("2026"))).overview.logs == (50,)


def test_a_competition_shows_its_results() -> None:
    """The clause with the ranking comes along; the ticked item of the same name and day is not told again."""
    (held,) = digest(november()).of(ListPart.COMPETITIONS)
    assert (held.number, held.said) == (16, ("二车间赵师傅获得第一名",))


def test_a_log_tied_to_a_competition_tells_it_under_any_name() -> None:
    """A log that fulfils the calendar's competition stands for it, whatever it is called and whenever told."""
    tied = entry(70, fact("文体活动", "羽毛球决出冠军", DAY), event_id=5)
    assert [held.number for held in digest(november(entries=(tied,))).of(ListPart.COMPETITIONS)] == [70]


def test_a_competition_without_a_log_is_told_from_the_calendar() -> None:
    """What was ticked off but never logged was held all the same."""
    (held,) = digest(november(entries=())).of(ListPart.COMPETITIONS)
    assert (held.number, held.day) == (5, date(2026, 11, 12))


def test_a_competition_still_to_come_is_none() -> None:
    """A meeting to prepare a contest is no contest."""
    entries = (entry(1, fact("劳动竞赛", "召开劳动竞赛动员会", DAY)),)
    assert digest(november(entries=entries, occurrences=())).of(ListPart.COMPETITIONS) == ()


def test_the_preview_tells_open_items_and_festivals_in_order() -> None:
    """Next month's items by time; a festival item is told as a festival."""
    ahead = (
        occurrence(2, "总结会", Kind.MEETING, at("2026-12-20 15:00"), Grain.MINUTE),
        occurrence(1, "报名", Kind.OTHER, at("2026-12-02")),
        occurrence(3, "取消的会", Kind.MEETING, at("2026-12-05"), status=Status.CANCELLED),
        occurrence(4, "冬至", Kind.FESTIVAL, at("2026-12-22")),
    )
    report = digest(november(upcoming=ahead))
    assert [each.number for each in report.of(ListPart.COMING)] == [1, 2]
    assert report.of(ListPart.FESTIVALS) == (of_day(0, "冬至", date(2026, 12, 22)),)


def test_an_empty_month_says_so() -> None:
    """No logs: an empty report with zero facts, not an error."""
    report = empty_month()
    assert report.empty and report.sections == () and report.table == ()
    assert [each.amount.value for each in report.overview.headlines] == [0]


def test_approximate_figures_mark_the_report() -> None:
    """The footnote is due exactly when some figure shown is approximate, be it one of the year so far."""
    exact = (entry(1, fact("其他", "事", DAY, measure("2", "人"))),)
    assert digest(november()).approximate and digest(november(entries=exact)).approximate
    assert not digest(november(entries=exact, year_to_date=None)).approximate
