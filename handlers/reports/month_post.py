"""The month's report as a post in the group: put there, edited when what it tells has changed, its file wanted."""

import hashlib
import json
from dataclasses import replace

from handlers.core.job_context import Desk
from handlers.core.messages.outgoing_message import Entities
from handlers.core.messages.text_limits import MESSAGE_UNITS
from handlers.mirrors import copy_queue
from handlers.reports import report_message
from handlers.reports.report_snapshot import ledger, report
from storage.core.outbox.queue import Lane
from storage.reports import locked_reports, publication
from storage.reports.publication import Posted, Wanted
from union.core.almanac.date_format import moment_words
from union.core.message_layout import utf16
from union.core.period import Period
from union.mirrors.destinations import Channel, Content
from union.reports import report_schedule
from union.reports.document_names import Form
from union.reports.model import Digest, ReportState
from union.reports.report_json import as_json


def report_now(desk: Desk, month: Period) -> Digest:
    """The month's report as it stands."""
    return report(desk.db, desk.group, month, desk.now)


def lock(desk: Desk, month: Period, *, unsigned: bool = False, signed_by: str = "") -> Digest:
    """From now on the month's report stands as it is (定稿) and is kept whole; returns it."""
    publication.lock(desk.db, desk.group, month.key, desk.now)
    told, rows = report_now(desk, month), ledger(desk.db, desk.group, month, desk.now)
    told = replace(told, state=ReportState.UNSIGNED if unsigned else told.state, signed_by=signed_by)
    locked_reports.keep(desk.db, desk.group, told, rows, desk.now)
    return told


def post(desk: Desk, month: Period, told: Digest) -> None:
    """Put it into the group."""
    text, entities = _text(desk, told)
    row = desk.post(
        text,
        report_message.rows(told, desk.group, desk._),
        lane=Lane.DIGEST,
        topic=desk.group.settings.digest_topic,
        key=f"digest:{desk.group.id}:{month.key}:{desk.group.chat_id}",
        about=f"digest:{month.key}",
        entities=entities,
    )
    publication.post(desk.db, desk.group, month.key, row, seen(desk, told), desk.now)
    mirror(desk, told)


def mirror(desk: Desk, told: Digest, *, file_id: int | None = None, mailed: bool = False) -> None:
    """Copy it to other places, once while it is open and once when it stands; to a mailbox when its file is there."""

    def goes(channel: Channel) -> bool:
        return copy_queue.is_mail(channel) is mailed

    key = f"digest:{told.period.key}:{'open' if told.state is ReportState.OPEN else 'final'}"
    copy_queue.copy(desk, Content.DIGEST, lambda: _text(desk, told)[0], key, to=goes, file_id=file_id)


def follow(desk: Desk, month: Period, posted: Posted) -> None:
    """Edit the post when something it tells has changed."""
    if posted.post_id is None or posted.stamp == stamp(desk):
        return
    told = report_now(desk, month)
    if posted.told == fingerprint(told):
        publication.post(desk.db, desk.group, month.key, posted.post_id, seen(desk, told), desk.now)
    else:
        edit(desk, month, posted, told)


def edit(desk: Desk, month: Period, posted: Posted, told: Digest) -> None:
    """Bring the post up to date; one that stands in the chat's former self is posted anew in the supergroup."""
    text, entities = _text(desk, told)
    rows = report_message.rows(told, desk.group, desk._)
    if posted.post_id is None or desk.edit(posted.post_id, text, rows, entities) is None:
        post(desk, month, told)
    else:
        publication.post(desk.db, desk.group, month.key, posted.post_id, seen(desk, told), desk.now)


def want_file(desk: Desk, month: Period) -> None:
    """The post is followed by its picture and its files."""
    group = desk.group
    wanted = Wanted(0, group.id, group.chat_id, group.settings.digest_topic, month.key, scheduled=True)
    for form in Form:
        publication.want_document(desk.db, group, replace(wanted, form=form), desk.now)


def seen(desk: Desk, told: Digest) -> str:
    """What a post was made from and what it tells, to be kept with it."""
    return f"{stamp(desk)} {fingerprint(told)}"


def stamp(desk: Desk) -> str:
    """Changes whenever a report may tell something else."""
    # The day belongs to it: an item may pass its deadline while nobody does anything.
    return f"{desk.wall.date()}/{desk.group.settings.month_end}/{publication.stamp(desk.db, desk.group)}"


def fingerprint(told: Digest) -> str:
    """What the report tells, in short; not as of when, for that alone is no reason to edit."""
    parts = {**as_json(told), "as_of": None, "overdue": [each.number for each in told.overdue]}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _text(desk: Desk, told: Digest) -> tuple[str, Entities]:
    """The report; while it is open, with the moment it closes."""
    closing = report_schedule.locking(told.period, desk.group.settings, desk.group.notice)
    if told.state is not ReportState.OPEN:
        return report_message.text(told, desk._, MESSAGE_UNITS)
    last = "\n\n" + desk._(
        "可继续补记，{when}定稿。", when=moment_words(desk._, closing, now=desk.wall.date())
    )
    text, entities = report_message.text(told, desk._, MESSAGE_UNITS - utf16(last))
    return text + last, entities
