"""审签: before the group sees the month's report the 负责人 get it in private; signing it is the lock.

The round's side. Buttons and answers are handlers/reports/approval_answers.py's.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from handlers.calendar.views import month_picture_job
from handlers.core.job_context import Desk
from handlers.core.messages.keyboards import Rows, button
from handlers.core.messages.outgoing_message import Entities
from handlers.core.messages.text_limits import MESSAGE_UNITS
from handlers.reports import amendment_question, month_post, report_message
from handlers.reports import approval_texts as phrases
from storage.core import people
from storage.core.outbox import sent_messages
from storage.reports import publication
from storage.reports.publication import DRAFT, RETURNED, Posted
from union.core import quiet_hours
from union.core.groups import Member, in_charge
from union.core.message_layout import utf16
from union.core.period import Period
from union.reports import report_schedule
from union.reports.model import Digest
from union.words import Words, language_of, words

PUBLISH, RETURN, REMARK, AGAIN = "sign.publish", "sign.return", "sign.remark", "sign.again"
CODE = 8  # signs of a draft's fingerprint in its buttons


class Shown(NamedTuple):
    """A private message: text, formatting, buttons."""

    text: str
    entities: Entities = ()
    rows: Rows = ()


Draw = Callable[[Words], Shown]


def holds(desk: Desk, row: Posted | None) -> bool:
    """Whether the month waits for a signature: the group wants one, and has seen nothing yet."""
    return desk.group.settings.signing and (row is None or row.waits)


def keep(desk: Desk, month: Period, row: Posted | None) -> None:
    """Show the draft, keep it up to date, show it again when it was mended; safe at every round."""
    may_ring = quiet_hours.permitted(desk.wall, desk.group.settings)
    if row is None:
        if may_ring:
            show_anew(desk, month, 1)
        return
    if row.stamp == _stamp(desk):
        return
    told = month_post.report_now(desk, month)
    is_same = row.told == month_post.fingerprint(told)
    if row.state == RETURNED and not is_same:
        if may_ring:
            show_anew(desk, month, row.shown + 1)
    elif row.state == RETURNED or (is_same and row.stamp.endswith(_audience(desk))):
        _note(desk, told, row.shown, row.state)
    else:
        _keep_draft(desk, month, told, row.shown)


def show_anew(desk: Desk, month: Period, shown: int) -> None:
    """A draft as a new message to each 负责人; the one before says so."""
    if shown > 1:
        change_all(desk, month, shown - 1, lambda _: Shown(phrases.newer(_, month, desk.wall.date())))
    _keep_draft(desk, month, month_post.report_now(desk, month), shown)


def refresh(desk: Desk, month: Period, row: Posted) -> None:
    """The draft as it is now, at once."""
    _keep_draft(desk, month, month_post.report_now(desk, month), row.shown)


def publish(desk: Desk, month: Period, row: Posted, name: str) -> None:
    """Signed: locked, and now the group sees it."""
    told = month_post.lock(desk, month, signed_by=name)
    month_post.post(desk, month, told)
    month_post.want_file(desk, month)
    month_picture_job.want_behind_report(desk, month)
    over(desk, month, row, lambda _: phrases.published(_, month, desk.wall.date(), name))
    amendment_question.after_lock(desk, told)


def over(desk: Desk, month: Period, row: Posted, told: Callable[[Words], str]) -> None:
    """Nothing is left to sign: every copy of the draft says what became of it."""
    change_all(desk, month, row.shown, lambda _: Shown(told(_)))


def change_all(desk: Desk, month: Period, shown: int, draw: Draw) -> None:
    """Every copy of one draft is edited."""
    languages = {each.person.user_id: each.person.language for each in people.roster(desk.db, desk.group)}
    for copy in sent_messages.standing(desk.db, desk.group, _mark(month, shown)):
        now = draw(words(language_of(languages.get(copy.chat_id))))
        desk.edit_in(copy.chat_id, copy.id, now.text, now.rows, now.entities)


def signers(desk: Desk) -> list[Member]:
    """The 负责人 who can be reached."""
    return [each for each in in_charge(people.roster(desk.db, desk.group)) if each.person.reachable]


def code_of(told: Digest) -> str:
    """What a draft's buttons know it by."""
    return month_post.fingerprint(told)[:CODE]


def _keep_draft(desk: Desk, month: Period, told: Digest, shown: int) -> None:
    """Edit the copies there are, send those that are missing, take back those of former 负责人."""
    chiefs, there = signers(desk), sent_messages.standing(desk.db, desk.group, _mark(month, shown))
    _note(desk, told, shown, DRAFT)
    wanted = {each.person.user_id for each in chiefs}
    gone = Shown(phrases.not_yours_now(desk._, month, desk.wall.date()))
    for each in there:
        if each.chat_id not in wanted:
            desk.edit_in(each.chat_id, each.id, gone.text)
    for chief in chiefs:
        own = [each.id for each in there if each.chat_id == chief.person.user_id]
        _hand_to(desk, told, shown, chief, own)
    if not wanted:
        _say_unreachable(desk, month)


def _hand_to(desk: Desk, told: Digest, shown: int, chief: Member, there: Sequence[int]) -> None:
    person, mark = chief.person, _mark(told.period, shown)
    now = _draft(desk, told, shown, words(language_of(person.language)))
    for row in there:
        desk.edit_in(person.user_id, row, now.text, now.rows, now.entities)
    if not there:
        key = f"{mark}:{desk.group.id}:{person.id}"
        desk.tell(person, now.text, now.rows, key=key, about=mark, entities=now.entities)


def _draft(desk: Desk, told: Digest, shown: int, _: Words) -> Shown:
    """The report between what it is and what happens next."""
    group, today, month = desk.group, desk.wall.date(), told.period
    head = phrases.head(_, group.title, month, today, shown) + "\n\n"
    foot = "\n\n" + phrases.foot(_, report_schedule.locking(month, group.settings, group.notice), today)
    text, spans = report_message.text(told, _, MESSAGE_UNITS - utf16(head) - utf16(foot))
    moved = [{**each, "offset": each["offset"] + utf16(head)} for each in spans]
    ids = (group.id, month.key, code_of(told))
    choices = [
        [button(_("发布"), PUBLISH, *ids)],
        [button(_("退回修改"), RETURN, *ids), button(_("改一句"), REMARK, *ids)],
    ]
    return Shown(head + text + foot, moved, [*choices, *report_message.rows(told, group, _)])


def _say_unreachable(desk: Desk, month: Period) -> None:
    """Once a month: to the 管理员 in private, else in the group in one line."""
    group, today = desk.group, desk.wall.date()
    closing = report_schedule.locking(month, group.settings, group.notice)
    admins = [each.person for each in people.admins(desk.db, group) if each.person.reachable]
    for person in admins:
        _ = words(language_of(person.language))
        text = phrases.nobody_reachable(_, month, closing, today, group.title)
        desk.tell(person, text, key=f"unsigned:{group.id}:{month.key}:{person.id}")
    if not admins:
        text = phrases.nobody_reachable_here(desk._, month, closing, today)
        topic = group.settings.digest_topic
        desk.post(text, topic=topic, key=f"unsigned:{group.id}:{month.key}")


def _note(desk: Desk, told: Digest, shown: int, state: str) -> None:
    """Keep what the draft tells and who may sign it."""
    known = f"{_stamp(desk)} {month_post.fingerprint(told)}"
    publication.draft(desk.db, desk.group, told.period.key, known, shown, state, desk.now)


def _stamp(desk: Desk) -> str:
    """As of a post; who may sign belongs to it."""
    return month_post.stamp(desk) + _audience(desk)


def _audience(desk: Desk) -> str:
    return f"@{','.join(str(each.person.id) for each in signers(desk))}"


def _mark(month: Period, shown: int) -> str:
    return f"signing:{month.key}:{shown}"
