"""更正稿: a log of a locked month was changed, the 管理员 and the 负责人 decide whether its report is issued again."""

from collections.abc import Sequence

from handlers.core import press_texts as presses
from handlers.core.button_press import unforged
from handlers.core.job_context import Desk
from handlers.core.messages.outgoing_message import button
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.reports import month_post, report_snapshot, rollup
from handlers.reports.documents import document_job
from handlers.reports.month_post import Shown, name_of, of_month
from storage.core import people
from storage.core.outbox import sent_messages
from storage.core.outbox.queue import Lane
from storage.reports import locked_reports, publication
from storage.worklog import entries
from union.core.groups import in_charge
from union.core.message_layout import points
from union.core.period import Grain, Period
from union.core.rights import Action
from union.reports.document import FileForm
from union.reports.model import Digest
from union.reports.text import title as title_of
from union.words import Words, sentence
from union.worklog.entries import LogEntry

PUBLISH, LEAVE = "amend.publish", "amend.leave"
FILES = (FileForm.DOCX, FileForm.XLSX)  # what is issued anew with a correction
SHOWN = 12
reverted = sentence("改动已还原，{month}月报不用更正。")


def notice(turn: Turn, *versions: LogEntry) -> None:
    """After a change: `versions` are the log before and after. Nothing is said of months that are open."""
    desk = turn.desk()
    days = (fact.day for each in versions if each.late_for is None for fact in each.facts)
    found = set(map(desk.group.months.containing, days))
    found |= {month for each in versions if (month := report_snapshot.carrier(desk.db, desk.group, each))}
    for month in sorted(found, key=lambda each: each.first):
        if locked_reports.latest(desk.db, desk.group, month.key):
            _offer(turn, desk, month)


def after_lock(desk: Desk, report: Digest) -> None:
    """A month was locked: longer reports that end with it stand, locked ones its 补报 belong to are issued again."""
    month_post.reports(desk).lock_longer(report.period)
    numbers = {number for section in report.late for number in section.count.sources}
    missed = {entry.late_for for entry in entries.by_numbers(desk.db, desk.group, sorted(numbers))}
    for key in sorted(each for each in missed if each):
        month = desk.group.months.of_key(key)
        for told in month_post.reports(desk).reissue_longer(month) if month else ():
            if told.period.grain is Grain.YEAR:
                facts = {
                    "title": title_of.title(told, desk._, year=True),
                    "state": title_of.state(told, desk._),
                }
                lines = _lines(desk._, told.corrections)
                _post(desk, desk._("{title}补入迟报的记录（{state}）：\n{lines}", **facts, lines=lines), told)


def _offer(turn: Turn, desk: Desk, month: Period) -> None:
    """A card for everybody who may decide, or the one they have brought up to date."""
    mark = _mark(desk, month)
    told = month_post.reports(desk).corrected(month)
    if told is None:
        said = of_month(desk, month, reverted)
        month_post.change_copies(desk, mark, lambda _: Shown(said(_)))
        return
    is_told = bool(sent_messages.standing(desk.db, desk.group, mark))
    month_post.change_copies(desk, mark, lambda _: _card(desk, told, _))
    deciding = (*people.admins(desk.db, desk.group), *in_charge(people.roster(desk.db, desk.group)))
    members = {each.person.id: each.person for each in deciding}
    asked = [each for each in members.values() if each.reachable]
    month_post.give_each(desk, mark, asked, lambda _: _card(desk, told, _), turn.me())
    if not asked and not is_told:
        card = _card(desk, told, turn._)
        turn.say(card.text, card.rows, about=mark)


def _mark(desk: Desk, month: Period) -> str:
    found = locked_reports.latest(desk.db, desk.group, month.key)
    return f"amending:{month.key}:{found.version + 1 if found else 0}"


def _card(desk: Desk, told: Digest, _: Words) -> Shown:
    ids = (desk.group.id, told.period.key, month_post.code_of(told))
    rows = [[button(_("发布更正稿"), PUBLISH, *ids), button(_("先不发"), LEAVE, *ids)]]
    facts = month_post.facts(desk, told.period, _) | {"state": title_of.state(told, _)}
    lines = _lines(_, told.corrections)
    return Shown(
        _("【{group}】{month}月报已定稿。这次改动会使：\n{lines}\n发布{state}？", **facts, lines=lines), rows
    )


def _publish(turn: Turn) -> None:
    desk, told, mark = _pressed(turn)
    month_post.reports(desk).keep_corrected(told)
    posted = publication.of_period(desk.db, desk.group, told.period.key)
    if posted is not None and posted.post_id is not None:
        month_post.edit(desk, told.period, posted, told)
    rollup.hand_up_month(desk, told.period)
    others = month_post.reports(desk).reissue_longer(told.period)
    _post(desk, _corrected(desk._, told, others), told)
    name = turn.incoming.who.name if turn.incoming.who else ""

    def published(_: Words) -> Shown:
        month, state = name_of(desk, told.period, _), title_of.state(told, _)
        return Shown(_("{month}月报{state}已由{name}发布。", month=month, state=state, name=name))

    month_post.change_copies(desk, mark, published)
    turn.audit("amend", f"{told.period.key}:{told.version}")
    turn.toast = turn._("已发布")


def _post(desk: Desk, text: str, told: Digest) -> None:
    topic = desk.group.settings.digest_topic
    desk.post(text, lane=Lane.DIGEST, topic=topic, about=f"digest:{told.period.key}")
    document_job.overtaken(desk, told.period)
    month_post.want_file(desk, told.period, FILES)


def _leave(turn: Turn) -> None:
    desk, told, mark = _pressed(turn)
    ids = (desk.group.id, told.period.key, month_post.code_of(told))

    def left(_: Words) -> Shown:
        month, lines = name_of(desk, told.period, _), _lines(_, told.corrections)
        text = _("{month}月报先不更正，仍按已发布的为准：\n{lines}", month=month, lines=lines)
        return Shown(text, [[button(_("发布更正稿"), PUBLISH, *ids)]])

    month_post.change_copies(desk, mark, left)


def _pressed(turn: Turn) -> tuple[Desk, Digest, str]:
    """What the button would publish, if the presser may and has seen it; the toast says why not."""
    month = month_post.pressed_period(turn)
    unforged(month.is_month)
    turn.needs(Action.AMEND, turn._("更正稿由管理员或负责人发布"))
    desk = turn.desk()
    told = turn.there(month_post.reports(desk).corrected(month), presses.done_before(turn._))
    if turn.press.ids[1] != month_post.code_of(told):
        month_post.change_copies(desk, _mark(desk, month), lambda _: _card(desk, told, _))
        raise NotDone(turn._("记录又有变动，请看过再发布"), alert=True)
    return desk, told, _mark(desk, month)


def _corrected(_: Words, told: Digest, others: Sequence[Digest]) -> str:
    state, lines = title_of.state(told, _), _lines(_, told.corrections)
    head = _("{title}有更正（{state}）：", title=title_of.title(told, _), state=state)
    names = _("、").join(title_of.title(each, _, year=True) for each in others)
    return "\n".join([head, lines, *([_("{titles}随之更正。", titles=names)] if others else [])])


def _lines(_: Words, corrections: Sequence[str]) -> str:
    return "\n".join(points(corrections, SHOWN, lambda rest: _("· 另有{count}处", count=rest)))


DEEDS: Deeds = {PUBLISH: _publish, LEAVE: _leave}
