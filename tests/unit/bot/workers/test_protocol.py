"""What goes to a worker and comes back is the same value, whatever a report, a plan or an order holds."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bench.long_plan import long_plan
from bot.operations import backups
from bot.workers.file_tasks import notice_of
from bot.workers.protocol import ChildError, NotOfType, dumped, framed, loaded, unframed
from handlers.feeds import feed_content
from handlers.feeds.feed_content import FeedContext
from handlers.privacy import export_files
from handlers.reports.report_snapshot import FileOrder
from storage.reports.forms import WantedForm
from storage.reports.publication import Wanted
from tests.seeded_doors import CALENDAR
from tests.unit.union.calendar.test_month_grid import february, item
from tests.unit.union.reports import digest_samples as samples
from tests.unit.union.reports.text.care_samples import MUCH
from union.branches.coverage import BranchSum, Reach, Sheet
from union.calendar.month_grid import MonthSheet
from union.core.almanac.days_off import Notice
from union.core.branches import Branch
from union.core.groups import Settings
from union.core.period import Period
from union.feeds.ics_reader import read_calendar
from union.mirrors.destinations import Address, Channel, Load
from union.reports.document import FileForm, Letterhead, Paper, Picture
from union.reports.ledger import ledger
from union.reports.model import digest
from union.yearplan.documents.plan_lines import lines_of
from union.yearplan.model import CalendarRead, YearPlan
from union.yearplan.reader import read_plan

NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
DAY = date(2026, 11, 20)
PAPERS = {
    "november": lambda: Paper(digest(samples.november()), ledger=ledger(samples.november())),
    "care": lambda: Paper(digest(samples.november(added=MUCH))),
    "empty": lambda: Paper(samples.empty_month()),
    "late": lambda: Paper(samples.late_month()),
    "long": lambda: Paper(samples.overlong_month()),
    "quarter": lambda: Paper(samples.quarter()),
    "year": lambda: Paper(samples.year(), Letterhead(signer="周敏")),
    "files": lambda: Paper(
        samples.empty_month(), pictures=(Picture(bytes(range(256)), "现场"),), template=b"\xff\xfePK" * 99
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_report_comes_through(name: str) -> None:
    """Figures, days, ledgers, photos and templates."""
    asked = (FileForm.DOCX, PAPERS[name](), "zh_Hans")
    assert loaded(tuple[FileForm, Paper, str], dumped(asked)) == asked


def test_pictures_come_through() -> None:
    """A month's sheet, and 走访情况."""
    sheet = MonthSheet("红星机械厂工会", february(item(1, "2026-02-05")), ("共1项",))
    assert loaded(tuple[MonthSheet, str], dumped((sheet, "en"))) == (sheet, "en")
    reach = Reach(
        Branch(1, "一车间", ("一车",)), DAY, None, (DAY,), (), (BranchSum("户", Decimal("12.5"), True),)
    )
    covered = Sheet("工会", Period("2026-H2", samples.NOVEMBER.grain, DAY, DAY), DAY, (reach,), 3)
    assert loaded(tuple[Sheet, str], dumped((covered, "en"))) == (covered, "en")


def test_orders_come_through() -> None:
    """Of documents, forms, exports, feeds and backups: paths, settings as a group has them, and when."""
    settings = replace(Settings(), region="HK", reminder_time=time(10, 30), festival_wishes="中秋节")
    wanted = Wanted(1, 5, None, "2026-11", form=FileForm.XLSX)
    form = WantedForm(1, 5, None, 3, "2026-11")
    orders: tuple[tuple[Any, object], ...] = (
        (FileOrder[Wanted], FileOrder(Path("/x/bot.db"), wanted, settings, NOW)),
        (FileOrder[WantedForm], FileOrder(Path("/x/bot.db"), form, settings, NOW)),
        (export_files.ExportOrder, export_files.ExportOrder(Path("/x/bot.db"), None, settings, NOW, 1, None)),
        (
            feed_content.FeedOrder,
            feed_content.FeedOrder(Path("x"), FeedContext(settings, 7, frozenset({-1001})), "ab", NOW),
        ),
        (backups.Order, backups.Order(Path("a"), Path("b"), Path("c"), 7, DAY)),
    )
    for kind, order in orders:
        assert loaded(kind, dumped(order)) == order


def test_copies_come_through() -> None:
    """With the file behind a mail and the key of the place."""
    address = Address(Channel.MAIL, "mailto://u:p@mail.example", "k", "tail", "s", True)
    load = Load(3, address, "月报", ("一", "二"), ("月报.docx", b"PK\xff\x00"))
    assert loaded(tuple[Load, ...], dumped((load,))) == (load,)


def test_plans_and_calendars_come_back() -> None:
    """Every item with its time, its owners and the words it comes from."""
    plan = read_plan(lines_of(long_plan(3)), year=2027, notice=None)
    assert len(plan.items) > 10
    assert loaded(YearPlan, dumped(plan)) == plan
    calendar = read_calendar(CALENDAR.encode(), "a.ics", datetime(2026, 11, 1), "Asia/Shanghai")
    assert loaded(CalendarRead, dumped(calendar)) == calendar and calendar.items


def test_a_calendar_of_days_off_comes_through() -> None:
    """All that it says; none is none."""
    days = Notice(
        frozenset({DAY}), frozenset({date(2027, 1, 2)}), frozenset({2027}), frozenset({NOW.date()}), "HK"
    )
    for notice in (days, Notice(frozenset(), frozenset()), None):
        values, _ = unframed(framed({"notice": notice}))
        assert notice_of(values["notice"]) == notice


@pytest.mark.parametrize(
    "answer", [b"", b"{}", b'{"title": 1}', b"cos\nsystem\n(S'true'\ntR.", b"[[[[", b"null"]
)
def test_what_is_no_plan_is_a_fault_that_quotes_nothing(answer: bytes) -> None:
    """Whatever a worker that was taken over may answer: it is a plan, or it is nothing."""
    with pytest.raises(NotOfType) as caught:
        loaded(YearPlan, answer)
    assert "title" not in str(caught.value) and isinstance(caught.value, ChildError)
    with pytest.raises(NotOfType):
        unframed(answer if answer not in (b"{}", b'{"title": 1}') else b"1")


def test_only_known_values_are_written() -> None:
    """What no type was agreed on is not guessed at."""
    with pytest.raises(TypeError, match="no JSON of object"):
        dumped((object(),))
