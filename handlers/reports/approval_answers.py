"""审签, the 负责人's side: 发布, 退回修改 with a reason, 改一句 for the 说明, 再看一遍."""

from collections.abc import Callable
from datetime import timedelta

from handlers.core import pending_questions
from handlers.core.job_context import Desk
from handlers.core.messages.command_words import plain
from handlers.core.messages.keyboards import button
from handlers.core.turn import Turn
from handlers.reports import approval, month_post
from handlers.reports import approval_texts as phrases
from handlers.reports.approval import Shown
from storage.core import audit_log, drafts, people
from storage.core.drafts import Draft
from storage.reports import publication
from storage.reports.publication import DRAFT, RETURNED, Posted
from storage.worklog import entries
from union.core.groups import Person, Role
from union.core.period import Period
from union.core.rights import Action
from union.reading.privacy.redaction import mask_names, mask_private
from union.words import language_of, words

WHY, REMARKS = "signing.why", "signing.remarks"
WAITS = timedelta(minutes=30)  # how long the next private message is the answer
LONGEST = 300
NOTHING = ("无", "没有", "删去", "清空", "不要")


def _publish(turn: Turn) -> None:
    found = _pressed(turn, DRAFT)
    press, me = turn.incoming.press, turn.me()
    if found is None or press is None or me is None:
        return
    trouble = publish(turn, me, found[1], found[2], press.ids[1])
    turn.toast, turn.alert = trouble or turn._("已发布"), trouble is not None


def publish(turn: Turn, me: Person, month: Period, row: Posted, code: str) -> str | None:
    """Sign the draft of this code; what stands in the way in words, None when it is published."""
    desk = turn.desk()
    if code != approval.code_of(month_post.report_now(desk, month)):
        approval.refresh(desk, month, row)
        return turn._("月报刚有变动，请看过新稿再发布")
    approval.publish(desk, month, row, me.name)
    audit_log.audit(turn.db, desk.group, me, "sign", month.key, turn.now)
    return None


def give_back(turn: Turn, me: Person, month: Period, row: Posted, reason: str) -> str:
    """退回修改: the authors and the 管理员 hear why. What to say about it."""
    desk = turn.desk()
    publication.give_back(turn.db, desk.group, month.key)
    again = button(turn._("再看一遍"), approval.AGAIN, desk.group.id, month.key)
    today = desk.wall.date()
    approval.change_all(
        desk,
        month,
        row.shown,
        lambda _: Shown(phrases.returned(_, month, today, me.name, reason), rows=[[again]]),
    )
    audit_log.audit(turn.db, desk.group, me, "return", month.key, turn.now)
    count = _pass_on(desk, month, me, reason)
    return (
        turn._("已退回，转告了{count}人。记录改动后再送您审签。", count=count)
        if count
        else turn._("已退回，在群里说了。记录改动后再送您审签。")
    )


def remark(turn: Turn, month: Period, row: Posted, said: str) -> str:
    """改一句: the 说明 as it shall read; the draft shows it at once. The 说明 as kept."""
    kept = "" if plain(said.strip("。")) in NOTHING else said
    publication.set_remarks(turn.db, turn.with_group(), month.key, kept)
    approval.refresh(turn.desk(), month, row)
    return kept


def keepable(said: str) -> str:
    """What may be kept of a reason or a 说明, on one line."""
    return mask_names(mask_private(" ".join(said.split())))


def _return(turn: Turn) -> None:
    found = _pressed(turn, DRAFT)
    if found is not None:
        _ask(turn, WHY, found[1], turn._("哪里要改？请直接回一句，我转给记录人和管理员。"))


def _remark(turn: Turn) -> None:
    found = _pressed(turn, DRAFT)
    if found is not None:
        _ask(turn, REMARKS, found[1], phrases.ask_remarks(turn._, found[2].remarks))


def _again(turn: Turn) -> None:
    """「再看一遍」 under a draft that went back."""
    found = _pressed(turn, RETURNED)
    if found is not None:
        desk, month, row = found
        approval.show_anew(desk, month, row.shown + 1)


def _pressed(turn: Turn, state: str) -> tuple[Desk, Period, Posted] | None:
    """The month behind the button, if the presser may sign it now; the toast says why not."""
    press = turn.incoming.press
    month = turn.with_group().months.of_key(press.ids[0]) if press else None
    if month is None:
        raise ValueError("no such period")
    if not turn.may(Action.SIGN):
        turn.toast = turn._("月报由本群负责人审签")
        return None
    row = publication.of_period(turn.db, turn.with_group(), month.key)
    if row is None or row.state != state:
        turn.toast = phrases.over(turn._)
        return None
    return turn.desk(), month, row


def _ask(turn: Turn, subject: str, month: Period, text: str) -> None:
    """Ask for one sentence; what was asked before is given up."""
    me = turn.me()
    if me is not None:
        drafts.give_up(turn.db, turn.where.chat_id, me, tuple(ANSWERS))
        pending_questions.ask(turn, subject, {"period": month.key}, WAITS, text)


def _answered(turn: Turn, draft: Draft) -> tuple[Period, Posted, str] | None:
    """The month asked about and what was said of it; None when that was said to the writer already."""
    month = turn.with_group().months.of_key(draft.data["period"])
    row = publication.of_period(turn.db, turn.with_group(), month.key) if month else None
    said = keepable(turn.said.text)
    if month is None or row is None or row.state != DRAFT or not turn.may(Action.SIGN):
        drafts.end(turn.db, draft)
        turn.say(phrases.over(turn._))
    elif len(said) > LONGEST:
        turn.say(phrases.too_long(turn._, LONGEST))
    else:
        drafts.end(turn.db, draft)
        return month, row, said
    return None


def _why(turn: Turn, draft: Draft) -> bool:
    """The reason of 退回修改: the authors and the 管理员 hear it."""
    if not turn.said.text.strip():
        return False
    found, me = _answered(turn, draft), turn.me()
    if found is None or me is None:
        return True
    turn.say(give_back(turn, me, *found))
    return True


def _pass_on(desk: Desk, month: Period, by: Person, reason: str) -> int:
    """Tell who can mend it, in private; the group only where none of them can be reached. How many heard."""
    group, today = desk.group, desk.wall.date()
    authors = entries.authors(desk.db, group, month.first, month.end)
    told = [
        each.person
        for each in people.roster(desk.db, group)
        if each.person.reachable
        and each.person.id != by.id
        and (each.role is Role.ADMIN or each.person.id in authors)
    ]
    for person in told:
        _ = words(language_of(person.language))
        desk.tell(person, phrases.to_mend(_, month, today, group.title, by.name, reason))
    if not told:
        desk.post(phrases.to_mend_here(desk._, month, today, reason), topic=group.settings.digest_topic)
    return len(told)


def _remarks(turn: Turn, draft: Draft) -> bool:
    """The 说明 as it shall read; the draft shows it at once."""
    if not turn.said.text.strip():
        return False
    found = _answered(turn, draft)
    if found is None:
        return True
    turn.say(phrases.remarks_kept(turn._, remark(turn, *found)))
    return True


ANSWERS: dict[str, Callable[[Turn, Draft], bool]] = {WHY: _why, REMARKS: _remarks}
next_answers = pending_questions.unreplied(ANSWERS)
DEEDS: dict[str, Callable[[Turn], None]] = {
    approval.PUBLISH: _publish,
    approval.RETURN: _return,
    approval.REMARK: _remark,
    approval.AGAIN: _again,
}
