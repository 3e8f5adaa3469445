"""The month's report in the group: posted at its time, kept up to date until the lock, then final.

Called by the round; safe to call at any moment and any number of times. When is union/reports/report_schedule.py's.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from handlers.calendar.views import month_picture_job
from handlers.core.job_context import Desk
from handlers.mirrors import copy_queue
from handlers.reports import amendment_question, approval, month_post, rollup
from handlers.reports.documents import document_job
from storage.core import people
from storage.core.outbox import queue
from storage.engine.database import Database
from storage.reports import publication
from storage.worklog import entries
from union.core import groups
from union.core.grouping import grouped
from union.core.groups import Group, Person, Role
from union.core.period import Period
from union.events.item_lines import planned
from union.mirrors.destinations import Content
from union.reports import report_schedule
from union.reports.document import FileForm
from union.reports.model import Digest
from union.reports.named_items import Item, is_unmade
from union.reports.sections import ListPart
from union.words import Words, in_signs, sentence

GRACE = timedelta(minutes=15)  # in which branches that post or lock at the same moment hand their months up
not_signed_any_more = sentence("审签已关闭，{month}月报已照常发布。")
unsigned = sentence("{month}月报到定稿时间未审签，已按「未审签」发布。")
TOLD = (Role.ADMIN, Role.OFFICER, Role.LEADER)


def due(desk: Desk) -> None:
    """Post, bring up to date or lock whatever month it is time for, oldest first."""
    for month in _unlocked(desk.db, desk.group, desk.wall.date()):
        locking = report_schedule.locking(month, desk.group.settings, desk.group.notice)
        if desk.wall >= locking:
            waits = _waits(desk, month, locking, is_locked=True)
            if not waits and groups.permitted(desk.wall, desk.group.settings):
                _close(desk, month)
            continue
        posting = report_schedule.posting(month, desk.group.settings, desk.group.notice)
        if desk.wall < posting:
            continue
        if not _waits(desk, month, posting) or publication.of_period(desk.db, desk.group, month.key):
            _keep_open(desk, month)


def _waits(desk: Desk, month: Period, since: datetime, *, is_locked: bool = False) -> bool:
    """Whether the branches whose month is told at the same moment may still hand it up."""
    return desk.wall < since + GRACE and bool(rollup.late(desk.db, desk.group, month, is_locked=is_locked))


def next_due(desk: Desk) -> datetime | None:
    """The next moment a report is posted, announced as closing or locked (aware UTC); None before all work."""
    group, wall = desk.group, desk.wall
    times = (report_schedule.posting, report_schedule.announcing, report_schedule.locking)
    months = _unlocked(desk.db, group, wall.date())
    ahead = [at(month, group.settings, group.notice) for month in months for at in times]
    ahead += [each + GRACE for each in ahead] if rollup.is_above(desk.db, group) else []
    return min((group.utc(moment) for moment in ahead if moment > wall), default=None)


def _unlocked(db: Database, group: Group, today: date) -> Iterator[Period]:
    """The months since the group began to use us whose reports do not stand yet."""
    locked = publication.latest_locked(db, group)
    last = group.months.of_key(locked) if locked else None
    begun = None if last else publication.first_record_time(db, group)
    first = last.end if last else group.day(begun) if begun else None
    return group.months.between(first, today) if first else iter(())


def _keep_open(desk: Desk, month: Period) -> None:
    posted = publication.of_period(desk.db, desk.group, month.key)
    if approval.is_approval_pending(desk, posted):
        approval.keep(desk, month, posted)
        _announce_lock(desk, month)
    elif posted is None or posted.waits:
        if groups.permitted(desk.wall, desk.group.settings):
            _begin(desk, month, posted)
    else:
        if month_post.follow(desk, month, posted):
            document_job.overtaken(desk, month)
        _announce_lock(desk, month)


def _begin(desk: Desk, month: Period, draft: publication.Posted | None) -> None:
    """The month's first post; a draft is overtaken by it where the group wants none signed any more."""
    report = month_post.report_now(desk, month)
    month_post.post(desk, month, report)
    if _has_paper(report):
        month_post.want_file(desk, month)
    month_picture_job.want_behind_report(desk, month)
    if draft is not None:
        approval.close_draft_copies(desk, month, draft.shown, not_signed_any_more)


def _close(desk: Desk, month: Period) -> None:
    """Lock the month; a month gone by with nothing to tell is told of only if it is the last one."""
    posted = publication.of_period(desk.db, desk.group, month.key)
    report = month_post.lock(desk, month, unsigned=approval.is_approval_pending(desk, posted))
    after = desk.group.months.after(month)
    is_last = desk.wall < report_schedule.locking(after, desk.group.settings, desk.group.notice)
    if posted is not None or is_last or _has_paper(report):
        _tell_final(desk, month, posted, report)
    amendment_question.after_lock(desk, report)


def _tell_final(desk: Desk, month: Period, posted: publication.Posted | None, report: Digest) -> None:
    is_told = posted is not None and posted.told == month_post.fingerprint(report)
    is_same = is_told and document_job.current(desk, month)
    if posted is None:
        month_post.post(desk, month, report)
    else:
        month_post.edit(desk, month, posted, report)
        month_post.mirror(desk, report)
    if is_same:
        document_job.stand(desk, month)
        if copy_queue.is_mailed(desk, Content.DIGEST):  # it goes there with its file
            month_post.want_file(desk, month, [FileForm.DOCX])
    elif _has_paper(report):
        document_job.overtaken(desk, month)
        month_post.want_file(desk, month)
    if posted is not None and posted.waits:
        approval.close_draft_copies(desk, month, posted.shown, unsigned)


def _has_paper(report: Digest) -> bool:
    """Whether there is anything to send up: of a month without work, plans or visits the post says all."""
    cared = any(not each.is_standing and (each.figures or not each.is_breakdown) for each in report.added)
    return not report.empty or planned(report.of(ListPart.PLAN)) > 0 or cared


def _announce_lock(desk: Desk, month: Period) -> None:
    """Each officer who can be reached hears once, in private, that the report closes."""
    settings, notice, wall = desk.group.settings, desk.group.notice, desk.wall
    if wall < report_schedule.announcing(month, settings, notice) or not groups.permitted(wall, settings):
        return
    ours = [each.person for each in people.roster(desk.db, desk.group) if each.role in TOLD]
    key = f"closing:{desk.group.id}:{month.key}"
    if all(queue.is_key_known(desk.db, f"{key}:{each.id}") for each in ours if each.reachable):
        return
    unmade, late = _unmade(desk, month), rollup.late(desk.db, desk.group, month)
    admins = {each.person.id for each in people.admins(desk.db, desk.group)}

    def said(_: Words, person: Person) -> str:
        told = _(
            "【{group}】{month}月报将于{when}定稿。\n还有没记的工作，请在此之前发来；之后只能作为补报。",
            **month_post.facts(desk, month, _),
        )
        if late and person.id in admins:
            told += "\n" + _("还没有上报的单位：{names}", names=_("、").join(late))
        lines = [_unmade_item_line(_, item, category) for item, category in unmade.get(person.id, ())]
        if lines:
            told += "\n" + "\n".join([_("您这几条没写出做了什么，月报里只能这样写："), *lines])
            told += "\n" + _("要写全，把群里的原消息改一下，写清谁、做了什么；月报会跟着改。")
        return told

    for each in ours:
        month_post.tell_each(desk, [each], partial(said, person=each), key)


def _unmade(desk: Desk, month: Period) -> dict[int, list[tuple[Item, str]]]:
    """By their authors: the items of which no line could be made, each with its category."""
    sections = month_post.report_now(desk, month).sections
    items = ((item, section.category) for section in sections for item in section.items)
    found = [(item, category) for item, category in items if is_unmade(item, category)]
    logs = entries.happened(desk.db, desk.group, month.first, month.end) if found else ()
    authors = {each.number: each.author_id for each in logs}
    known = ((authors.get(item.number), (item, category)) for item, category in found)
    return grouped((author, told) for author, told in known if author is not None)


def _unmade_item_line(_: Words, item: Item, category: str) -> str:
    facts = {"number": item.number, "month": item.day.month, "day": item.day.day}
    line = _("、").join([in_signs(item.words, _), *item.figures]) or _(category)
    return _("#{number} {month}月{day}日：{line}", **facts, line=line)
