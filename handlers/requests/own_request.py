"""A member's own request, asked by name: how it stands, a supplement, the opinion, taking it back."""

from collections.abc import Callable

from handlers.core import press_texts as press_phrases
from handlers.core.button_press import Personal
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Button, Rows
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.requests import request_job
from handlers.requests import texts as phrases
from handlers.requests.request_draft import OWN_MARK, known_writer, own_mark
from storage.requests import queries as requests_queries
from union.core.almanac.date_format import day_words
from union.core.groups import Group
from union.requests.lifecycle import Request, Step, answers, due
from union.requests.request_drafts import Talk

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
DEEDS: Deeds = {
    "req.rate": Personal(_rate),
    "req.more": Personal(_ask_for_addition),
    "req.drop": Personal(_drop),
}
