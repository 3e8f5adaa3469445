"""更正稿: a log of a locked month was changed, the 管理员 and the 负责人 decide whether its report is issued again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from handlers.core import press_texts as presses
from handlers.core.job_context import Desk
from handlers.core.messages.keyboards import Rows, button
from handlers.core.turn import Turn
from handlers.reports import amendments, month_post
from storage.core import audit_log, people
from storage.core.outbox import sent_messages
from storage.core.outbox.queue import Lane
from storage.core.outbox.sent_messages import MessageCopy
from storage.reports import locked_reports, publication
from storage.reports.publication import Wanted
from storage.worklog import entries
from union.core.grain import Grain
from union.core.groups import Person, in_charge
from union.core.period import Period
from union.core.rights import Action
from union.reports.document_names import Form
from union.reports.model import Digest
from union.reports.text import title as title_of
from union.words import Words, language_of, words
from union.worklog.entries import LogEntry

PUBLISH, LEAVE = "amend.publish", "amend.leave"
FILES = (Form.DOCX, Form.XLSX)  # what is issued anew with a correction
CODE = 8  # signs of a fingerprint in a button
SHOWN = 12


def notice(turn: Turn, *versions: LogEntry) -> None:
    """After a change: `versions` are the log before and after. Nothing is said of months that are open."""
    desk = turn.desk()
    for month in sorted(_touched(desk, versions), key=lambda each: each.first):
        _offer(turn, desk, month)


def after_lock(desk: Desk, report: Digest) -> None:
    """A month was locked: longer reports that end with it stand, locked ones its 补报 belong to are issued again."""
    amendments.lock_longer(desk.db, desk.group, report.period, desk.now)
    numbers = {number for section in report.late for number in section.count.sources}
    missed = {entry.late_for for entry in entries.by_numbers(desk.db, desk.group, sorted(numbers))}
    for key in sorted(each for each in missed if each):
        month = desk.group.months.of_key(key)
        for told in amendments.reissue_longer(desk.db, desk.group, month, desk.now) if month else ():
            if told.period.grain is Grain.YEAR:
                _post(desk, with_late(desk._, told), told)


def _touched(desk: Desk, versions: tuple[LogEntry, ...]) -> set[Period]:
    """The locked months whose reports tell of the log."""
    found = {
        desk.group.months.containing(fact.day)
        for each in versions
        if each.late_for is None
        for fact in each.facts
    }
    found |= {month for each in versions if (month := amendments.carrier(desk.db, desk.group, each))}
    return {each for each in found if locked_reports.latest(desk.db, desk.group, each.key)}


def _offer(turn: Turn, desk: Desk, month: Period) -> None:
    """A card for everybody who may decide, or the one they have brought up to date."""
    mark, there = _copies(desk, month)
    told = amendments.corrected(desk.db, desk.group, month, desk.now)
    if told is None:
        _change(desk, there, lambda _: (nothing_left(_, month, desk.wall.date()), ()))
        return
    _change(desk, there, lambda _: _card(desk, told, _))
    me, asked = turn.me(), list(_deciding(desk))
    for person in asked:
        if all(each.chat_id != person.user_id for each in there):
            text, rows = _card(desk, told, words(language_of(person.language)))
            key = f"{mark}:{desk.group.id}:{person.id}"
            desk.tell(person, text, rows, key=key, about=mark, asked=me is not None and me.id == person.id)
    if not asked and not there:
        text, rows = _card(desk, told, turn._)
        turn.say(text, rows, about=mark)


def _deciding(desk: Desk) -> Iterator[Person]:
    """The 管理员 and the 负责人 who can be reached."""
    members = {
        each.person.id: each.person
        for each in (*people.admins(desk.db, desk.group), *in_charge(people.roster(desk.db, desk.group)))
    }
    yield from (each for each in members.values() if each.reachable)


def _copies(desk: Desk, month: Period) -> tuple[str, list[MessageCopy]]:
    """The mark of the cards about the month's next 更正稿, and where they stand."""
    found = locked_reports.latest(desk.db, desk.group, month.key)
    mark = f"amending:{month.key}:{found.version + 1 if found else 0}"
    return mark, sent_messages.standing(desk.db, desk.group, mark)


def _card(desk: Desk, told: Digest, _: Words) -> tuple[str, Rows]:
    ids = (desk.group.id, told.period.key, _code(told))
    rows = [[button(_("发布更正稿"), PUBLISH, *ids), button(_("先不发"), LEAVE, *ids)]]
    return offer(_, told, desk.group.title, desk.wall.date()), rows


def _change(desk: Desk, there: list[MessageCopy], draw: Callable[[Words], tuple[str, Rows]]) -> None:
    languages = {each.person.user_id: each.person.language for each in people.roster(desk.db, desk.group)}
    for copy in there:
        private = copy.chat_id in languages
        desk.edit_in(
            copy.chat_id, copy.id, *draw(words(language_of(languages[copy.chat_id])) if private else desk._)
        )


def _publish(turn: Turn) -> None:
    found = _pressed(turn)
    if found is None:
        return
    desk, told, there = found
    amendments.keep(desk.db, desk.group, told, desk.now)
    posted = publication.of_period(desk.db, desk.group, told.period.key)
    if posted is not None and posted.post_id is not None:
        month_post.edit(desk, told.period, posted, told)
    others = amendments.reissue_longer(desk.db, desk.group, told.period, desk.now)
    _post(desk, corrected(desk._, told, others), told)
    name, today = turn.incoming.who.name if turn.incoming.who else "", desk.wall.date()
    _change(desk, there, lambda _: (published(_, told, today, name), ()))
    audit_log.audit(turn.db, desk.group, turn.me(), "amend", f"{told.period.key}:{told.version}", turn.now)
    turn.toast = turn._("已发布")


def _post(desk: Desk, text: str, told: Digest) -> None:
    """A line in the group, followed by the files."""
    group = desk.group
    desk.post(text, lane=Lane.DIGEST, topic=group.settings.digest_topic, about=f"digest:{told.period.key}")
    wanted = Wanted(0, group.id, group.chat_id, group.settings.digest_topic, told.period.key, scheduled=True)
    for form in FILES:
        publication.want_document(desk.db, group, replace(wanted, form=form), desk.now)


def _leave(turn: Turn) -> None:
    """Not now: the way stays open."""
    found = _pressed(turn)
    if found is None:
        return
    desk, told, there = found
    ids = (desk.group.id, told.period.key, _code(told))
    _change(
        desk,
        there,
        lambda _: (left(_, told, desk.wall.date()), [[button(_("发布更正稿"), PUBLISH, *ids)]]),
    )


def _pressed(turn: Turn) -> tuple[Desk, Digest, list[MessageCopy]] | None:
    """What the button would publish, if the presser may and has seen it; the toast says why not."""
    press = turn.incoming.press
    month = turn.with_group().months.of_key(press.ids[0]) if press else None
    if press is None or month is None or not month.is_month:
        raise ValueError("no such month")
    if not turn.may(Action.AMEND):
        turn.toast = turn._("更正稿由管理员或负责人发布")
        return None
    desk = turn.desk()
    _mark, there = _copies(desk, month)
    told = amendments.corrected(desk.db, desk.group, month, desk.now)
    if told is None:
        turn.toast = presses.done_before(turn._)
        return None
    if press.ids[1] != _code(told):
        _change(desk, there, lambda _: _card(desk, told, _))
        turn.toast, turn.alert = turn._("记录又有变动，请看过再发布"), True
        return None
    return desk, told, there


def _code(told: Digest) -> str:
    return month_post.fingerprint(told)[:CODE]


def offer(_: Words, told: Digest, group_title: str, today: date) -> str:
    """To the 管理员 and the 负责人, after a change in a month that is locked."""
    return _(
        "【{group}】{month}月报已定稿。这次改动会使：\n{lines}\n发布{state}？",
        group=group_title,
        month=title_of.period_name(told.period, _, now=today),
        lines=_lines(_, told.corrections),
        state=title_of.state(told, _),
    )


def nothing_left(_: Words, month: Period, today: date) -> str:
    """In place of the offer, when the change was taken back."""
    return _("改动已还原，{month}月报不用更正。", month=title_of.period_name(month, _, now=today))


def left(_: Words, told: Digest, today: date) -> str:
    """In place of the offer, when it was put off."""
    return _(
        "{month}月报先不更正，仍按已发布的为准：\n{lines}",
        month=title_of.period_name(told.period, _, now=today),
        lines=_lines(_, told.corrections),
    )


def published(_: Words, told: Digest, today: date, name: str) -> str:
    """In place of the offer, when somebody has published it."""
    return _(
        "{month}月报{state}已由{name}发布。",
        month=title_of.period_name(told.period, _, now=today),
        state=title_of.state(told, _),
        name=name,
    )


def corrected(_: Words, told: Digest, others: Sequence[Digest]) -> str:
    """To the group: what the 更正稿 changes, and which longer reports changed with it."""
    lines = [
        _("{title}有更正（{state}）：", title=title_of.title(told, _), state=title_of.state(told, _)),
        _lines(_, told.corrections),
    ]
    if others:
        lines.append(_("{titles}随之更正。", titles=_("、").join(_titles(_, others))))
    return "\n".join(lines)


def with_late(_: Words, told: Digest) -> str:
    """To the group: the year's report after its lock, with what was filed late."""
    return _(
        "{title}补入迟报的记录（{state}）：\n{lines}",
        title=title_of.title(told, _, year=True),
        state=title_of.state(told, _),
        lines=_lines(_, told.corrections),
    )


def _titles(_: Words, found: Sequence[Digest]) -> list[str]:
    return [title_of.title(each, _, year=True) for each in found]


def _lines(_: Words, corrections: Sequence[str]) -> str:
    lines = [f"· {line}" for line in corrections[:SHOWN]]
    if len(corrections) > SHOWN:
        lines.append(_("· 另有{count}处", count=len(corrections) - SHOWN))
    return "\n".join(lines)


DEEDS: dict[str, Callable[[Turn], None]] = {PUBLISH: _publish, LEAVE: _leave}
