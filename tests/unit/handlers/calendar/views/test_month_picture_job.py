"""A month's picture: drawn outside any transaction, sent where it was asked for, given up in words."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from handlers.calendar.views import cal_command, month_picture_job
from handlers.calendar.views.month_picture_job import draw_wanted, want_behind_report
from handlers.core.job_context import Desk
from handlers.reports import digest_command
from storage.calendar import overviews
from storage.calendar.overviews import Purpose, WantedPicture
from storage.core import groups
from storage.core.outbox import queue
from storage.reports import publication
from tests.unit.handlers.office import Office, at
from tests.unit.handlers.stage import CHAT, ZHOU
from union.calendar.month_grid import MonthSheet
from union.core.period import Months, month
from union.reports.document import FileForm

pytestmark = pytest.mark.anyio
MONTHS_TO_THE_25TH = Months(25)


@dataclass
class Brush:
    """Draws the month's name, or fails as often as told."""

    failures: int = 0
    sheets: list[MonthSheet] = field(default_factory=list)

    async def __call__(self, sheet: MonthSheet, language: str) -> bytes:
        """The picture."""
        self.sheets.append(sheet)
        if self.failures:
            self.failures -= 1
            raise RuntimeError("no paint")
        return f"{sheet.grid.first:%Y-%m} {language}".encode()


def asked(office: Office, text: str) -> None:
    """周敏 writes a command in the group."""
    office.stage.write(ZHOU, text, cal_command.cal)


async def drawn(office: Office, brush: Brush | None = None) -> list[str]:
    """What stands in the files queued after drawing."""
    await draw_wanted(office.stage.services, brush or Brush())
    found = office.store.db.query("select file_id from outbox where file_id is not null order by id")
    files = [queue.file(office.store.db, row["file_id"]) for row in found]
    return [file[1].decode() for file in files if file]


def desk(office: Office, when: str) -> Desk:
    """The round's, at that moment."""
    office.stage.now = at(when)
    return Desk(office.stage.services, office.store.db, office.stage.now, office.stage.group())


def photos(office: Office) -> list[Mapping[str, Any]]:
    """Queued for the group."""
    return office.sent("sendPhoto")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/cal 图", "2026-11"),
        ("/cal 12月 图", "2026-12"),
        ("/cal 图 明年3月", "2027-03"),
        ("日历图", "2026-11"),
        ("發張上個月的日曆圖", "2026-10"),
        ("/cal 下下周 图", "2026-11"),
        ("/cal 去年2月的图", "2025-02"),
    ],
)
async def test_the_month_asked_for_is_drawn_once(text: str, expected: str) -> None:
    """Past months too; however often it is looked for, and asked twice in one breath."""
    office = Office()
    asked(office, text)
    asked(office, text)
    assert await drawn(office) == [f"{expected} zh_Hans"]
    assert await drawn(office) == [f"{expected} zh_Hans"]


async def test_the_picture_tells_of_the_months_items() -> None:
    """Counts in the caption, the group's name and the items on the picture, what is cancelled on neither."""
    office, brush = Office(), Brush()
    office.finish(office.item("职工健步走", "2026-11-07"))
    office.item("上报会费报表", "2026-11-24", deadline=True)
    office.item("年终总结", "2026-12-24", deadline=True)
    asked(office, "/cal 图")
    await drawn(office, brush)
    [sheet] = brush.sheets
    assert sheet.group_title == "红星机械厂工会"
    assert [entry.title for entry in sheet.grid.entries] == ["职工健步走", "上报会费报表"]
    [photo] = photos(office)
    assert photo["caption"] == "2026年11月日程图\n共2项，已完成1，待办1\n文字版：/cal 2026-11"


async def test_a_year_not_announced_says_so_on_the_picture() -> None:
    """Its days off are those by law."""
    office, brush = Office(), Brush()
    asked(office, "/cal 2029-10 图")
    await drawn(office, brush)
    assert brush.sheets[0].notes == ("2029年放假安排待公布，按法定节日和周末显示。",)


async def test_a_picture_that_fails_is_tried_again_then_given_up_in_words() -> None:
    """Three times; nobody waits for it in vain."""
    office, brush = Office(), Brush(failures=3)
    asked(office, "/cal 图")
    assert await drawn(office, brush) == []
    assert office.posts() == []
    await drawn(office, brush)
    await drawn(office, brush)
    assert office.posts() == ["日程图没有画出来，稍后再发 /cal 图 试试；文字版发 /cal 本月"]
    assert await drawn(office, brush) == [] and len(brush.sheets) == 3


async def test_a_pinned_picture_that_fails_rests_an_hour() -> None:
    """No child is started every minute for what can't be drawn; the group hears nothing of it."""
    office, brush = Office(), Brush(failures=3)
    with office.store.unit() as db:
        groups.change_setting(db, office.group, "month_picture", True)
    for when, tries in (("10:00", 3), ("10:30", 3), ("11:01", 4)):
        with office.store.unit():
            month_picture_job.PICTURE.keep(desk(office, f"2026-11-02 {when}"))
        for _again in range(4):
            await draw_wanted(office.stage.services, brush)
        assert len(brush.sheets) == tries
    assert office.posts() == [] and len(photos(office)) == 1


@pytest.mark.parametrize(
    ("period", "when", "expected"),
    [
        (month(2026, 11), "2026-11-30 17:00", ["2026-12 zh_Hans"]),
        (MONTHS_TO_THE_25TH.containing(date(2026, 11, 10)), "2026-11-25 17:00", ["2026-12 zh_Hans"]),
        (month(2026, 12), "2026-12-31 17:00", []),
        (month(2026, 11), "2027-01-05 09:00", []),
    ],
)
async def test_the_coming_month_follows_the_report(period: Any, when: str, expected: list[str]) -> None:
    """Where it has anything to show and has not passed."""
    office = Office()
    office.item("年终总结", "2026-12-24", deadline=True)
    with office.store.unit():
        want_behind_report(desk(office, when), period)
    assert await drawn(office) == expected
    assert all(photo["caption"].startswith("下月日程：2026年12月日程图\n共1项") for photo in photos(office))


async def test_the_months_post_is_followed_by_it_once() -> None:
    """Not again when the report is locked."""
    office = Office()
    office.item("年终总结", "2026-12-24", deadline=True)
    office.item("职工健步走", "2026-11-28")
    office.round("2026-11-30 17:00")
    office.round("2026-12-03 17:00")
    found = [each.first for each in overviews.WISHES.every(office.store.db)]
    assert found == [date(2026, 12, 1)]


async def test_a_reports_picture_can_be_asked_for_in_words() -> None:
    """「/digest 2026 图」 is the year's, without its text."""
    office = Office()
    office.stage.write(ZHOU, "/digest 2026 图", digest_command.digest)
    assert [(each.period, each.form, each.chat_id) for each in publication.WISHES.every(office.store.db)] == [
        ("2026", FileForm.PNG, CHAT)
    ]
    assert json.dumps(office.sent()) == "[]"


async def test_between_two_months_with_nothing_to_show_others_are_served(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No child is waited for then: a thousand groups' one after another held up every message for seconds."""
    monkeypatch.setattr("handlers.core.file_jobs.REST_SECONDS", 0)
    office, left = Office(), list[int]()
    with office.store.unit() as db:
        for month in (1, 2, 3):
            wanted = WantedPicture(office.group.id, CHAT, None, date(2027, month, 1), Purpose.REPORT)
            overviews.WISHES.add(db, office.group, wanted, office.stage.now)

    async def others() -> None:
        while left[-1:] != [0]:
            left.append(len(overviews.WISHES.every(office.store.db)))
            await asyncio.sleep(0)

    async with asyncio.TaskGroup() as both:
        both.create_task(draw_wanted(office.stage.services, Brush()))
        both.create_task(others())
    assert left == [2, 1, 0]
