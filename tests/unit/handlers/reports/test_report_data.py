"""What a report is made from: months beside it, the year, the calendar, who reported; names masked."""

from datetime import date, datetime

from handlers.reports.report_data import material
from handlers.routing.report_sections import SECTIONS
from storage.attendance import headcounts
from storage.core import people
from storage.events import queries as events_queries
from storage.reports import publication
from tests.unit.handlers.office import Office, at, households
from union.attendance.headcount import Headcount
from union.core import period as periods
from union.core.groups import Role
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event
from union.reports.model import Material, ReportState
from union.worklog.totals import Figures, by_unit, total

MONTHS_OF_QUARTER = ("2026-10", "2026-11", "2026-12")


def made(office: Office, key: str = "2026-11", when: str = "2026-11-30 17:00") -> Material:
    """The material of a period's report."""
    period = periods.of_key(key)
    assert period is not None
    return material(office.store.db, office.group, period, at(when), SECTIONS)


def counted(figures: Figures | None) -> int | None:
    """The households in some figures."""
    return None if figures is None else int(by_unit(figures.measures)["户"].value)


def test_months_before_the_first_log_are_not_known() -> None:
    """No comparison with a month in which nobody used the bot; an empty month in between is known."""
    office = Office()
    office.log(households(7, 700, date(2026, 9, 10)))
    office.log(households(3, 300, date(2026, 11, 10)))
    november = made(office)
    assert november.previous == Figures()
    assert november.year_ago is None
    assert made(office, "2026-09").previous is None


def test_year_to_date_counts_every_log_once() -> None:
    """累计 from January to the period's end; left out where nothing of the year lies before the period."""
    office = Office()
    office.log(households(100, 700, date(2025, 12, 31)))
    office.log(households(7, 700, date(2026, 9, 10)))
    office.log(households(3, 300, date(2026, 11, 10)))
    office.log(households(50, 300, date(2026, 12, 1)))
    assert counted(made(office).year_to_date) == 10
    assert made(office, "2026-09").year_to_date is None
    assert made(office, "2026").year_to_date is None


def test_locked_report_is_of_its_lock() -> None:
    """What is filed for the month afterwards changes neither its sums nor its 累计."""
    office = Office()
    office.log(households(7, 700, date(2026, 9, 10)))
    office.log(households(3, 300, date(2026, 11, 10)))
    with office.store.unit() as db:
        publication.lock(db, office.group, "2026-11", at("2026-12-03 17:00"))
    office.stage.now = at("2026-12-08 10:00")
    office.log(households(40, 300, date(2026, 11, 12)), late_for="2026-11")
    november = made(office, when="2026-12-10 10:00")
    assert november.state is ReportState.FINAL
    assert f"{november.as_of:%m-%d %H:%M}" == "12-03 17:00"
    assert counted(november.year_to_date) == 10
    assert november.late == ()
    december = made(office, "2026-12", "2026-12-10 10:00")
    assert [entry.number for entry in december.late] == [3]
    assert counted(december.previous) == 3
    assert counted(december.year_to_date) == 50


def test_longer_period_counts_late_logs_under_their_own_month() -> None:
    """The quarter's report has no 补报: each log counts once."""
    office = Office()
    with office.store.unit() as db:
        publication.lock(db, office.group, "2026-10", at("2026-11-04 17:00"))
    office.log(households(4, 300, date(2026, 10, 12)), late_for="2026-10")
    quarter = made(office, "2026-Q4", "2026-12-10 10:00")
    assert quarter.late == ()
    assert len(quarter.entries) == 1


def months_of(material: Material) -> list[tuple[str, int, int]]:
    """Each month shown: its key, its facts, its fen."""
    return [
        (row.period.key, int(total(row.facts.values()).value), int(total(row.money.values()).value))
        for row in material.months
    ]


def test_months_of_a_month_are_those_of_its_year() -> None:
    """From the first month with a log on, empty ones in between too; the last one is the report's own."""
    office = Office()
    office.log(households(9, 900, date(2025, 12, 30)))
    office.log(households(7, 700, date(2026, 9, 10)))
    office.log(households(3, 300, date(2026, 11, 10)))
    assert months_of(made(office)) == [("2026-09", 1, 70000), ("2026-10", 0, 0), ("2026-11", 1, 30000)]
    assert months_of(made(office, "2026-08")) == []


def test_months_of_a_longer_period_are_its_own() -> None:
    """A quarter shows its months up to today."""
    office = Office()
    office.log(households(7, 700, date(2026, 9, 10)))
    office.log(households(3, 300, date(2026, 10, 10)))
    assert months_of(made(office, "2026-Q4")) == [("2026-10", 1, 30000), ("2026-11", 0, 0)]


def test_months_of_a_locked_month_hold_what_its_lock_knew() -> None:
    """A 补报 stands under its own month from the report on that carries it."""
    office = Office()
    office.log(households(3, 300, date(2026, 11, 10)))
    with office.store.unit() as db:
        publication.lock(db, office.group, "2026-11", at("2026-12-03 17:00"))
    office.stage.now = at("2026-12-08 10:00")
    office.log(households(40, 400, date(2026, 11, 12)), late_for="2026-11")
    assert months_of(made(office, when="2026-12-10 10:00")) == [("2026-11", 1, 30000)]
    december = made(office, "2026-12", "2026-12-10 10:00")
    assert months_of(december) == [("2026-11", 2, 70000), ("2026-12", 0, 0)]


def test_deadline_belongs_to_the_month_it_ends_in() -> None:
    """Every item is planned in one month only; what is left open from before is told apart."""
    office = Office()
    office.item("上报经审材料", "2026-10-20", deadline=True)
    office.item("读书分享会", "2026-11-30")
    office.item("元旦联欢", "2026-12-30")
    november = made(office)
    assert [each.event.title for each in november.occurrences] == ["读书分享会"]
    assert [each.event.title for each in november.overdue] == ["上报经审材料"]
    assert [each.event.title for each in november.upcoming] == ["元旦联欢"]


def test_an_item_of_a_quarter_belongs_to_its_last_month() -> None:
    """Until then it is not undone; what spans two months is of the one it ends in, what has an hour of its evening."""
    office = Office()
    with office.store.unit() as db:
        for title, start, end, grain in (
            ("安全大检查", "2026-10-01", None, Grain.QUARTER),
            ("职工运动会", "2026-10-30", "2026-11-02", Grain.DAY),
            ("夜班慰问", "2026-10-31 22:30", "2026-11-01 00:30", Grain.MINUTE),
        ):
            until = None if end is None else datetime.fromisoformat(end)
            event = Event(0, 0, title, Kind.ACTIVITY, datetime.fromisoformat(start), grain, until)
            events_queries.add(db, office.group, event, office.stage.now)
    counted = {key: [one.event.title for one in made(office, key).occurrences] for key in MONTHS_OF_QUARTER}
    assert counted == {"2026-10": ["夜班慰问"], "2026-11": ["职工运动会"], "2026-12": ["安全大检查"]}


def test_a_quarter_ahead_names_the_festivals_there_is_work_for() -> None:
    """A month's are all named."""
    office = Office()
    assert "立春" not in [name for _, name in made(office, "2026-Q4").festivals]
    assert "春节" in [name for _, name in made(office, "2026-Q4").festivals]
    assert "立春" in [name for _, name in made(office, "2027-01").festivals]


def test_finished_item_is_not_left_over() -> None:
    """What was done late is no longer late."""
    office = Office()
    office.finish(office.item("上报经审材料", "2026-10-20", deadline=True))
    assert made(office).overdue == ()


def test_festivals_of_the_next_month_are_told() -> None:
    """Next month's preview knows the calendar."""
    names = [name for _day, name in made(Office(), "2026-09", "2026-09-30 17:00").festivals]
    assert "国庆" in " ".join(names)


def test_only_those_marked_by_hand_are_bound_to_report() -> None:
    """尚未报送 counts 委员 and 组长 whom the admin marked; nobody marked: not known."""
    office = Office()
    wang = office.officer("王芳", 501)
    assert (made(office).reported, made(office).unreported) == (0, 1)
    office.officer("赵强", 502, by_hand=False)
    with office.store.unit() as db:
        member = people.upsert_person(db, 503, "钱进", None, None, office.stage.now)
        people.enrol(db, office.group, member, Role.MEMBER, office.stage.now, by_hand=True)
    office.log(households(3, 300, date(2026, 11, 10)), by=wang)
    assert (made(office).reported, made(office).unreported) == (1, 0)


def test_nobody_marked_is_left_out() -> None:
    """Then only how many told of something is known."""
    office = Office()
    office.log(households(3, 300, date(2026, 11, 10)), by=office.officer("王芳", 501, by_hand=False))
    assert (made(office).reported, made(office).unreported) == (1, None)


def test_names_of_helped_people_are_masked() -> None:
    """A report is read by everybody, also what was filed in private."""
    office = Office()
    office.log(households(1, 500, date(2026, 11, 10)), text="走访困难职工刘建国，慰问金500元")
    [entry] = made(office).entries
    assert "刘建国" not in entry.text
    assert "500元" in entry.text


def test_who_came_is_known_of_counted_items() -> None:
    """应到 and 实到 as said; items that nobody counted are left out."""
    office = Office()
    meeting, other = office.item("小组长例会", "2026-11-12"), office.item("读书会", "2026-11-13")
    one = next(each for each in made(office).occurrences if each.event.id == meeting.id)
    with office.store.unit() as db:
        headcounts.count(db, office.group, one, Headcount(15, 12))
    assert made(office).came == {(meeting.id, meeting.start): Headcount(15, 12)}
    assert other.id not in {number for number, _start in made(office).came}


def test_a_congress_is_expected_to_have_its_register() -> None:
    """As its card says it: the report counts 应到 no other way."""
    office = Office()
    congress = office.item("职工代表大会", "2026-11-12")
    one = next(each for each in made(office).occurrences if each.event.id == congress.id)
    with office.store.unit() as db:
        headcounts.put_representatives(db, office.group, ["王芳", "李建国", "陈静"], at("2026-11-01 09:00"))
        headcounts.count(db, office.group, one, Headcount(None, 2))
    assert made(office).came == {(congress.id, congress.start): Headcount(3, 2)}


def test_what_begins_next_month_is_told_though_it_lies_beyond() -> None:
    """A deadline of 5 January is called to mind from 29 December on; what needs less than a week is left out."""
    office = Office()
    office.item("上报年报", "2027-01-05", deadline=True)
    office.item("新春茶话会", "2027-01-06")
    office.item("下旬的活动", "2027-01-25")
    found = [(one.event.title, day) for one, day in made(office).ahead]
    assert found == [("上报年报", date(2026, 12, 29)), ("新春茶话会", date(2026, 12, 30))]
