"""An anonymous member comes back with the code: sees the answer, adds, judges, takes back. No row holds the chat.

What changes something goes into the box by a press, and is answered by a toast; the rest is whispered.
"""

from collections.abc import Callable
from functools import partial

from handlers.core.button_press import Personal
from handlers.core.messages.outgoing_message import Button, Rows, button
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.requests import request_job
from handlers.requests import texts as phrases
from handlers.requests.request_draft import NO_GROUP, group_of, pressed, whisper
from storage.requests import anonymous_box
from storage.requests import queries as requests_queries
from union.core.groups import Group
from union.requests.lifecycle import OPINIONS, Request, Step, answers, due
from union.requests.request_drafts import TRIES, Talk, hash_of

MORE, POOR, ASK, DROP, GO = "m", "poor", "w", "wd", "go"
WRITTEN = {MORE: Step.MORE, POOR: Step.REOPENED}
OF_AN_ANSWER = frozenset({Step.OPINION, Step.REOPENED})


def show(turn: Turn, code: str) -> None:
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
        request_job.put_slip_in_box(turn, group, slip._replace(step=Step.OPINION.value, text=POOR))
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
TAKES: dict[str, Callable[[Turn, Talk], None]] = dict.fromkeys(TAKEN, _preview_text)
DEEDS: Deeds = {"req.code": Personal(_choose)}
