"""/mirrors, 抄送设置: where else the group's posts go. Addresses are taken in private alone, and shown by their end."""

from collections.abc import Callable
from datetime import timedelta

from handlers.core import group_choice, pending_questions
from handlers.core import press_texts as press_phrases
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.group_choice import may_in_private
from handlers.core.messages.outgoing_message import Rows, button
from handlers.core.sealed_secrets import seal
from handlers.core.turn import Answers, Deeds, NotDone, Turn
from handlers.mirrors import copy_queue
from handlers.mirrors import texts as phrases
from storage.core import drafts
from storage.core.outbox.queue import Outgoing
from storage.mirrors import destinations
from storage.mirrors.destinations import TEST, Mirror
from union.core.rights import Action
from union.mirrors.destinations import MOST, Address, Content, Wrong, read_address

WORDS = ("抄送设置", "抄送设定")
START = "mirrors"  # behind /start: the button in the group leads here
SUBJECT = "mirror"  # of the draft: an address asked for
KEPT = timedelta(minutes=30)
LEAK = "mirror.leak"


def show(turn: Turn) -> None:
    """/mirrors: the list, with what can be done for the 管理员; an address behind the command is taken at once."""
    if not turn.may(Action.SETTINGS):
        turn.say(press_phrases.admins_only(turn._))
    elif not take_mirror_address(turn):
        turn.say(*_overview(turn))


def take_mirror_address(turn: Turn) -> bool:
    """Whether the message held an address; then it is dealt with, and nothing else is done with the message."""
    if not turn.said.address:
        return False
    if turn.where.private:
        _given_in_private(turn)
    else:
        # Everybody has read it: it is not used, and had better go.
        message_id = turn.said.message_id
        wipe = turn.button(turn._("删除那条消息"), "mirror.wipe", message_id)
        text = turn._(
            "这是机器人的地址，谁拿到都能往那边的群里发消息，我没有用它。请把那条消息删掉，到那边换一个新地址，再私聊发给我。"
        )
        rows = [[wipe], *turn.to_private(turn._("私聊里添加"), START)]
        turn.say(text, rows, about=f"{LEAK}:{message_id}")
    return True


def _given_in_private(turn: Turn) -> None:
    """For the group it was asked for, else for the only one the writer is 管理员 of."""
    me = turn.me()
    draft = drafts.latest(turn.db, turn.where.chat_id, me, SUBJECT) if me else None
    if draft is not None:
        turn.group = turn.services.group(turn.db, draft.group_id)
    if turn.group is None:
        known = group_choice.groups_of(turn, me) if me else []
        found = [each for each in known if me and may_in_private(turn, each, me, Action.SETTINGS)]
        if len(found) > 1:
            buttons = [[button(each.title, "mirror.add", each.id)] for each in found]
            turn.say(turn._("给哪个群加抄送？选好以后请再发一次地址。"), buttons)
            return
        turn.group = found[0] if found else None
    if turn.group is None or not turn.may(Action.SETTINGS):
        turn.say(press_phrases.admins_only(turn._))
    elif _take(turn) and draft is not None:
        drafts.end(turn.db, draft)


def _take(turn: Turn) -> bool:
    """A new place, tried at once."""
    group, me = turn.with_group(), turn.me()
    address = read_address(turn.said.address, turn.services.mirror_hosts)
    known = destinations.of_group(turn.db, group)
    if me is None or isinstance(address, Wrong):
        turn.say(phrases.wrong(turn._, address if isinstance(address, Wrong) else Wrong.NONE))
        return False
    same = next((each for each in known if _has_same_address(turn, each, address)), None)
    if same is not None:
        text = turn._("{place}已经在里面了。", place=phrases.name(turn._, same))
        return turn.tell(text, _rows_of(turn, same))
    if len(known) >= MOST:
        return turn.tell(turn._("一个群最多抄送{most}处，请先删掉一处。", most=MOST))
    sealed = seal(turn.services.key, copy_queue.PURPOSE, address.written)
    mirror = destinations.add(turn.db, group, me, address, sealed, turn.now)
    turn.audit("mirror.add", mirror.id)
    _try(turn, mirror)
    told = phrases.added(turn._, place=phrases.name(turn._, address))
    return turn.tell(f"{told}\n\n{phrases.mirror_card(turn._, mirror)}", _rows_of(turn, mirror))


def _has_same_address(turn: Turn, mirror: Mirror, address: Address) -> bool:
    known = copy_queue.address_of(turn.services, mirror)
    return known is not None and (known.channel, known.url) == (address.channel, address.url)


def _try(turn: Turn, mirror: Mirror) -> None:
    group = turn.with_group()
    told = turn._("这是一条测试消息：以后本群选定的月报、提醒会同时发到这里。")
    text = phrases.copy(turn._, group=group.title, text=told)
    title = phrases.title(turn._, group=group.title, first=turn._("测试"))
    destinations.queue_copy(turn.db, group, mirror, destinations.NewCopy(TEST, title, text), turn.now)


def next_answers(turn: Turn) -> bool:
    """In private, where an address was asked for, words that look like one but are none."""
    me = turn.me()
    draft = drafts.latest(turn.db, turn.where.chat_id, me, SUBJECT) if me else None
    return draft is not None and "://" in turn.said.text and _answered(turn, draft)


def _answered(turn: Turn, draft: drafts.Draft) -> bool:
    """A reply to the question: what could be read as an address never comes this far."""
    return turn.tell(phrases.wrong(turn._, Wrong.HOST if "://" in turn.said.text else Wrong.NONE))


def _overview(turn: Turn) -> tuple[str, Rows]:
    group = turn.with_group()
    found = destinations.of_group(turn.db, group)
    rows = [[turn.button(phrases.name(turn._, each), "mirror.show", each.id)] for each in found]
    if len(found) < MOST:
        to_private = turn.to_private(turn._("私聊里添加"), START)
        rows += [[turn.button(turn._("添加"), "mirror.add")]] if turn.where.private else to_private
    back = [turn.button(turn._("‹ 返回"), "settings.back")]
    return phrases.overview(turn._, group.title, found), [*rows, back]


def _rows_of(turn: Turn, mirror: Mirror) -> Rows:
    _ = turn._
    chosen = []
    for each in Content:
        ticked = each in mirror.contents
        label = _("✓ {choice}", choice=phrases.content(_, each)) if ticked else phrases.content(_, each)
        chosen.append(turn.button(label, "mirror.choose", mirror.id, each, int(not ticked)))
    rest = _("恢复") if mirror.paused else _("暂停")
    acts = [
        turn.button(_("测试"), "mirror.test", mirror.id),
        turn.button(rest, "mirror.pause", mirror.id, int(not mirror.paused)),
        turn.button(_("删除"), "mirror.remove", mirror.id),
    ]
    return [chosen, acts, [turn.button(_("‹ 返回"), "mirror.list")]]


def _add(turn: Turn, ids: tuple[str, ...]) -> None:
    """The address is asked for, where nobody else reads it."""
    me = turn.me()
    if not turn.where.private or me is None:
        raise NotDone(turn._("地址只能私聊里加。"))
    drafts.give_up(turn.db, turn.where.chat_id, me, (SUBJECT,))
    pending_questions.ask(turn, SUBJECT, {}, KEPT, phrases.ask(turn._))


def _on_pressed_mirror(
    act: Callable[[Turn, Mirror, tuple[str, ...]], None],
) -> Callable[[Turn, tuple[str, ...]], None]:
    """A deed with one place; ValueError for a forged button."""

    def deed(turn: Turn, ids: tuple[str, ...]) -> None:
        mirror = destinations.get(turn.db, turn.with_group(), turn.press.number())
        if mirror is None:
            turn.toast = press_phrases.done_before(turn._)
            turn.edit_pressed(*_overview(turn))
        else:
            act(turn, mirror, ids[1:])

    return deed


def _show(turn: Turn, mirror: Mirror, ids: tuple[str, ...]) -> None:
    fresh = destinations.get(turn.db, turn.with_group(), mirror.id)
    if fresh is not None:
        turn.edit_pressed(phrases.mirror_card(turn._, fresh), _rows_of(turn, fresh))


def _choose(turn: Turn, mirror: Mirror, ids: tuple[str, ...]) -> None:
    content, on = Content(ids[0]), ids[1] == "1"
    contents = mirror.contents | {content} if on else mirror.contents - {content}
    destinations.choose(turn.db, turn.with_group(), mirror, contents)
    turn.audit("mirror.choose", mirror.id)
    _show(turn, mirror, ())


def _test(turn: Turn, mirror: Mirror, ids: tuple[str, ...]) -> None:
    _try(turn, mirror)
    turn.toast = turn._("测试消息已发出，请到那边看")


def _pause(turn: Turn, mirror: Mirror, ids: tuple[str, ...]) -> None:
    destinations.pause(turn.db, turn.with_group(), mirror, ids[0] == "1")
    turn.audit("mirror.pause", mirror.id)
    _show(turn, mirror, ())


def _remove(turn: Turn, mirror: Mirror, ids: tuple[str, ...]) -> None:
    destinations.remove(turn.db, turn.with_group(), mirror)
    turn.audit("mirror.remove", mirror.id)
    turn.toast = turn._("已删除{place}", place=phrases.name(turn._, mirror))
    turn.edit_pressed(*_overview(turn))


def _wipe(turn: Turn, ids: tuple[str, ...]) -> None:
    """Only the very message the warning is about."""
    sent, group = turn.pressed_row(), turn.with_group()
    unforged(sent is not None and not turn.where.private and sent.about == f"{LEAK}:{ids[0]}")
    turn.put(Outgoing(group.chat_id, "deleteMessage", {"message_id": int(ids[0])}, group_id=group.id))
    turn.toast = turn._("正在删。删不掉的话（我没有删消息的权限），请您自己删。")


ANSWERS: Answers = {SUBJECT: _answered}
DEEDS: Deeds = {
    "mirror.list": permitted_deed(Action.SETTINGS, lambda turn, _ids: turn.edit_pressed(*_overview(turn))),
    "mirror.add": permitted_deed(Action.SETTINGS, _add),
    "mirror.show": permitted_deed(Action.SETTINGS, _on_pressed_mirror(_show)),
    "mirror.choose": permitted_deed(Action.SETTINGS, _on_pressed_mirror(_choose)),
    "mirror.test": permitted_deed(Action.SETTINGS, _on_pressed_mirror(_test)),
    "mirror.pause": permitted_deed(Action.SETTINGS, _on_pressed_mirror(_pause)),
    "mirror.remove": permitted_deed(Action.SETTINGS, _on_pressed_mirror(_remove)),
    "mirror.wipe": permitted_deed(Action.SETTINGS, _wipe),
}
