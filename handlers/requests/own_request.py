"""A member's own request, asked by name: how it stands, a supplement, the opinion, taking it back; and by the code, of whoever asked without a name.

What changes something by a code goes into the box by a press, and is answered by a toast; the rest is whispered. No row holds the chat.
"""

from collections.abc import Callable
from functools import partial

from handlers.core import press_texts as press_phrases
from handlers.core.button_press import Personal
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Button, Rows, button
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.requests import request_job
from handlers.requests import texts as phrases
from handlers.requests.request_draft import (
    NO_GROUP,
    OWN_MARK,
    group_of,
    known_writer,
    own_mark,
    pressed,
    whisper,
)
from storage.requests import anonymous_box
from storage.requests import queries as requests_queries
from union.core.almanac.date_format import day_words
from union.core.groups import Group
from union.requests.lifecycle import OPINIONS, Request, Step, answers, due
from union.requests.request_drafts import TRIES, Talk, hash_of

WHY = "request.why"  # the mark of the question what was wrong: the request's number, and how often it was answered
POOR = "poor"


def show(turn: Turn, number: int) -> bool:
    """「诉求 3号」 of whoever asked it, in whichever group; whether there was one of theirs."""
    me, shown = known_writer(turn), False
    for group_id in requests_queries.groups_asked(turn.db, me) if me else ():
        found = _own_request(turn, group_id, number)
        if found is not None:
            (turn.group, one), shown = found, True
            turn.say(*_card(turn, one), about=own_mark(one))
    return shown


def replied(turn: Turn) -> bool:
    """A reply to one of our messages about the writer's own request; whether it was one."""
    sent = turn.replied_row() if turn.where.private else None
    own, why = (message_subject.numbers(sent.about if sent else None, mark) for mark in (OWN_MARK, WHY))
    found = _own_request(turn, sent.group_id or 0, (own or why)[0]) if sent and (own or why) else None
    if found is None:
        return False
    turn.group, one = found
    _handle_followup_text(turn, one, Step.REOPENED if why else Step.MORE, why[1] if len(why) > 1 else 1)
    return True


def _own_request(turn: Turn, group_id: int, number: int) -> tuple[Group, Request] | None:
    """A request of this group that the writer has asked; theirs also when they have left the group."""
    me, group = known_writer(turn), turn.services.served(turn.db, group_id)
    if me is None or group is None:
        return None
    one = requests_queries.get(turn.db, group, number)
    return (group, one) if one is not None and one.person_id == me.id else None


def _card(turn: Turn, one: Request) -> tuple[str, Rows]:
    group = turn.with_group()
    steps = requests_queries.steps(turn.db, group, one)

    def rate(label: str, code: str) -> Button:
        return turn.button(label, "req.rate", one.number, code, answers(steps))

    more = turn.button(turn._("补充"), "req.more", one.number)
    drop = turn.button(turn._("撤回"), "req.drop", one.number, 0)
    text = phrases.own_request_text(turn._, one, steps, due(one, group.notice), turn.today)
    return text, request_job.rows(turn._, one, rate, more, drop)


def _pressed(turn: Turn) -> Request:
    found = _own_request(turn, turn.press.group_id, turn.press.number()) if turn.where.private else None
    turn.group, one = turn.there(found, press_phrases.old_button(turn._))
    return one


def _rate(turn: Turn) -> None:
    one, code = _pressed(turn), turn.press.ids[1]
    # Whether the button stands under an answer that has had another since; one of old tells no count.
    of_this = turn.press.ids[2:3]
    if bool(of_this) and of_this != (str(_answers(turn, one)),) and request_job.can(one, Step.OPINION):
        turn.edit_pressed(*_card(turn, one))
        raise NotDone(turn._("这件后来又有了答复，请看过新的再评价"))
    if not _take(turn, one, Step.OPINION, code):
        raise NotDone(phrases.too_late(turn._))
    turn.toast = turn._("已记下，谢谢")
    turn.edit_pressed(*_card(turn, _reloaded_request(turn, one)))
    if code == POOR:
        _listen(turn, one, Step.REOPENED)
        turn.say(phrases.ask_why(turn._), about=f"{WHY}:{one.number}:{_answers(turn, one)}")


def _ask_for_addition(turn: Turn) -> None:
    one = _pressed(turn)
    _listen(turn, one, Step.MORE)
    turn.say(phrases.ask_more(turn._), about=own_mark(one))


def _listen(turn: Turn, one: Request, step: Step) -> None:
    talk = turn.services.talks.begin(turn.where.chat_id, turn.now, f"own.{step.value}")
    talk.group_id, talk.number, talk.answers = turn.with_group().id, one.number, _answers(turn, one)


def _answers(turn: Turn, one: Request) -> int:
    return answers(requests_queries.steps(turn.db, turn.with_group(), one))


def _drop(turn: Turn) -> None:
    one = _pressed(turn)
    if turn.press.ids[1] == "0":
        rows = [[turn.button(turn._("确定撤回"), "req.drop", one.number, 1)]]
        turn.edit_pressed(phrases.ask_surely(turn._), rows)
    elif _take(turn, one, Step.WITHDRAWN, ""):
        turn.edit_pressed(turn._("诉求{number}号已撤回。", number=one.number))
    else:
        turn.toast = phrases.too_late(turn._)


def _take(turn: Turn, one: Request, step: Step, text: str) -> bool:
    return request_job.take(turn.desk(), one, step, text, turn.today)


def _take_prompted_text(turn: Turn, talk: Talk) -> None:
    """What was asked for by a button has come."""
    found = _own_request(turn, talk.group_id or 0, talk.number or 0)
    turn.services.talks.end(turn.where.chat_id)
    if found is None:
        turn.say(press_phrases.gone(turn._))
        return
    turn.group, one = found
    _handle_followup_text(turn, one, Step(talk.purpose.removeprefix("own.")), talk.answers)


def _handle_followup_text(turn: Turn, one: Request, step: Step, answered: int) -> None:
    """`answered`: how often it was when the member was asked; what was wrong then is not said of a later answer."""
    text, group = turn.said.text, turn.with_group()
    turn.services.talks.end(turn.where.chat_id)
    if flaw := phrases.flaw(turn._, text):
        turn.say(flaw, about=own_mark(one))
    elif (step is Step.REOPENED and answered != _answers(turn, one)) or not _take(turn, one, step, text):
        turn.say(phrases.too_late(turn._))
    elif step is Step.REOPENED:
        again = _reloaded_request(turn, one)
        day = day_words(turn._, due(again, group.notice), now=turn.today)
        text = turn._("诉求{number}号重新办理，{day}前再答复您。", number=again.number, day=day)
        turn.say(text, about=own_mark(one))
    else:
        turn.say(turn._("已补充到诉求{number}号。", number=one.number), about=own_mark(one))


def _reloaded_request(turn: Turn, one: Request) -> Request:
    return requests_queries.get(turn.db, turn.with_group(), one.number) or one


TAKES: dict[str, Callable[[Turn, Talk], None]] = {
    f"own.{step.value}": _take_prompted_text for step in (Step.MORE, Step.REOPENED)
}


MORE, CODE_POOR, ASK, DROP, GO = "m", "poor", "w", "wd", "go"
WRITTEN = {MORE: Step.MORE, CODE_POOR: Step.REOPENED}
OF_AN_ANSWER = frozenset({Step.OPINION, Step.REOPENED})


def show_by_code(turn: Turn, code: str) -> None:
    """「诉求 7K3F-92QD」: how it stands, whoever asks, for only the code is the key."""
    code_hash, day, talks = hash_of(code), turn.now.date(), turn.services.talks
    if talks.has_done_enough(
        "code", turn.where.chat_id, day, TRIES
    ):  # the right one, too: else guessing goes on
        whisper(turn, turn._("今天查错太多次了，请明天再试。"))
        return
    group = turn.services.served(turn.db, requests_queries.group_of_code(turn.db, code_hash))
    if group is None:
        talks.is_too_much("code", turn.where.chat_id, day, TRIES)
        whisper(
            turn, turn._("没有这个查询码的诉求。查询码八位，里面没有0、1、I、O；丢了找不回，可以重新提一条。")
        )
        return
    talk = talks.begin(turn.where.chat_id, turn.now, "code")
    talk.group_id, talk.code, talk.listens = group.id, code, False
    one = requests_queries.of_code(turn.db, group, code_hash)
    if one is None and not group.active:
        whisper(turn, turn._("我已不在那个群里，这件还在匿名信箱里，没有转交；我回到群里后会接着转交。"))
        return
    if one is None:
        rows = [[_button(talk, turn._("补充"), MORE), _button(talk, turn._("撤回"), ASK)]]
        whisper(turn, turn._("已收到，在匿名信箱里，整点转交后再来看编号和进度。"), rows)
        return
    today = group.day(turn.now)
    steps = requests_queries.steps(turn.db, group, one)
    talk.answers = answers(steps)
    text = phrases.own_request_text(turn._, one, steps, due(one, group.notice), today)
    # Where the bot is out of the group nobody opens the box.
    whisper(turn, text, _rows(turn, talk, one) if group.active else ())


def _rows(turn: Turn, talk: Talk, one: Request) -> Rows:
    more, drop = _button(talk, turn._("补充"), MORE), _button(talk, turn._("撤回"), ASK)
    return request_job.rows(turn._, one, partial(_button, talk), more, drop)


def _button(talk: Talk, label: str, choice: str) -> Button:
    return button(label, "req.code", NO_GROUP, talk.token, choice)


def _choose(turn: Turn) -> None:
    talk, choice = pressed(turn)
    group = group_of(turn, talk.group_id)
    if group is None or not talk.code:
        turn.toast, turn.alert = phrases.stale(turn._), True
    elif choice in WRITTEN:
        step = WRITTEN[choice]
        talk.purpose, talk.listens, talk.text = f"code.{step.value}", True, ""
        whisper(turn, phrases.ask_why(turn._) if step is Step.REOPENED else phrases.ask_more(turn._))
    elif choice == ASK:
        whisper(turn, phrases.ask_surely(turn._), [[_button(talk, turn._("确定撤回"), DROP)]])
    elif choice == DROP:
        _put_slip_in_box(turn, group, talk, Step.WITHDRAWN, "")
    elif choice == GO and talk.purpose in TAKEN:
        _put_slip_in_box(turn, group, talk, TAKEN[talk.purpose], talk.text)
    elif choice in OPINIONS:
        _put_slip_in_box(turn, group, talk, Step.OPINION, choice)
    else:
        raise ValueError("a choice that no button of ours offers")


def _preview_text(turn: Turn, talk: Talk) -> None:
    """The words have come: they are looked at once more."""
    turn.services.talks.shown(talk, turn.now)
    go = _button(talk, turn._("匿名发出"), GO)
    whisper(turn, turn._("将这样发出：\n\n{text}\n\n要改就再发一遍。", text=talk.text), [[go]])


def _put_slip_in_box(turn: Turn, group: Group, talk: Talk, step: Step, text: str) -> None:
    """Into the box, unless the request can't take the step, or the same lies in it."""
    code_hash = hash_of(talk.code)
    one = requests_queries.of_code(turn.db, group, code_hash)
    talk.listens = False
    if not _can(turn, group, talk, one, step):
        raise NotDone(phrases.too_late(turn._), alert=True)
    slip = anonymous_box.Slip(code_hash, step.value, text, group.day(turn.now))
    # Pressed again after the full hour: the box was opened, and the words are with the request.
    is_passed_on = (
        one is not None and step is Step.MORE and request_job.is_text_added(turn.db, group, one, slip.text)
    )
    if anonymous_box.has_slip(turn.db, group, slip) or is_passed_on:
        raise NotDone(phrases.sent_before(turn._))
    if step is Step.REOPENED:
        request_job.put_slip_in_box(turn, group, slip._replace(step=Step.OPINION.value, text=CODE_POOR))
    request_job.put_slip_in_box(turn, group, slip)
    turn.toast, turn.alert = turn._("已投进信箱，整点转交"), True


def _can(turn: Turn, group: Group, talk: Talk, one: Request | None, step: Step) -> bool:
    """An opinion is of the answer the member has seen: another may have come since the box was opened."""
    if one is None:
        return step in (Step.MORE, Step.WITHDRAWN)
    if step in OF_AN_ANSWER and answers(requests_queries.steps(turn.db, group, one)) != talk.answers:
        return False
    return request_job.can(one, step)


TAKEN = {f"code.{step.value}": step for step in WRITTEN.values()}
TAKES_BY_CODE: dict[str, Callable[[Turn, Talk], None]] = dict.fromkeys(TAKEN, _preview_text)

DEEDS: Deeds = {
    "req.rate": Personal(_rate),
    "req.more": Personal(_ask_for_addition),
    "req.drop": Personal(_drop),
    "req.code": Personal(_choose),
}
