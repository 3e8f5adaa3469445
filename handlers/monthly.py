"""The month's report in the group: posted at its time, kept up to date until the lock, then final.

Called by the round; safe to call at any moment and any number of times. When is union/report_times.py's.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime

from handlers import report_card
from handlers.composing import Entities
from handlers.desk import Desk
from handlers.phrases import reports as phrases
from handlers.standing import report as standing_report
from storage import digests, kept_reports, people
from storage.database import Database
from storage.digests import Posted, Wanted
from storage.outbox import Lane
from union import period as periods
from union import quiet, report_times
from union.digest import Digest, State
from union.digest_json import as_json
from union.digest_layout import utf16
from union.digest_text import LIMIT
from union.groups import Group, Role
from union.period import Period
from union.words import language_of, words

TOLD = (Role.ADMIN, Role.OFFICER, Role.LEADER)


def due(desk: Desk) -> None:
    """Post, bring up to date or lock whatever month it is time for, oldest first."""
    for month in _unlocked(desk.db, desk.group, desk.wall.date()):
        if desk.wall >= report_times.locking(month, desk.group.settings, desk.group.notice):
            if quiet.permitted(desk.wall, desk.group.settings):
                _close(desk, month)
        elif desk.wall >= report_times.posting(month, desk.group.settings, desk.group.notice):
            _keep_open(desk, month)


def next_due(db: Database, group: Group, now: datetime) -> datetime | None:
    """The next moment a report is posted, announced as closing or locked (aware UTC); None before all work."""
    wall = group.wall(now)
    times = (report_times.posting, report_times.announcing, report_times.locking)
    ahead = (
        at(month, group.settings, group.notice) for month in _unlocked(db, group, wall.date()) for at in times
    )
    return min((group.utc(moment) for moment in ahead if moment > wall), default=None)


def _unlocked(db: Database, group: Group, today: date) -> Iterator[Period]:
    """The months since the group began to use us whose reports do not stand yet."""
    locked = digests.latest_locked(db, group)
    last = periods.of_key(locked) if locked else None
    if last is not None:
        yield from report_times.months(last.end, today)
        return
    begun = digests.begun(db, group)
    if begun is not None:
        yield from report_times.months(group.day(begun), today)


def _keep_open(desk: Desk, month: Period) -> None:
    posted = digests.of_period(desk.db, desk.group, month.key)
    if posted is None:
        if quiet.permitted(desk.wall, desk.group.settings):
            _post(desk, month, _report(desk, month))
            _want_file(desk, month)
        return
    _follow(desk, month, posted)
    _announce_lock(desk, month)


def _close(desk: Desk, month: Period) -> None:
    """Lock the month; a month gone by with nothing to tell is told of only if it is the last one."""
    posted = digests.of_period(desk.db, desk.group, month.key)
    digests.lock(desk.db, desk.group, month.key, desk.now)
    report = _report(desk, month)
    kept_reports.keep(desk.db, desk.group, report, desk.now)
    if posted is None and not _worth_telling(desk, month, report):
        return
    if posted is None:
        _post(desk, month, report)
    else:
        _edit(desk, month, posted, report)
    _want_file(desk, month)


def _worth_telling(desk: Desk, month: Period, report: Digest) -> bool:
    following = report_times.locking(periods.after(month), desk.group.settings, desk.group.notice)
    return desk.wall < following or not report.empty or report.plan.planned > 0


def _post(desk: Desk, month: Period, report: Digest) -> None:
    text, entities = _text(desk, report)
    row = desk.post(
        text,
        report_card.rows(report, desk.group, desk._),
        lane=Lane.DIGEST,
        topic=desk.group.settings.digest_topic,
        key=f"digest:{desk.group.id}:{month.key}:{desk.group.chat_id}",
        about=f"digest:{month.key}",
        entities=entities,
    )
    digests.post(desk.db, desk.group, month.key, row, _seen(desk, report), desk.now)


def _follow(desk: Desk, month: Period, posted: Posted) -> None:
    """Edit the post when something it tells has changed."""
    stamp, _space, told = posted.fingerprint.partition(" ")
    if posted.post_id is None or stamp == _stamp(desk):
        return
    report = _report(desk, month)
    if told == _fingerprint(report):
        digests.post(desk.db, desk.group, month.key, posted.post_id, _seen(desk, report), desk.now)
    else:
        _edit(desk, month, posted, report)


def _edit(desk: Desk, month: Period, posted: Posted, report: Digest) -> None:
    """Bring the post up to date; one that stands in the chat's former self is posted anew in the supergroup."""
    text, entities = _text(desk, report)
    rows = report_card.rows(report, desk.group, desk._)
    if posted.post_id is None or desk.edit(posted.post_id, text, rows, entities) is None:
        _post(desk, month, report)
    else:
        digests.post(desk.db, desk.group, month.key, posted.post_id, _seen(desk, report), desk.now)


def _announce_lock(desk: Desk, month: Period) -> None:
    """Each officer who can be reached hears once, in private, that the report closes."""
    settings, notice, wall = desk.group.settings, desk.group.notice, desk.wall
    if wall < report_times.announcing(month, settings, notice) or not quiet.permitted(wall, settings):
        return
    closing = report_times.locking(month, settings, notice)
    for member in people.roster(desk.db, desk.group):
        if member.role in TOLD and member.person.reachable:
            text = phrases.closing_soon(
                words(language_of(member.person.language)), month, closing, wall.date(), desk.group.title
            )
            desk.tell(member.person, text, key=f"closing:{desk.group.id}:{month.key}:{member.person.id}")


def _want_file(desk: Desk, month: Period) -> None:
    group = desk.group
    wanted = Wanted(0, group.id, group.chat_id, group.settings.digest_topic, month.key, scheduled=True)
    digests.want_document(desk.db, group, wanted, desk.now)


def _report(desk: Desk, month: Period) -> Digest:
    return standing_report(desk.db, desk.group, month, desk.now)


def _text(desk: Desk, report: Digest) -> tuple[str, Entities]:
    """The report; while it is open, with the moment it closes."""
    closing = report_times.locking(report.period, desk.group.settings, desk.group.notice)
    if report.state is not State.OPEN:
        return report_card.text(report, desk._, LIMIT)
    last = "\n\n" + phrases.closes(desk._, closing, desk.wall.date())
    text, entities = report_card.text(report, desk._, LIMIT - utf16(last))
    return text + last, entities


def _seen(desk: Desk, report: Digest) -> str:
    return f"{_stamp(desk)} {_fingerprint(report)}"


def _stamp(desk: Desk) -> str:
    # The day belongs to it: an item may pass its deadline while nobody does anything.
    return f"{desk.wall.date()}/{digests.stamp(desk.db, desk.group)}"


def _fingerprint(report: Digest) -> str:
    """What the report tells, in short; not as of when, for that alone is no reason to edit."""
    told = {**as_json(report), "as_of": None, "overdue": [each.number for each in report.overdue]}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
