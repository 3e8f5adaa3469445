"""审签: before the group sees the month's report the 负责人 get it in private; signing it is the lock.

The round shows the draft and keeps it up to date; their answers are 发布, 退回修改 with a reason, 改一句 for the 说明, 再看一遍.
"""

from collections.abc import Callable
from datetime import timedelta

from handlers.calendar.views import month_picture_job
from handlers.core import pending_questions
from handlers.core.job_context import Desk
from handlers.core.messages.command_words import simplified_text
from handlers.core.messages.outgoing_message import MESSAGE_UNITS, Rows, brief, button
from handlers.core.turn import Act, Answers, Deeds, NotDone, Turn
from handlers.reports import amendment_question, month_post
from handlers.reports.month_post import Shown, of_month
from storage.core import drafts, people
from storage.core.drafts import Draft
from storage.core.outbox import sent_messages
from storage.reports import publication
from storage.reports.publication import DRAFT, RETURNED, Posted
from storage.worklog import entries
from union.core import groups
from union.core.groups import Person, Role
from union.core.message_layout import utf16
from union.core.period import Period
from union.core.rights import Action
from union.reading.privacy.redaction import mask_names, mask_private
from union.reports.model import Digest
from union.words import Words, language_of, sentence, words

PUBLISH, RETURN, REMARK, AGAIN = "sign.publish", "sign.return", "sign.remark", "sign.again"
mended = sentence("{month}月报已有新稿，见下面。")
published = sentence("{month}月报已由{name}审签发布，已定稿。")
replaced = sentence("您已不是负责人，{month}月报由现在的负责人审签。")
# Below a draft.
foot = sentence("发布即定稿，之后的记录列为补报。到{when}仍未审签的，按「未审签」发布。")
# Nobody can sign: to the 管理员, or in the group.
unreachable = sentence(
    "【{group}】{month}月报待审签，但负责人都没有私聊过我，收不到。请负责人先私聊我，发 /start；"
    "到{when}仍未审签的，按「未审签」发布。"
)
waits = sentence("{month}月报待审签，请负责人先私聊我，发 /start；到{when}仍未审签的，按「未审签」发布。")


def is_approval_pending(desk: Desk, row: Posted | None) -> bool:
    """Whether the month waits for a signature: the group wants one, and has seen nothing yet."""
    return desk.group.settings.signing and (row is None or row.waits)


def keep(desk: Desk, month: Period, row: Posted | None) -> None:
    """Show the draft, keep it up to date, show it again when it was mended; safe at every round."""
    may_ring = groups.permitted(desk.wall, desk.group.settings)
    if row is None and may_ring:
        show_anew(desk, month, 1)
    if row is None or row.stamp == _stamp(desk):
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
        close_draft_copies(desk, month, shown - 1, mended)
    _keep_draft(desk, month, month_post.report_now(desk, month), shown)


def refresh(desk: Desk, month: Period, row: Posted) -> None:
    _keep_draft(desk, month, month_post.report_now(desk, month), row.shown)


def publish(desk: Desk, month: Period, row: Posted, name: str) -> None:
    """Signed: locked, and now the group sees it."""
    told = month_post.lock(desk, month, signed_by=name)
    month_post.post(desk, month, told)
    month_post.want_file(desk, month)
    month_picture_job.want_behind_report(desk, month)
    close_draft_copies(desk, month, row.shown, published, name=name)
    amendment_question.after_lock(desk, told)


def close_draft_copies(
    desk: Desk, month: Period, shown: int, told: Callable[..., str], rows: Rows = (), **more: object
) -> None:
    """Nothing is left to sign of this draft: every copy says what became of it."""
    said = of_month(desk, month, told, **more)
    month_post.change_copies(desk, _mark(month, shown), lambda _: Shown(said(_), rows))


def signers(desk: Desk) -> list[groups.Member]:
    return [each for each in groups.in_charge(people.roster(desk.db, desk.group)) if each.person.reachable]


def _keep_draft(desk: Desk, month: Period, told: Digest, shown: int) -> None:
    """Edit the copies there are, send those that are missing, take back those of former 负责人."""
    chiefs, mark = {each.person.user_id: each.person for each in signers(desk)}, _mark(month, shown)
    _note(desk, told, shown, DRAFT)
    gone = Shown(replaced(desk._, **month_post.facts(desk, month, desk._)))
    for copy in sent_messages.standing(desk.db, desk.group, mark):
        chief = chiefs.get(copy.chat_id)
        now = _draft(desk, told, shown, words(language_of(chief.language))) if chief else gone
        desk.edit_in(copy.chat_id, copy.id, now.text, now.rows, now.entities)
    month_post.give_each(desk, mark, chiefs.values(), lambda _: _draft(desk, told, shown, _))
    if not chiefs:
        _say_unreachable(desk, month)


def _draft(desk: Desk, told: Digest, shown: int, _: Words) -> Shown:
    group, month, facts = desk.group, told.period, month_post.facts(desk, told.period, _)
    head = _("【{group}】{month}月报送审稿，请审签", **facts)
    if shown > 1:
        head = _("【{group}】{month}月报送审稿（第{number}稿），请审签", **facts, number=shown)
    head, below = f"{head}\n\n", f"\n\n{foot(_, **facts)}"
    text, spans = month_post.report_text(told, _, MESSAGE_UNITS - utf16(head) - utf16(below))
    moved = [{**each, "offset": each["offset"] + utf16(head)} for each in spans]
    ids = (group.id, month.key, month_post.code_of(told))
    choices = [button(_("退回修改"), RETURN, *ids), button(_("改一句"), REMARK, *ids)]
    rows = [[button(_("发布"), PUBLISH, *ids)], choices, *month_post.report_buttons(told, group, _)]
    return Shown(head + text + below, rows, moved)


def _say_unreachable(desk: Desk, month: Period) -> None:
    """Once a month: to the 管理员 in private, else in the group in one line."""
    group, key = desk.group, f"unsigned:{desk.group.id}:{month.key}"
    admins = (each.person for each in people.admins(desk.db, group))
    if not month_post.tell_each(desk, admins, of_month(desk, month, unreachable), key):
        text = waits(desk._, **month_post.facts(desk, month, desk._))
        desk.post(text, topic=group.settings.digest_topic, key=key)


def _note(desk: Desk, told: Digest, shown: int, state: str) -> None:
    known = f"{_stamp(desk)} {month_post.fingerprint(told)}"
    publication.draft(desk.db, desk.group, told.period.key, known, shown, state, desk.now)


def _stamp(desk: Desk) -> str:
    """As of a post; who may sign belongs to it."""
    return month_post.stamp(desk) + _audience(desk)


def _audience(desk: Desk) -> str:
    return f"@{','.join(str(each.person.id) for each in signers(desk))}"


def _mark(month: Period, shown: int) -> str:
    return f"signing:{month.key}:{shown}"


WHY, REMARKS = "signing.why", "signing.remarks"
WAITS = timedelta(minutes=30)  # how long the next private message is the answer
LONGEST, QUOTED = 300, 200
NOTHING = ("无", "没有", "删去", "清空", "不要")
ask_why = sentence("哪里要改？请直接回一句，我转给记录人和管理员。")
returned = sentence("{month}月报已由{name}退回修改：{reason}\n记录改动后会再送审。")
to_mend = sentence("【{group}】{month}月报被{name}退回修改：{reason}\n请更正有关记录，改后会再送审。")
to_mend_in_group = sentence("{month}月报被退回修改：{reason}\n请更正有关记录，改后会再送审。")
settled = sentence("这一稿已处理过了")  # The month is locked, or its draft is out of date


def sign(turn: Turn, month: Period, row: Posted, code: str) -> str | None:
    """Sign the draft of this code; what stands in the way in words, None when it is published."""
    desk, me = turn.desk(), turn.there(turn.me())
    if code != month_post.code_of(month_post.report_now(desk, month)):
        refresh(desk, month, row)
        return turn._("月报刚有变动，请看过新稿再发布")
    publish(desk, month, row, me.name)
    turn.audit("sign", month.key)
    return None


def give_back(turn: Turn, month: Period, row: Posted, reason: str) -> str:
    """退回修改: the authors and the 管理员 hear why. What to say about it."""
    desk, me = turn.desk(), turn.there(turn.me())
    publication.give_back(turn.db, desk.group, month.key)
    again = button(turn._("再看一遍"), AGAIN, desk.group.id, month.key)
    said = brief(reason, QUOTED)
    close_draft_copies(desk, month, row.shown, returned, [[again]], name=me.name, reason=said)
    turn.audit("return", month.key)
    if count := _pass_on(desk, month, me, reason):
        return turn._("已退回，转告了{count}人。记录改动后再送您审签。", count=count)
    return turn._("已退回，在群里说了。记录改动后再送您审签。")


def remark(turn: Turn, month: Period, row: Posted, said: str) -> str:
    """改一句: the 说明 as it shall read; the draft shows it at once. What to say about it."""
    kept = "" if simplified_text(said.strip("。")) in NOTHING else said
    publication.set_remarks(turn.db, turn.with_group(), month.key, kept)
    refresh(turn.desk(), month, row)
    return turn._("「说明」已写进月报，请在上面的送审稿里发布。") if kept else turn._("「说明」已删去。")


def too_long(_: Words, said: str) -> str:
    """Said of an answer that is no sentence any more; "" of any other."""
    return _("太长了，请在{most}字以内。", most=LONGEST) if len(said) > LONGEST else ""


def keepable(said: str) -> str:
    """What may be kept of a reason or a 说明, on one line."""
    return mask_names(mask_private(" ".join(said.split())))


def _publish(turn: Turn, month: Period, row: Posted) -> None:
    trouble = sign(turn, month, row, turn.press.ids[1])
    turn.toast, turn.alert = trouble or turn._("已发布"), trouble is not None


def _remark(turn: Turn, month: Period, row: Posted) -> None:
    how, now = turn._("请直接回一句，写进报告末尾的「说明」。"), brief(row.remarks, QUOTED)
    if row.remarks:
        how = turn._("报告末尾的「说明」现在是：{now}\n请直接回一句，换成新的；回「无」删去。", now=now)
    _ask(turn, REMARKS, month, how)


def _on_draft(act: Callable[[Turn, Period, Posted], None], state: str = DRAFT) -> Act:
    """A deed about the month of the button, if the presser may sign it now; the toast says why not."""

    def deed(turn: Turn) -> None:
        month = month_post.pressed_period(turn)
        row = publication.of_period(turn.db, turn.with_group(), month.key)
        turn.needs(Action.SIGN, turn._("月报由本群负责人审签"))
        if row is None or row.state != state:
            raise NotDone(settled(turn._))
        act(turn, month, row)

    return deed


def _ask(turn: Turn, subject: str, month: Period, text: str) -> None:
    """Ask for one sentence; what was asked before is given up."""
    drafts.give_up(turn.db, turn.where.chat_id, turn.there(turn.me()), tuple(ANSWERS))
    pending_questions.ask(turn, subject, {"period": month.key}, WAITS, text)


def _answered(act: Callable[[Turn, Period, Posted, str], str]) -> Callable[[Turn, Draft], bool]:

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
        turn.say(act(turn, month, row, said) if is_open and month and row else settled(turn._))
        return True

    return answer


def _pass_on(desk: Desk, month: Period, by: Person, reason: str) -> int:
    """Tell who can mend it, in private; the group only where none of them can be reached. How many heard."""
    group, told = desk.group, {"name": by.name, "reason": brief(reason, QUOTED)}
    authors = entries.authors(desk.db, group, month.first, month.end)
    others = (each for each in people.roster(desk.db, group) if each.person.id != by.id)
    asked = [each.person for each in others if each.role is Role.ADMIN or each.person.id in authors]
    heard = month_post.tell_each(desk, asked, month_post.of_month(desk, month, to_mend, **told))
    if not heard:
        text = month_post.of_month(desk, month, to_mend_in_group, **told)(desk._)
        desk.post(text, topic=group.settings.digest_topic)
    return heard


ANSWERS: Answers = {WHY: _answered(give_back), REMARKS: _answered(remark)}
next_answers = pending_questions.unreplied(ANSWERS)
DEEDS: Deeds = {
    PUBLISH: _on_draft(_publish),
    RETURN: _on_draft(lambda turn, month, _row: _ask(turn, WHY, month, ask_why(turn._))),
    REMARK: _on_draft(_remark),
    AGAIN: _on_draft(lambda turn, month, row: show_anew(turn.desk(), month, row.shown + 1), RETURNED),
}
