"""/privacy, 导出我的, 删除我的 and the same for a group: what is asked for. How it is done: export_job.py, erasure_job.py."""

from datetime import timedelta

from handlers.core import group_choice, pending_questions
from handlers.core.button_press import Personal, permitted_deed
from handlers.core.messages.command_words import simplified_text
from handlers.core.messages.outgoing_message import Button, Rows, button
from handlers.core.turn import Answers, Deeds, Turn
from handlers.privacy import texts as phrases
from handlers.privacy.erasure_job import note_erasure
from storage.core import drafts, people
from storage.core.outbox.queue import Outgoing
from storage.privacy import erasure
from storage.privacy import export as export_queue
from union.core.groups import Group, Person
from union.core.rights import Action, Standing, is_action_allowed

FORGET, WIPE = "erase.me", "erase.group"  # drafts: what is asked before
WAITS = timedelta(minutes=30)
WORDS_EXPORT = ("导出我的", "导出本群", "导出", "汇出我的", "汇出本群", "汇出本群组", "汇出")
WORDS_ERASE = ("删除我的",)
CONFIRMED = "删除"


def privacy(turn: Turn) -> None:
    """/privacy: what is kept, for how long, who sees it, how to have it exported and erased."""
    _ = turn._
    group, me = turn.group, turn.me() if turn.where.private else None
    operator = turn.services.operator_name
    run_by = _("部署者：{operator}，数据在其服务器上，每晚备份。", operator=operator)
    if not operator:
        run_by = _("机器人由部署它的人运行（一般是本单位工会），数据在其服务器上，每晚备份。")
    parts = [phrases.privacy(_, turn.settings.names_kept), run_by]
    if group is not None:
        logs, events, reports = export_queue.amount_of_group(turn.db, group)
        parts += [
            phrases.held_of_group(_, logs=logs, events=events, reports=reports),
            _("导出、删除自己的数据，请私聊我发 /privacy；本群的数据由管理员按下面的按钮。"),
        ]
    elif me is not None:
        logs, events, own = _amount(turn, me)
        parts += [
            phrases.held_of_person(_, logs=logs, events=events, own=own),
            _("按下面的按钮，或发「导出我的」「删除我的」。"),
        ]
    turn.say("\n\n".join(parts[:2]) + "\n\n" + "\n".join(parts[2:]), _rows(turn, me))


def export(turn: Turn) -> None:
    """/export, 导出我的, 导出本群: in private one's own data, in a group the group's, sent in private."""
    if turn.group is not None and "我的" not in turn.said.text:
        turn.needs(Action.EXPORT)
        turn.say(_export_group(turn))
    elif "本群" in turn.said.text and "我的" not in turn.said.text:
        group_choice.for_group(export)(turn)
    else:
        turn.say(_export_me(turn))


def erase(turn: Turn) -> None:
    """/erase, 删除我的: asks whether it is meant."""
    # A request that is being written is given up: 「删除」 shall answer this question, not become its words.
    me = _myself(turn)
    turn.services.talks.end(turn.where.chat_id)
    drafts.give_up(turn.db, turn.where.chat_id, me, (FORGET,))
    draft_id = drafts.begin(turn.db, turn.where.chat_id, FORGET, {}, turn.now, turn.now + WAITS, person=me)
    # The groups that would have no 管理员 any more.
    known = ((group, people.admins(turn.db, group)) for group in group_choice.groups_of(turn, me))
    alone = [group.title for group, admins in known if [each.person.id for each in admins] == [me.id]]
    text = phrases.ask_erase_me(turn._, turn._(CONFIRMED), alone)
    drafts.set_message(turn.db, draft_id, turn.say(text))


def next_answers(turn: Turn) -> bool:
    """In private the next message may confirm what was asked: only the very word does."""
    me = turn.me()
    if me is None or simplified_text(turn.said.text) != CONFIRMED:
        return False
    draft = drafts.latest(turn.db, turn.where.chat_id, me, FORGET)
    return draft is not None and _forget(turn, draft)


def _amount(turn: Turn, me: Person) -> export_queue.Amount:
    found = [export_queue.amount_of_person(turn.db, me, group) for group in erasure.groups_about(turn.db, me)]
    return export_queue.Amount(*map(sum, zip((0, 0, 0), *found, strict=True)))


def _rows(turn: Turn, me: Person | None) -> Rows:
    if turn.group is not None:
        return [_of_group(turn.group, turn._("导出本群"), turn._("删除本群全部数据"))]
    known = group_choice.groups_of(turn, me) if me else []
    if me is None or not known:
        return []
    mine = button(turn._("导出我的"), "data.mine", known[0].id)
    rows = [[mine, button(turn._("删除我的"), "data.forget", known[0].id)]]
    for group in (each for each in known if group_choice.may_in_private(turn, each, me, Action.EXPORT)):
        title = group.title[:12]
        labels = turn._("导出「{title}」", title=title), turn._("删除「{title}」全部数据", title=title)
        rows.append(_of_group(group, *labels))
    return rows


def _of_group(group: Group, export: str, erase: str) -> list[Button]:
    return [button(export, "data.group", group.id), button(erase, "data.wipe", group.id)]


def _may_have_own_data(turn: Turn) -> bool:
    """Whoever it is: also who is of no group."""
    return is_action_allowed(Standing.STRANGER, Action.OWN_DATA, turn.place)


def _myself(turn: Turn) -> Person:
    """Who asks for what is their own, in private."""
    me = turn.me()
    return turn.there(me if _may_have_own_data(turn) else None, phrases.mine_only_in_private(turn._))


def _press_mine(turn: Turn) -> None:
    turn.toast = _export_me(turn)


def _press_group(turn: Turn, ids: tuple[str, ...]) -> None:
    turn.toast, turn.alert = _export_group(turn), True


def _press_wipe(turn: Turn, ids: tuple[str, ...]) -> None:
    question = turn._(
        "将删除「{title}」的全部数据：记录、日程、计划、报表、照片、设置和分工，删了不能恢复，我也会退出群。\n"
        "要留底请先导出。确定请回复群名：{title}",
        title=turn.with_group().title,
    )
    pending_questions.ask(turn, WIPE, {}, WAITS, question)


def _export_me(turn: Turn) -> str:
    export_queue.want(turn.db, _myself(turn), None, turn.now)
    return phrases.being_exported(turn._)


def _export_group(turn: Turn) -> str:
    me = turn.me()
    if me is None or not (me.reachable or turn.where.private):
        return turn._("导出的文件只能私下发给您：请先私聊我发 /start，再按一次。")
    export_queue.want(turn.db, me, turn.with_group(), turn.now)
    return phrases.being_exported(turn._)


def _forget(turn: Turn, draft: drafts.Draft) -> bool:
    """A person is erased; from here on nothing may ask who wrote, or they would be known again."""
    me = turn.me()
    if me is None or not _may_have_own_data(turn) or draft.person_id != me.id:
        return False
    if simplified_text(turn.said.text) != CONFIRMED:
        return False
    erasure.erase_person(turn.db, me)
    turn.services.speakers.forget(me.user_id)
    promise = note_erasure(turn, erasure.PERSON, erasure.BY_PERSON, me.id, turn.where.chat_id)
    turn.group = None
    return turn.tell(phrases.erased_me(turn._, **promise.words(turn._)))


def _wipe(turn: Turn, draft: drafts.Draft) -> bool:
    """The group's name was typed, or was not; whoever is 管理员 no more erases nothing."""
    group, me, _ = turn.with_group(), turn.me(), turn._
    if me is None or draft.person_id != me.id or not turn.may(Action.ERASE):
        return False
    drafts.end(turn.db, draft)
    if " ".join(turn.said.text.split()) != " ".join(group.title.split()):
        return turn.tell(_("和群名不一致，没有删除。"))
    erasure.erase_group(turn.db, group)
    turn.services.speakers.forget_group(group.id)
    chat_id = me.user_id if me.reachable else None
    promise = note_erasure(turn, erasure.GROUP, erasure.BY_ADMIN, group.id, chat_id)
    turn.group = None
    said = {"text": phrases.erased_group(_, **promise.words(_))}
    for chat in {turn.where.chat_id, group.chat_id}:
        turn.put(Outgoing(chat, "sendMessage", said))
    turn.put(Outgoing(group.chat_id, "leaveChat", {}))
    return True


ANSWERS: Answers = {FORGET: _forget, WIPE: _wipe}
DEEDS: Deeds = {
    "data.mine": Personal(_press_mine),
    "data.forget": Personal(erase),
    "data.group": permitted_deed(Action.EXPORT, _press_group),
    "data.wipe": permitted_deed(Action.ERASE, _press_wipe),
}
