"""The month's report as a post in the group: its text and buttons; put there, edited when what it tells has changed."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from handlers.core import hooks
from handlers.core.job_context import Desk
from handlers.core.messages.outgoing_message import MESSAGE_UNITS, Entities, Rows, brief, button
from handlers.core.turn import Turn
from handlers.mirrors import copy_queue
from handlers.reports.report_snapshot import Reports
from storage.core import people
from storage.core.outbox import sent_messages
from storage.core.outbox.queue import Lane
from storage.reports import locked_reports, publication
from storage.reports.publication import Posted, Wanted
from union.core.almanac.date_format import moment_words
from union.core.groups import Group, Member, Person
from union.core.kinds import CATEGORIES
from union.core.message_layout import TextMessage, utf16
from union.core.period import Period
from union.mirrors.destinations import Content
from union.reports import report_schedule
from union.reports.document import FILES, FileForm
from union.reports.model import Digest, ReportState
from union.reports.report_json import as_json
from union.reports.text import calendar_texts as details
from union.reports.text import title as title_of
from union.reports.text.parts import as_text
from union.words import Words, language_of, words
from union.worklog.totals import SummedAmount

SOURCES, FILE = "report.sources", "report.file"
EVERYTHING, LATE, PLAN, BEFORE, YEAR_AGO, YEAR = "all", "late", "plan", "before", "ago", "year"
ELSEWHERE = (BEFORE, YEAR_AGO, YEAR)  # figures of other periods beside the report's own
MOST_NAMES = 60
CODE = 8  # signs of a fingerprint in a button


class Shown(NamedTuple):
    """A message: text, buttons, formatting."""

    text: str
    rows: Rows = ()
    entities: Entities = ()


def reports(desk: Desk) -> Reports:
    return Reports(desk.db, desk.group, desk.now, hooks.carried(desk.services).report_sections)


def report_now(desk: Desk, month: Period) -> Digest:
    return reports(desk).report(month)


def lock(desk: Desk, month: Period, *, unsigned: bool = False, signed_by: str = "") -> Digest:
    """From now on the month's report stands as it is (定稿) and is kept whole; returns it."""
    publication.lock(desk.db, desk.group, month.key, desk.now)
    found = reports(desk).gathered(month)
    told, rows = found.report(), found.ledger()
    told = replace(told, state=ReportState.UNSIGNED if unsigned else told.state, signed_by=signed_by)
    locked_reports.keep(desk.db, desk.group, told, rows, desk.now)
    return told


def post(desk: Desk, month: Period, told: Digest) -> None:
    text, entities = _text(desk, told)
    rows, topic = report_buttons(told, desk.group, desk._), desk.group.settings.digest_topic
    about, key = f"digest:{month.key}", f"digest:{desk.group.id}:{month.key}:{desk.group.chat_id}"
    row = desk.post(text, rows, lane=Lane.DIGEST, topic=topic, key=key, about=about, entities=entities)
    publication.post(desk.db, desk.group, month.key, row, content_stamp(desk, told), desk.now)
    mirror(desk, told)


def mirror(desk: Desk, told: Digest, *, file_id: int | None = None, mailed: bool = False) -> None:
    """Copy it to other places, once while it is open and once when it stands; to a mailbox when its file is there."""
    key = f"digest:{told.period.key}:{'open' if told.state is ReportState.OPEN else 'final'}"
    copy_queue.copy(desk, Content.DIGEST, lambda: _text(desk, told)[0], key, mailed=mailed, file_id=file_id)


def follow(desk: Desk, month: Period, posted: Posted) -> bool:
    """Edit the post when something it tells has changed; whether it has."""
    if posted.post_id is None or posted.stamp == stamp(desk):
        return False
    told = report_now(desk, month)
    if posted.told == fingerprint(told):
        publication.post(desk.db, desk.group, month.key, posted.post_id, content_stamp(desk, told), desk.now)
        return False
    edit(desk, month, posted, told)
    return True


def edit(desk: Desk, month: Period, posted: Posted, told: Digest) -> None:
    """Bring the post up to date; one that stands in the chat's former self is posted anew in the supergroup."""
    text, entities = _text(desk, told)
    rows = report_buttons(told, desk.group, desk._)
    if posted.post_id is None or desk.edit(posted.post_id, text, rows, entities) is None:
        post(desk, month, told)
    else:
        publication.post(desk.db, desk.group, month.key, posted.post_id, content_stamp(desk, told), desk.now)


def name_of(desk: Desk, period: Period, _: Words) -> str:
    """「11月」, with its year where that is not this one."""
    return title_of.period_name(period, _, now=desk.wall.date())


def closing(desk: Desk, month: Period, _: Words) -> str:
    moment = report_schedule.locking(month, desk.group.settings, desk.group.notice)
    return moment_words(_, moment, now=desk.wall.date())


def facts(desk: Desk, month: Period, _: Words) -> dict[str, object]:
    """What sentences about a month's report say: of which group and month it is, and when it is locked."""
    return {"group": desk.group.title, "month": name_of(desk, month, _), "when": closing(desk, month, _)}


def of_month(desk: Desk, month: Period, told: Callable[..., str], **more: object) -> Callable[[Words], str]:
    """A sentence with these facts, and `more`, in anybody's words."""
    return lambda _: told(_, **facts(desk, month, _), **more)


def tell_each(desk: Desk, readers: Iterable[Person], told: Callable[[Words], str], key: str = "") -> int:
    """In private, in the words each reads, by a `key` only once; how many can be reached."""
    reachable = [each for each in readers if each.reachable]
    for each in reachable:
        own = f"{key}:{each.id}" if key else None
        desk.tell(each, told(words(language_of(each.language))), key=own)
    return len(reachable)


def change_copies(desk: Desk, mark: str, draw: Callable[[Words], Shown]) -> None:
    """Every copy of a message that was sent to several is edited, a private one in its reader's words."""
    readers = {each.person.user_id: each.person for each in people.roster(desk.db, desk.group)}
    for copy in sent_messages.standing(desk.db, desk.group, mark):
        reader = readers.get(copy.chat_id)
        now = draw(words(language_of(reader.language)) if reader else desk._)
        desk.edit_in(copy.chat_id, copy.id, now.text, now.rows, now.entities)


def give_each(
    desk: Desk, mark: str, readers: Iterable[Person], draw: Callable[[Words], Shown], me: Person | None = None
) -> None:
    """Whoever has no copy of the message yet gets one, in the words each reads; `me`: who has just asked for it."""
    there = {each.chat_id for each in sent_messages.standing(desk.db, desk.group, mark)}
    for person in (each for each in readers if each.user_id not in there):
        now, key = draw(words(language_of(person.language))), f"{mark}:{desk.group.id}:{person.id}"
        asked = me is not None and me.id == person.id
        desk.tell(person, now.text, now.rows, key=key, about=mark, asked=asked, entities=now.entities)


def want_file(desk: Desk, period: Period, forms: Iterable[FileForm] = FILES) -> None:
    """The post is followed by its picture and its files."""
    group = desk.group
    wanted = Wanted(group.id, group.chat_id, group.settings.digest_topic, period.key, scheduled=True)
    for form in forms:
        publication.want_document(desk.db, group, replace(wanted, form=form), desk.now)


def pressed_period(turn: Turn) -> Period:
    """The period of the pressed button, its first id; ValueError for a forged one."""
    period = turn.with_group().months.of_key(turn.press.ids[0])
    if period is None:
        raise ValueError("no such period")
    return period


def want_here(turn: Turn, period: Period, form: FileForm) -> None:
    """A file that somebody asks for, sent to where they ask."""
    group = turn.with_group()
    wanted = publication.Wanted(group.id, turn.where.chat_id, turn.where.topic, period.key, form=form)
    publication.want_document(turn.db, group, wanted, turn.now)


def content_stamp(desk: Desk, told: Digest) -> str:
    """What a post was made from and what it tells, to be kept with it."""
    return f"{stamp(desk)} {fingerprint(told)}"


def stamp(desk: Desk) -> str:
    """Changes whenever a report may tell something else."""
    # The day belongs to it: an item may pass its deadline while nobody does anything.
    return f"{desk.wall.date()}/{desk.group.settings.month_end}/{publication.stamp(desk.db, desk.group)}"


def code_of(told: Digest) -> str:
    """What the buttons under a draft know it by."""
    return fingerprint(told)[:CODE]


def fingerprint(told: Digest) -> str:
    """What the report tells, in short; not as of when nor whether it is locked, for that alone changes no figure."""
    parts = as_json(told) | dict.fromkeys(("as_of", "state", "signed_by"))
    parts["overdue"] = [each.number for each in told.overdue]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _text(desk: Desk, told: Digest) -> tuple[str, Entities]:
    """The report; while it is open, with the moment it closes."""
    if told.state is not ReportState.OPEN:
        return report_text(told, desk._, MESSAGE_UNITS)
    last = "\n\n" + desk._("可继续补记，{when}定稿。", when=closing(desk, told.period, desk._))
    text, entities = report_text(told, desk._, MESSAGE_UNITS - utf16(last))
    return text + last, entities


def report_text(digest: Digest, _: Words, limit: int) -> tuple[str, Entities]:
    """The report's text and its formatting as the Bot API wants it."""
    message = as_text(digest, _, limit=limit)
    return message.text, entities(message)


def entities(message: TextMessage) -> Entities:
    return [{"type": span.kind, "offset": span.offset, "length": span.length} for span in message.spans]


def report_buttons(digest: Digest, group: Group, _: Words) -> Rows:
    """One for each file, and one that opens the parts whose sources can be seen."""
    ids = group.id, digest.period.key
    labels = {FileForm.DOCX: _("Word"), FileForm.XLSX: _("Excel"), FileForm.PNG: _("图")}
    files = [button(label, FILE, *ids, form.value) for form, label in labels.items()]
    has_sources = any(numbers for _code, _name, numbers in parts_of(digest, _))
    return [[*files, *([button(_("依据▾"), SOURCES, *ids)] if has_sources else [])]]


def parts_of(digest: Digest, _: Words) -> list[tuple[str, str, tuple[int, ...]]]:
    """Each part of a report as code (for a button), name and the numbers of the logs behind its figures."""
    known = (each for each in digest.sections if each.category in CATEGORIES)
    sections = (
        (str(CATEGORIES.index(each.category)), _(each.category), each.count.sources) for each in known
    )
    year = digest.year_to_date.logs if digest.year_to_date else ()
    return [
        *sections,
        (LATE, _("补报"), _logs(section.count for section in digest.late)),
        (EVERYTHING, _("全部"), digest.overview.logs),
        (PLAN, _("计划"), tuple(line.number for line in details.all_planned(digest, _) if line.number)),
        (BEFORE, title_of.last(digest.period, _), _logs(each.then for each in digest.previous or ())),
        (YEAR_AGO, title_of.year_ago(digest.period, _), _logs(each.then for each in digest.year_ago or ())),
        (YEAR, _("本年累计"), year),
    ]


def _logs(sums: Iterable[SummedAmount]) -> tuple[int, ...]:
    return tuple(sorted({number for each in sums for number in each.sources}))


def unreported(_: Words, missing: Sequence[Member]) -> str:
    """Who they are: to the 负责人 in private, or where the group set it so."""
    names = _("、").join(brief(each.person.name) for each in missing[:MOST_NAMES])
    if len(missing) > MOST_NAMES:
        return _("尚未报送：{names}等{count}人", names=names, count=len(missing))
    return _("尚未报送：{names}", names=names)


def future_period_notice(_: Words, period: Period, today: date) -> str:
    """Asked for a period that has not begun."""
    name = title_of.period_name(period, _, now=today)
    return _("{period}还没开始，没有可汇总的记录。看那时的安排请发 /cal", period=name)
