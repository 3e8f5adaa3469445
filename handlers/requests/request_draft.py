"""A member writes a request in private: the words are shown once, then put in by name or anonymously.

Until then words and person are in memory alone: rows of messages about it hold no word of it, and are gone once sent; the anonymous way writes no row that holds a chat or a person.
"""

import json
from collections.abc import Callable, Sequence

from handlers.core.button_press import Personal, unforged
from handlers.core.messages import outgoing_message
from handlers.core.messages.outgoing_message import Rows, button
from handlers.core.services import Services
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.requests import request_card, request_job
from handlers.requests import texts as phrases
from storage.core import people
from storage.core.outbox import sent_messages
from storage.core.outbox.queue import Outgoing
from storage.core.outbox.sent_messages import ABOUT
from storage.requests import anonymous_box
from storage.requests import queries as requests_queries
from storage.requests.anonymous_box import NEW, Slip
from union.core.groups import Group, Person
from union.requests.lifecycle import Request, due
from union.requests.request_drafts import ADAY, MARK, Talk, hash_of, is_whisper, new_code
from union.words import words

NAMED, ANONYMOUS, DROP = "n", "a", "d"
NO_GROUP = 0  # in a button: which group it is about is no row's business
OWN_MARK = "request.mine"
SHOWN = 5


def own_mark(one: Request) -> str:
    return f"{OWN_MARK}:{one.number}"


def begin(turn: Turn, found: Sequence[Group], text: str) -> None:
    """Somebody wants to ask something of one of these groups, all of which are theirs; maybe in these words."""
    on = [group for group in found if group.settings.requests]
    if not on:
        # Nothing is kept; the 负责人 hears once in the group's life that somebody wanted it, not who.
        is_told = len(found) == 1 and request_card.tell_wanted(turn, found[0])
        whisper(turn, phrases.requests_off_notice(turn._, told=is_told))
        return
    talk = turn.services.talks.begin(turn.where.chat_id, turn.now)
    talk.groups, talk.text, talk.code = tuple(group.id for group in on), text, new_code()
    if len(on) == 1:
        _in_group(turn, talk, on[0])
        return
    talk.listens = False
    rows = [[button(group.title, "req.group", NO_GROUP, talk.token, place)] for place, group in enumerate(on)]
    whisper(turn, turn._("提给哪个群的工会？"), rows)


def dropped(turn: Turn) -> bool:
    """「算了」 while a request is being written; whether it was."""
    if not turn.where.private or not turn.services.talks.end(turn.where.chat_id):
        return False
    whisper(turn, phrases.dropped(turn._))
    return True


def pressed(turn: Turn) -> tuple[Talk, str]:
    """The talk whose button was pressed, and what was chosen; else it is said that it is over."""
    if not turn.where.private:
        raise ValueError("a talk is held in private")
    talk = turn.services.talks.pressed(turn.where.chat_id, turn.press.ids[0], turn.now)
    if talk is None:
        raise NotDone(phrases.stale(turn._), alert=True)
    return talk, turn.press.ids[1]


def group_of(turn: Turn, group_id: int | None) -> Group | None:
    """The group of a talk, where the bot is still in it."""
    group = turn.services.served(turn.db, group_id)
    return group if group and group.active else None


def _in_group(turn: Turn, talk: Talk, group: Group) -> None:
    talk.group_id, talk.listens = group.id, True
    if talk.text and (flaw := phrases.flaw(turn._, talk.text)):
        whisper(turn, flaw)
    elif talk.text:
        _show(turn, talk)
    else:
        person = known_writer(turn)
        own = requests_queries.of_person(turn.db, group, person)[:SHOWN] if person else []
        whisper(turn, phrases.ask(turn._, group.title, own))


def known_writer(turn: Turn) -> Person | None:
    """Who writes, where they have a row already: none is made by looking."""
    who = turn.incoming.who
    return people.person_of_user(turn.db, who.user_id) if who else None


def _show(turn: Turn, talk: Talk) -> None:
    group = group_of(turn, talk.group_id)
    if group is None:
        turn.services.talks.end(turn.where.chat_id)
        whisper(turn, phrases.no_door(turn._))
        return
    turn.services.talks.shown(talk, turn.now)
    text = phrases.preview(turn._, group.title, talk.text, talk.code)
    said = turn.incoming.said
    if said is not None and (said.photo or said.document):
        text += "\n" + turn._("（照片、文件不收，只用了文字。）")
    choices = ((turn._("实名提交"), NAMED), (turn._("匿名提交"), ANONYMOUS), (turn._("算了"), DROP))
    rows: Rows = [[button(label, "req.send", NO_GROUP, talk.token, code) for label, code in choices]]
    whisper(turn, text, rows)


def _choose(turn: Turn) -> None:
    talk, place = pressed(turn)
    unforged(place.isdigit())
    group = group_of(turn, talk.groups[int(place)])
    if group is None:
        turn.toast = phrases.stale(turn._)
    else:
        _in_group(turn, talk, group)


def _send(turn: Turn) -> None:
    talk, choice = pressed(turn)
    group = group_of(turn, talk.group_id)
    unforged(choice in (NAMED, ANONYMOUS, DROP))
    if choice == DROP:
        turn.services.talks.end(turn.where.chat_id)
        # The message whose button was pressed says this from now on, without buttons.
        params = outgoing_message.message(phrases.dropped(turn._)) | {"message_id": turn.incoming.pressed_in}
        _queue_whisper(turn, "editMessageText", params)
    elif group is None or not group.settings.requests:
        turn.toast, turn.alert = phrases.requests_off_notice(turn._, told=False), True
    else:
        _submit_request(
            turn,
            talk,
            group,
            known_writer(turn) if choice == ANONYMOUS else turn.me(),
            by_name=choice == NAMED,
        )


def _submit_request(turn: Turn, talk: Talk, group: Group, me: Person | None, *, by_name: bool) -> None:
    code_hash, today = hash_of(talk.code), group.day(turn.now)
    talk.listens = False
    is_put_in = requests_queries.of_code(turn.db, group, code_hash) is not None
    is_put_in = is_put_in or anonymous_box.has_slip_of_code(turn.db, group, code_hash)
    if is_put_in or (_has_same_request(turn, group, me, talk) if me is not None else by_name):
        raise NotDone(phrases.sent_before(turn._))
    if turn.services.talks.is_too_much("new", turn.where.chat_id, today, ADAY):
        raise NotDone(phrases.enough_today(turn._, most=ADAY), alert=True)
    if not by_name:
        # Into the box. Nothing else is written, and what is said is a toast: no row holds this chat.
        request_job.put_slip_in_box(turn, group, Slip(code_hash, NEW, talk.text, today))
        said = turn._("已匿名投进信箱，整点转交。查询码 {code} 就在这条消息里，请留着", code=talk.code)
        turn.toast, turn.alert = said, True
        return
    one = requests_queries.add(turn.db, group, talk.text, today, group.settings.request_days, me, None)
    turn.group = group
    seen = request_card.tell(turn.desk(), one)
    text = phrases.received(turn._, one, due(one, group.notice), today, seen=seen)
    turn.say(text, about=own_mark(one))
    without = {"message_id": turn.incoming.pressed_in}
    turn.put(Outgoing(turn.where.chat_id, "editMessageReplyMarkup", without, about=ABOUT))


def _has_same_request(turn: Turn, group: Group, me: Person, talk: Talk) -> bool:
    """The same words of the same person, on this day or since they were shown: pressed twice, maybe around midnight."""
    since = group.day(talk.since)
    return any(
        each.day >= since and each.text == talk.text
        for each in requests_queries.of_person(turn.db, group, me)
    )


TAKES: dict[str, Callable[[Turn, Talk], None]] = {"new": _show}
DEEDS: Deeds = {"req.group": Personal(_choose), "req.send": Personal(_send)}


def whisper(turn: Turn, text: str, rows: Rows = ()) -> None:
    """Say something in this private chat without leaving it in any row."""
    _queue_whisper(turn, "sendMessage", outgoing_message.message(text, rows))


def opened(services: Services, message: str) -> str:
    """A message's JSON with its words; after a restart nobody knows them any more."""
    _ = words(services.defaults.language)
    lost = _("我刚重启过，没提交的话没有留下。请再发一次 /request；提交过的，发「诉求 查询码」能看到。")
    return MARK.sub(lambda found: json.dumps(services.whispers.told(found[1]) or lost)[1:-1], message)


def forget(services: Services) -> None:
    """Rows of whispers that were sent or never will be go; and what is remembered for them."""
    if not sent_messages.are_through(services.store.db):
        return
    with services.store.unit() as db:
        sent_messages.forget(db)
        services.whispers.forget_but(sent_messages.waiting(db))


def is_whisper_row(params: object) -> bool:
    """Whether a row's parameters are a whisper's."""
    text = params.get("text") if isinstance(params, dict) else None
    return isinstance(text, str) and is_whisper(text)


def _queue_whisper(turn: Turn, method: str, params: dict[str, object]) -> None:
    kept = params | {"text": turn.services.whispers.keep(str(params["text"]))}
    turn.put(Outgoing(turn.where.chat_id, method, kept, about=sent_messages.ABOUT))
