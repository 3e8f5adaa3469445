"""What a report says of the counted promises of the year plan: by which day, and where nothing is said."""

from datetime import UTC, datetime, timedelta

from handlers.core.report_sections import ReportMoment
from handlers.routing import free_text
from handlers.yearplan import promises
from storage.events import queries as events_queries
from tests.unit.handlers.plans import CONGRESS, MATCH, VISIT, Committee, Reader
from tests.unit.handlers.stage import LI, ZHOU
from union.core.report_section import AddedSection
from union.events.model import Status

NOW = datetime(2027, 7, 20, 2, tzinfo=UTC)


def adopted(reader: Reader | None = None, count: int = 4) -> Committee:
    """The plan is on the calendar, and it is July of its year."""
    committee = Committee(reader)
    committee.send()
    committee.adopt(count)
    committee.bot.now = NOW
    return committee


def told(
    committee: Committee,
    month: int,
    *,
    now: datetime = NOW,
    locked_at: datetime | None = None,
    year: int = 2027,
) -> AddedSection | None:
    """The section of that month's report."""
    group = committee.bot.group()
    moment = ReportMoment(group.months.month(year, month), now, locked_at)
    return promises.owed(committee.bot.store.db, group, moment)


def text(found: AddedSection | None) -> str:
    return found.told or "" if found else ""


def test_a_month_tells_of_the_year_up_to_its_end() -> None:
    """A month that goes on up to today, its last day included."""
    committee = adopted()
    assert text(told(committee, 6)) == "小组长例会4次：做了0次，还差4次，还有6个月，到现在应做2次"
    assert text(told(committee, 7)).startswith("小组长例会4次：做了0次，还差4次，还有5个多月")


def test_what_was_done_later_is_none_of_an_earlier_month() -> None:
    """The quarter's time and a log of July count in July."""
    committee = adopted()
    committee.bot.write(LI, "今天召开小组长例会，12人参加", free_text.in_group)
    assert "做了0次" in text(told(committee, 6))
    assert "做了1次" in text(told(committee, 7))
    committee.bot.write(ZHOU, "完成 #4", free_text.in_group)
    assert "做了1次" in text(told(committee, 7))


def test_a_locked_report_stands_as_at_its_lock() -> None:
    """Another time that was closed since changes nothing in it."""
    committee = adopted()
    committee.bot.write(ZHOU, "完成 #4", free_text.in_group)
    later = NOW + timedelta(days=30)
    assert "做了0次" in text(told(committee, 7, now=later, locked_at=NOW - timedelta(minutes=1)))
    assert "做了1次" in text(told(committee, 7, now=later, locked_at=later))


def test_nothing_is_said_without_counted_promises() -> None:
    """No plan, a plan of single days, another year."""
    assert told(Committee(), 7) is None
    assert told(adopted(Reader([VISIT, CONGRESS, MATCH]), 3), 7) is None
    committee = adopted()
    assert told(committee, 7, year=2026) is None
    assert told(committee, 1, year=2028, now=NOW + timedelta(days=200)) is None


def test_what_is_owed_is_asked_in_plain_words() -> None:
    """In the group without a command; of what no plan promised nothing is known here."""
    committee = adopted()
    for asked in ("小组长例会今年还差几次", "例会还差几次没开？", "今年小組長例會還差幾次"):
        committee.bot.write(LI, asked, free_text.in_group)
        assert committee.bot.queued()[-1].startswith("小组长例会4次：做了0次，还差4次，还有5个多月")
    committee.bot.write(LI, "篮球赛还差几次", free_text.in_group)
    assert not committee.bot.queued()[-1].startswith("篮球赛")


def test_a_series_that_was_called_off_is_owed_no_more() -> None:
    """But by the report that was locked before."""
    committee = adopted()
    (series,) = (each for each in committee.events() if each.rule)
    with committee.bot.store.unit() as db:
        events_queries.close(db, committee.bot.group(), series, Status.CANCELLED, NOW, None)
    assert told(committee, 7) is None
    assert "还差4次" in text(told(committee, 7, locked_at=NOW - timedelta(hours=1)))
