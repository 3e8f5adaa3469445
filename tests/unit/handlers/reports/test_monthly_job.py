"""The month's report in the group: posted, kept up to date, announced, locked; late, and after long silences."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from handlers.core.job_context import Desk
from handlers.reports.monthly_job import next_due
from handlers.reports.report_data import material
from handlers.routing.report_sections import SECTIONS
from storage.attendance import headcounts
from storage.events import queries as events_queries
from storage.privacy import data_register
from storage.reports import publication, rollups
from tests.unit.handlers.office import Office, at, households
from tests.unit.handlers.stage import SUPERGROUP
from union.attendance.headcount import Headcount
from union.core import period as periods
from union.core.report_section import AddedFigure
from union.events.model import Occurrence, Status
from union.reading.message import Measure
from union.reports.document import FileForm
from union.reports.model import digest
from union.reports.rollup import BranchFigures
from union.worklog.entries import Fact

NOV_10 = date(2026, 11, 10)
NOVEMBER = periods.containing(NOV_10)


def posted() -> Office:
    """November with one log, its report just posted and delivered."""
    office = Office()
    office.log(households(12, 6000, NOV_10))
    office.round("2026-11-30 17:00")
    office.deliver()
    return office


def test_posted_on_the_last_working_day() -> None:
    """At 17:00 of the month's last working day, not a minute before; once."""
    office = Office()
    office.log(households(12, 6000, NOV_10))
    office.round("2026-11-30 16:59")
    assert office.posts() == []
    office.round("2026-11-30 17:00")
    [text] = office.posts()
    assert text.startswith("11月月报（截至11月30日 17:00）")
    assert "12户" in text
    assert "6000元" in text
    assert text.endswith("可继续补记，12月3日 周四 17:00定稿。")


def test_documents_are_wanted_with_the_post() -> None:
    """The post is followed by its picture, the report and the ledger."""
    wanted = posted().wanted()
    assert [each.form for each in wanted] == [FileForm.PNG, FileForm.DOCX, FileForm.XLSX]
    assert {(each.period, each.scheduled) for each in wanted} == {("2026-11", True)}


def test_new_log_changes_the_post() -> None:
    """Until the lock the post follows the log, and its buttons stay."""
    office = posted()
    office.stage.now = at("2026-12-01 10:00")
    office.log(households(3, 900, date(2026, 11, 27)))
    office.round("2026-12-01 10:01")
    [edit] = office.sent("editMessageText")
    assert edit["text"].startswith("11月月报（截至12月1日 10:01）")
    assert "15户" in edit["text"]
    assert edit["reply_markup"] == office.sent()[0]["reply_markup"]


def test_correction_and_undo_change_the_post() -> None:
    """A corrected log changes the sums, one taken back leaves them."""
    office = Office()
    first = office.log(households(12, 6000, NOV_10))
    second = office.log(households(2, 400, NOV_10))
    office.round("2026-11-30 17:00")
    office.revise(first, households(10, 5000, NOV_10))
    office.round("2026-11-30 17:05")
    office.deliver()
    assert "12户，5400元" in office.edits()[-1]
    office.undo(second)
    office.round("2026-11-30 17:10")
    assert "10户，5000元" in office.edits()[-1]


def test_nothing_new_is_no_edit() -> None:
    """Time alone does not touch the post, nor does a log of another month."""
    office = posted()
    office.stage.now = at("2026-12-02 10:00")
    office.log(households(5, 1000, date(2026, 12, 2)))
    office.round("2026-12-02 11:00")
    assert office.edits() == []


def test_finished_item_changes_the_post() -> None:
    """Plan against done is part of the report."""
    office = Office()
    event = office.item("读书分享会", "2026-11-20")
    office.round("2026-11-30 17:00")
    assert "计划1项，已举行1项" in office.posts()[0]
    office.finish(event)
    office.round("2026-11-30 18:00")
    assert "计划1项，已完成1项" in office.edits()[-1]


def test_locked_on_the_third_working_day() -> None:
    """Then the header says 定稿, the final file is wanted, and nothing moves any more."""
    office = posted()
    first = office.wanted()[-1]
    office.round("2026-12-03 17:00")
    [edit] = office.edits()
    assert edit.startswith("11月月报（定稿）")
    assert "补记" not in edit
    assert len(office.wanted()) == 3
    assert all(final.since > first.since for final in office.wanted())
    assert publication.is_locked(office.store.db, office.group, "2026-11")
    office.deliver()
    office.log(households(9, 900, NOV_10), late_for="2026-11")
    office.round("2026-12-04 10:00")
    assert office.edits() == [edit]


def test_late_log_is_told_in_the_next_report() -> None:
    """补报 stands in the next report outside its sums and inside the year's."""
    office = posted()
    office.round("2026-12-03 17:00")
    office.stage.now = at("2026-12-08 10:00")
    office.log(households(4, 800, NOV_10), late_for="2026-11")
    office.log(households(1, 100, date(2026, 12, 8)))
    office.round("2026-12-31 17:00")
    text = office.posts()[-1]
    assert text.startswith("12月月报")
    assert "帮扶慰问 1项：1户，100元" in text
    assert "补报（计入累计，不计入本月合计）" in text
    assert "本年累计：3项、17户、6900元" in text


def test_late_log_is_told_once() -> None:
    """Only the first report after carries it; the year's sums keep it."""
    office = posted()
    office.round("2026-12-03 17:00")
    office.stage.now = at("2026-12-08 10:00")
    office.log(households(4, 800, NOV_10), late_for="2026-11")
    office.round("2026-12-31 17:00")
    office.round("2027-01-06 17:00")
    office.stage.now = at("2027-01-10 10:00")
    office.log(households(2, 200, date(2027, 1, 10)))
    office.round("2027-01-29 17:00")
    assert "补报" in office.posts()[-2]
    assert office.posts()[-1].startswith("1月月报")
    assert "补报" not in office.posts()[-1]


def test_jump_over_posting_posts_late() -> None:
    """Away at the posting time: one post, late, saying as of when."""
    office = Office()
    office.log(households(12, 6000, NOV_10))
    office.round("2026-12-01 09:30")
    [text] = office.posts()
    assert text.startswith("11月月报（截至12月1日 09:30）")


def test_late_post_keeps_quiet_hours() -> None:
    """Nothing nobody asked for at night: it waits for 08:00."""
    office = Office()
    office.log(households(12, 6000, NOV_10))
    office.round("2026-11-30 23:00")
    assert office.posts() == []
    office.round("2026-12-01 08:00")
    assert len(office.posts()) == 1


def test_jump_over_the_lock_posts_the_final_report() -> None:
    """Away over posting and lock: the final report directly, no edit, each document once."""
    office = Office()
    office.log(households(12, 6000, NOV_10))
    office.round("2026-12-07 10:00")
    [text] = office.posts()
    assert text.startswith("11月月报（定稿）")
    assert office.edits() == []
    assert len(office.wanted()) == 3


def test_jump_over_months_tells_those_with_work_and_the_last() -> None:
    """Oldest first; empty months are passed over in silence but for the last, which says so."""
    office = Office()
    office.log(households(12, 6000, NOV_10))
    office.log(households(1, 100, date(2026, 11, 11)))
    office.round("2027-03-10 10:00")
    november, february = office.posts()
    assert november.startswith("2026年11月月报（定稿）")
    assert february.startswith("2月月报（定稿）")
    assert "本月没有工作记录" in february
    assert publication.is_locked(office.store.db, office.group, "2026-12")


def test_group_that_never_began_hears_nothing() -> None:
    """No log ever and nothing planned: no report, and no month is locked behind its back."""
    office = Office()
    office.round("2026-11-30 17:00")
    office.round("2026-12-03 17:00")
    assert office.posts() == []
    assert not publication.is_locked(office.store.db, office.group, "2026-11")


def test_empty_month_of_a_group_at_work_is_said() -> None:
    """An empty month gives a short honest report."""
    office = posted()
    office.round("2026-12-03 17:00")
    office.round("2026-12-31 17:00")
    assert "本月没有工作记录" in office.posts()[-1]


def test_a_month_of_branches_alone_has_its_papers() -> None:
    """Of a group above that did nothing itself: the table of its branches goes up; an empty month has none."""
    for is_above in (True, False):
        office = posted()
        office.round("2026-12-03 17:00")
        if is_above:
            branch = BranchFigures("三车间工会", (AddedFigure("工作", Decimal(2), "项"),))
            rollups.take(
                office.store.db, office.group, "2026-12", branch, rollups.FINAL, at("2026-12-31 09:00")
            )
        office.round("2026-12-31 17:00")
        wanted = {each.form for each in office.wanted() if each.period == "2026-12"}
        assert wanted == ({FileForm.PNG, FileForm.DOCX, FileForm.XLSX} if is_above else set())


def test_lock_is_announced_to_officers_in_private() -> None:
    """The working day before, once, to who can be reached."""
    office = posted()
    office.officer("李建国", 501, reachable=True)
    office.officer("王芳", 502)
    office.round("2026-12-02 08:59")
    assert office.posts(501) == []
    office.round("2026-12-02 09:00")
    office.round("2026-12-03 10:00")
    [text] = office.posts(501)
    assert "11月月报将于12月3日 周四 17:00定稿" in text
    assert office.posts(502) == []
    assert len(office.posts()) == 1


def test_an_author_hears_of_a_line_that_could_not_be_made() -> None:
    """With what the report says instead, before the lock; nobody else hears it."""
    office = posted()
    author = office.officer("李建国", 501, reachable=True)
    office.officer("王芳", 502, reachable=True)
    said = "工人日报用了咱一篇"
    office.log(Fact("宣传信息", said, date(2026, 11, 30), (Measure("一篇", Decimal(1), "篇"),)), by=author)
    office.round("2026-12-02 09:00")
    [text], [other] = office.posts(501), office.posts(502)
    assert "没写出做了什么" in text and "11月30日：开展宣传信息工作、一篇" in text
    assert "没写出" not in other


def test_topic_for_reports_is_kept() -> None:
    """The post goes to the topic the group set for reports."""
    office = Office()
    office.store.db.execute("insert into settings values (?, 'digest_topic', '44')", [office.group.id])
    office.log(households(1, 100, NOV_10))
    office.round("2026-11-30 17:00")
    [row] = office.store.db.query("select topic, lane from outbox")
    assert row == {"topic": 44, "lane": 3}
    assert office.wanted()[0].topic == 44


def test_passed_deadline_changes_the_post() -> None:
    """An open deadline that passes after the post is told as late the next day."""
    office = Office()
    office.item("上报工会经费预算", "2026-11-30", deadline=True)
    office.round("2026-11-30 17:00")
    office.deliver()
    office.round("2026-12-01 08:30")
    assert "已过期限" in office.edits()[-1]


def test_next_moment_of_a_report() -> None:
    """The clock is walked to the post, the announcement and the lock; a group that never began has none."""
    office = Office()
    desk = Desk(office.stage.services, office.store.db, office.stage.now, office.group)
    assert next_due(desk) is None
    office.log(households(1, 100, NOV_10))
    assert next_due(desk) == at("2026-11-30 17:00")
    office.round("2026-11-30 17:00")
    assert next_due(replace(desk, now=at("2026-11-30 17:00"))) == at("2026-12-02 09:00")
    assert next_due(replace(desk, now=at("2026-12-02 09:00"))) == at("2026-12-03 17:00")


def test_a_report_moved_to_a_supergroup_is_posted_there_anew() -> None:
    """The old chat's post can't be edited any more: what changes is told where the group is now, once."""
    office = posted()
    with office.store.unit() as db:
        data_register.move(db, office.group, SUPERGROUP)
    office.log(households(9, 900, NOV_10))
    office.round("2026-12-01 10:00")
    [anew] = office.posts(SUPERGROUP)
    assert "11月月报" in anew
    office.round("2026-12-03 17:00")
    assert office.posts(SUPERGROUP) == [anew]
    [final] = office.sent("editMessageText", SUPERGROUP)
    assert final["text"].startswith("11月月报（定稿）")


def test_a_final_report_stands_as_it_stood_at_its_lock() -> None:
    """What was finished or cancelled afterwards is in no figure of it, nor in its file."""
    office = Office()
    done, dropped = office.item("读书分享会", "2026-11-20"), office.item("趣味运动会", "2026-11-21")
    office.round("2026-11-30 17:00")
    office.round("2026-12-03 17:00")
    office.stage.now = at("2026-12-05 10:00")
    locked = material(office.store.db, office.group, NOVEMBER, office.stage.now, SECTIONS)
    office.finish(done)
    with office.store.unit() as db:
        events_queries.close(db, office.group, dropped, Status.CANCELLED, office.stage.now, None)
    again = material(office.store.db, office.group, NOVEMBER, office.stage.now, SECTIONS)
    assert len(again.occurrences) == 2
    assert {one.status for one in again.occurrences} == {Status.OPEN}
    assert digest(again) == digest(locked)


def test_a_headcount_told_after_the_post_edits_it() -> None:
    """实到 of a meeting is in the report, so the post follows it."""
    office = Office()
    office.log(households(3, 300, date(2026, 11, 10)))
    meeting = office.item("小组长例会", "2026-11-12")
    office.round("2026-11-30 17:00")
    one = Occurrence(meeting, meeting.start, meeting.start, meeting.until, meeting.status)
    with office.store.unit() as db:
        headcounts.count(db, office.group, one, Headcount(15, 12))
    office.round("2026-12-01 10:00")
    assert "应到15人，实到12人" in office.sent("editMessageText")[-1]["text"]
