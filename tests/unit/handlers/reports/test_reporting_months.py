"""「月报截止日 25日」: reports from the 26th to the 25th, posted and locked by that, named with their days."""

from datetime import date

import pytest

from handlers.core.messages.incoming_message import Who
from handlers.questions import ask_command
from handlers.reports import digest_command
from storage.core import groups
from storage.reports import locked_reports, publication
from tests.unit.handlers.office import Office, at, households
from union.core import period as periods

ZHOU = Who(501, "周敏", None, "zh-hans")


class ToThe25th(Office):
    """A group that reports up to the 25th, with a log before and one after it."""

    def __init__(self, begins: str = "2026-11-02 10:00") -> None:
        super().__init__(begins)
        self.set_end(25)
        self.log(households(1, 100, date(2026, 10, 20)))
        self.log(households(2, 200, date(2026, 10, 28)))
        self.log(households(4, 400, date(2026, 11, 25)))

    def set_end(self, day: int) -> None:
        """Another setting."""
        with self.store.unit() as db:
            groups.change_setting(db, self.group, "month_end", day)
        self.group = self.stage.group()

    def ask(self, text: str) -> str:
        """Somebody asks; the answer."""
        act = digest_command.digest if text.startswith("月报") else ask_command.ask
        self.stage.write(ZHOU, text, act)
        return self.posts()[-1]


def test_a_month_runs_from_the_26th_to_the_25th() -> None:
    """Posted on the last working day not after its end, locked on the third after it; named with its days."""
    office = ToThe25th()
    office.round("2026-11-25 16:59")
    assert all("11月月报" not in text for text in office.posts())
    office.round("2026-11-25 17:00")
    text = office.posts()[-1]
    assert text.startswith("11月月报（10月26日—11月25日，截至11月25日 17:00）")
    assert "6户，600元" in text
    assert text.endswith("可继续补记，11月30日 周一 17:00定稿。")
    office.deliver()
    office.log(households(8, 800, date(2026, 11, 26)))
    office.round("2026-11-27 10:00")
    assert not any("14户" in each for each in office.edits())
    office.round("2026-11-30 17:00")
    assert office.edits()[-1].startswith("11月月报（10月26日—11月25日，定稿）")
    office.round("2026-12-25 17:00")
    assert "8户，800元" in office.posts()[-1]


ANSWERS = [
    ("统计 本月慰问了多少户", "2026-11-28", "8户"),
    ("统计 上个月慰问了多少户", "2026-11-28", "6户"),
    ("统计 11月慰问了多少户", "2026-11-28", "6户"),
    ("统计 10月慰问了多少户", "2026-11-28", "1户"),
    ("统计 本月慰问了多少户", "2026-11-20", "2户"),
    ("统计 四季度慰问了多少户", "2026-11-20", "3户"),
]


@pytest.mark.parametrize(("text", "day", "figure"), ANSWERS)
def test_questions_follow_the_reports_months(text: str, day: str, figure: str) -> None:
    """本月 is the month reported now, and the answer says its days."""
    office = ToThe25th()
    if day > "2026-11-25":
        office.log(households(8, 800, date(2026, 11, 27)))
    else:
        with office.store.unit() as db:
            db.execute("update logs set undone_at = '2026-11-18T00:00:00Z' where number = 3")
    office.stage.now = at(f"{day} 10:00")
    said = office.ask(text)
    assert figure in said
    assert "日—" in said


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("月报", "12月月报（11月26日—12月25日，截至11月28日 10:00）"),
        ("月报 本月", "12月月报（11月26日—12月25日"),
        ("月报 2026-11", "11月月报（10月26日—11月25日"),
        ("月报 上个月", "11月月报（10月26日—11月25日"),
        ("月报 2026", "2026年年度报告（2025年12月26日—12月25日"),
        ("月报 四季度", "第四季度报告（9月26日—12月25日"),
    ],
)
def test_reports_are_named_with_their_days(text: str, begins: str) -> None:
    """Asked on 28 November."""
    office = ToThe25th()
    office.stage.now = at("2026-11-28 10:00")
    assert office.ask(text).startswith(begins)


def test_a_late_log_of_the_26th_is_the_next_months() -> None:
    """Whether it is 补报 goes by the group's months: the 26th of a locked November is December's own."""
    office = ToThe25th()
    office.round("2026-11-30 17:00")
    office.stage.now = at("2026-12-01 10:00")
    locked = periods.of_key("2026-11")
    assert locked is not None
    own = office.log(households(16, 1600, date(2026, 11, 26)))
    late = office.log(households(32, 3200, date(2026, 11, 24)), late_for="2026-11")
    assert (own.late_for, late.late_for) == (None, "2026-11")
    office.round("2026-12-25 17:00")
    text = office.posts()[-1]
    assert "16户，1600元" in text
    assert "32户，3200元" in text.split("补报")[1]
    office.round("2026-12-30 17:00")
    december = locked_reports.latest(office.store.db, office.group, "2026-12")
    assert december is not None
    assert december.report.overview.logs == (4,)


def test_a_changed_setting_leaves_what_is_locked() -> None:
    """October stood by the calendar; the next one begins where it ended, whatever is set now."""
    office = Office("2026-10-12 10:00")
    office.log(households(1, 100, date(2026, 10, 12)))
    office.round("2026-10-30 17:00")
    office.round("2026-11-04 17:00")
    assert publication.is_locked(office.store.db, office.stage.group(), "2026-10")
    with office.store.unit() as db:
        groups.change_setting(db, office.group, "month_end", 25)
    months = office.stage.group().months
    assert (months.month(2026, 10).first, months.month(2026, 10).end) == (
        date(2026, 10, 1),
        date(2026, 11, 1),
    )
    assert (months.month(2026, 11).first, months.month(2026, 11).end) == (
        date(2026, 11, 1),
        date(2026, 11, 26),
    )
    assert months.month(2026, 12).first == date(2026, 11, 26)
    office.group = office.stage.group()
    office.log(households(2, 200, date(2026, 11, 5)))
    office.round("2026-11-25 17:00")
    assert office.posts()[-1].startswith("11月月报（11月1日—11月25日，")


def test_an_open_post_follows_a_changed_setting() -> None:
    """Posted by the calendar, then the setting moves its end: the post says so, nothing is told twice."""
    office = Office()
    office.log(households(1, 100, date(2026, 11, 3)))
    office.log(households(2, 200, date(2026, 11, 29)))
    office.round("2026-11-30 17:00")
    office.deliver()
    with office.store.unit() as db:
        groups.change_setting(db, office.group, "month_end", 28)
    office.round("2026-12-01 10:00")
    assert office.edits()[-1].startswith("11月月报（10月29日—11月28日，截至12月1日 10:00）")
    assert "1户，100元" in office.edits()[-1]
