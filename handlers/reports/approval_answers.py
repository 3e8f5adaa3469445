"""审签, the 负责人's side: 发布, 退回修改 with a reason, 改一句 for the 说明, 再看一遍."""

from collections.abc import Callable
from datetime import timedelta

from handlers.core import pending_questions
from handlers.core.job_context import Desk
from handlers.core.messages.command_words import plain
from handlers.core.messages.keyboards import button
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Act, Answers, Deeds, NotDone, Turn
from handlers.reports import approval, month_post
from storage.core import drafts, people
from storage.core.drafts import Draft
from storage.reports import publication
from storage.reports.publication import DRAFT, RETURNED, Posted
from storage.worklog import entries
from union.core.groups import Person, Role
from union.core.period import Period
from union.core.rights import Action
from union.reading.privacy.redaction import mask_names, mask_private
from union.words import Words, sentence

WHY, REMARKS = "signing.why", "signing.remarks"
WAITS = timedelta(minutes=30)  # how long the next private message is the answer
LONGEST, QUOTED = 300, 200
NOTHING = ("无", "没有", "删去", "清空", "不要")
returned = sentence("{month}月报已由{name}退回修改：{reason}\n记录改动后会再送审。")
to_mend = sentence("【{group}】{month}月报被{name}退回修改：{reason}\n请更正有关记录，改后会再送审。")
to_mend_in_group = sentence("{month}月报被退回修改：{reason}\n请更正有关记录，改后会再送审。")
over = sentence("这一稿已处理过了")  # The month is locked, or its draft is out of date


def publish(turn: Turn, month: Period, row: Posted, code: str) -> str | None:
    """Sign the draft of this code; what stands in the way in words, None when it is published."""
    desk, me = turn.desk(), turn.there(turn.me())
    if code != month_post.code_of(month_post.report_now(desk, month)):
        approval.refresh(desk, month, row)
        return turn._("月报刚有变动，请看过新稿再发布")
    approval.publish(desk, month, row, me.name)
    turn.audit("sign", month.key)
    return None


def give_back(turn: Turn, month: Period, row: Posted, reason: str) -> str:
    """退回修改: the authors and the 管理员 hear why. What to say about it."""
    desk, me = turn.desk(), turn.there(turn.me())
    publication.give_back(turn.db, desk.group, month.key)
    again = button(turn._("再看一遍"), approval.AGAIN, desk.group.id, month.key)
    said = brief(reason, QUOTED)
    approval.over(desk, month, row.shown, returned, [[again]], name=me.name, reason=said)
    turn.audit("return", month.key)
    count = _pass_on(desk, month, me, reason)
    return (
        turn._("已退回，转告了{count}人。记录改动后再送您审签。", count=count)
        if count
        else turn._("已退回，在群里说了。记录改动后再送您审签。")
    )


def remark(turn: Turn, month: Period, row: Posted, said: str) -> str:
    """改一句: the 说明 as it shall read; the draft shows it at once. What to say about it."""
    kept = "" if plain(said.strip("。")) in NOTHING else said
    publication.set_remarks(turn.db, turn.with_group(), month.key, kept)
    approval.refresh(turn.desk(), month, row)
    return turn._("「说明」已写进月报，请在上面的送审稿里发布。") if kept else turn._("「说明」已删去。")


def too_long(_: Words, said: str) -> str:
    """Said of an answer that is no sentence any more; "" of any other."""
    return _("太长了，请在{most}字以内。", most=LONGEST) if len(said) > LONGEST else ""


def keepable(said: str) -> str:
    """What may be kept of a reason or a 说明, on one line."""
    return mask_names(mask_private(" ".join(said.split())))


def _publish(turn: Turn, month: Period, row: Posted) -> None:
    trouble = publish(turn, month, row, turn.press.ids[1])
    turn.toast, turn.alert = trouble or turn._("已发布"), trouble is not None


def _return(turn: Turn, month: Period, _row: Posted) -> None:
    _ask(turn, WHY, month, turn._("哪里要改？请直接回一句，我转给记录人和管理员。"))


def _remark(turn: Turn, month: Period, row: Posted) -> None:
    how = turn._("请直接回一句，写进报告末尾的「说明」。")
    if row.remarks:
        how = turn._(
            "报告末尾的「说明」现在是：{now}\n请直接回一句，换成新的；回「无」删去。",
            now=brief(row.remarks, QUOTED),
        )
    _ask(turn, REMARKS, month, how)


def _again(turn: Turn, month: Period, row: Posted) -> None:
    """「再看一遍」 under a draft that went back."""
    approval.show_anew(turn.desk(), month, row.shown + 1)


def _on_draft(act: Callable[[Turn, Period, Posted], None], state: str = DRAFT) -> Act:
    """A deed about the month of the button, if the presser may sign it now; the toast says why not."""

    def deed(turn: Turn) -> None:
        month = month_post.pressed_period(turn)
        row = publication.of_period(turn.db, turn.with_group(), month.key)
        if not turn.may(Action.SIGN):
            raise NotDone(turn._("月报由本群负责人审签"))
        if row is None or row.state != state:
            raise NotDone(over(turn._))
        act(turn, month, row)

    return deed


def _ask(turn: Turn, subject: str, month: Period, text: str) -> None:
    """Ask for one sentence; what was asked before is given up."""
    drafts.give_up(turn.db, turn.where.chat_id, turn.there(turn.me()), tuple(ANSWERS))
    pending_questions.ask(turn, subject, {"period": month.key}, WAITS, text)


def _answered(act: Callable[[Turn, Period, Posted, str], str]) -> Callable[[Turn, Draft], bool]:
    """What is done with the sentence asked for, and what is said about it."""

    def answer(turn: Turn, draft: Draft) -> bool:
        month = turn.with_group().months.of_key(draft.data["period"])
        row = publication.of_period(turn.db, turn.with_group(), month.key) if month else None
        said = keepable(turn.said.text)
        is_open = row is not None and row.state == DRAFT and turn.may(Action.SIGN)
        if not turn.said.text.strip():
            return False
        if is_open and (trouble := too_long(turn._, said)):
            turn.say(trouble)
            return True
        drafts.end(turn.db, draft)
        turn.say(act(turn, month, row, said) if is_open and month and row else over(turn._))
        return True

    return answer


def _pass_on(desk: Desk, month: Period, by: Person, reason: str) -> int:
    """Tell who can mend it, in private; the group only where none of them can be reached. How many heard."""
    group, told = desk.group, {"name": by.name, "reason": brief(reason, QUOTED)}
    authors = entries.authors(desk.db, group, month.first, month.end)
    asked = [
        each.person
        for each in people.roster(desk.db, group)
        if each.person.id != by.id and (each.role is Role.ADMIN or each.person.id in authors)
    ]
    heard = month_post.tell_each(desk, asked, month_post.of_month(desk, month, to_mend, **told))
    if not heard:
        text = month_post.of_month(desk, month, to_mend_in_group, **told)(desk._)
        desk.post(text, topic=group.settings.digest_topic)
    return heard


ANSWERS: Answers = {WHY: _answered(give_back), REMARKS: _answered(remark)}
next_answers = pending_questions.unreplied(ANSWERS)
DEEDS: Deeds = {
    approval.PUBLISH: _on_draft(_publish),
    approval.RETURN: _on_draft(_return),
    approval.REMARK: _on_draft(_remark),
    approval.AGAIN: _on_draft(_again, RETURNED),
}
