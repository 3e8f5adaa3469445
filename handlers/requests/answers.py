"""An officer answers a request or asks something back: the words are looked at once more, then go to the member.

A reply to the card is an answer, so is 「答复2号：已报修」; a member who is anonymous finds it by the code.
"""

import re
from dataclasses import replace
from datetime import timedelta

from handlers.core import group_choice, pending_questions
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import simplified_text
from handlers.core.turn import Answers, Deeds, NotDone, Turn
from handlers.requests import officer_list, request_card
from handlers.requests import texts as phrases
from storage.core import drafts, people
from storage.core.drafts import Draft
from storage.requests import queries as requests_queries
from union.requests.lifecycle import Request, RequestState, Step, answers
from union.words import language_of, words

WRITES, SURE = "request.write", "request.sure"
WAITS = timedelta(hours=2)
# 「答复2号：已报修」, 「回复诉求2号 已报修」, 「答复2号」
NUMBERED = re.compile(
    r"[答回][复覆](?:诉求)?\s*#?(?P<number>\d{1,6})号(?:诉求)?(?:[\s:：,，]{1,20}(?P<words>.+))?", re.S
)
ANSWER, QUESTION = Step.ANSWER.value, Step.QUESTION.value


def next_answers(turn: Turn) -> bool:
    """In private the next message is what was asked for; whether it was."""
    return _is_written(turn) or _numbered(turn)


def _numbered(turn: Turn) -> bool:
    """「答复2号：…」, of the group whose request it is; of several groups the one where the writer handles it."""
    said, person = NUMBERED.fullmatch(simplified_text(turn.said.text)), turn.me()
    if said is None or person is None:
        return False
    found = [
        (not request_card.is_handled_by(turn.db, group, person), place, group, one)
        for place, group in enumerate(group_choice.groups_of(turn, person))
        if (one := requests_queries.get(turn.db, group, int(said["number"]))) is not None
    ]
    if not found:
        return False
    *_place, turn.group, one = min(found)
    if said["words"]:
        turn.speak_as(replace(turn.said, text=turn.said.text.strip()[said.start("words") :]))
    _answer(turn, one, asked=not said["words"])
    return True


def replied(turn: Turn, about: str) -> bool:
    """A reply to the card of a request is its answer; whether it was one."""
    found = message_subject.numbers(about, request_card.MARK)
    if len(found) != 1 or not turn.where.private:
        return False
    (number,) = found
    one = requests_queries.get(turn.db, turn.with_group(), number)
    if one is None:
        turn.say(phrases.not_yours(turn._, number=number))
    else:
        _answer(turn, one)
    return True


def _answer(turn: Turn, one: Request, *, asked: bool = False) -> None:
    """The words are its answer, as far as the writer handles it; `asked`: they are still to come."""
    if not request_card.may_handle(turn, one):
        turn.say(phrases.not_yours(turn._, number=one.number))
    elif not one.is_open:
        turn.say(phrases.settled(turn._, one))
    elif asked:
        _ask_for(turn, one, ANSWER)
    else:
        _look_again(turn, one, ANSWER)


def _preview_answer(turn: Turn, draft: Draft) -> bool:
    one = requests_queries.get(turn.db, turn.with_group(), draft.data["number"])
    if one is None or not one.is_open or not request_card.may_handle(turn, one):
        return False
    _look_again(turn, one, draft.data["step"])
    return True


def _look_again(turn: Turn, one: Request, step: str) -> None:
    """Show what would go out. Whoever writes again changes it."""
    text = turn.said.text
    if not text:
        turn.say(turn._("请用文字写。"))
        return
    if flaw := phrases.flaw(turn._, text):
        turn.say(flaw)
        return
    _give_up(turn)
    data = {"number": one.number, "step": step, "text": text}
    draft_id = pending_questions.begin(turn, SURE, data, WAITS)
    choices = ((turn._("发出"), "req.go"), (turn._("改一改"), "req.again"), (turn._("算了"), "req.no"))
    rows = [[turn.button(label, deed, draft_id) for label, deed in choices]]
    sure = turn._("将问诉求{number}号：\n\n{text}\n\n发出？", number=one.number, text=text)
    if step == ANSWER:
        sure = turn._("将答复诉求{number}号：\n\n{text}\n\n发出？", number=one.number, text=text)
    drafts.set_message(turn.db, draft_id, turn.say(sure, rows))


def _ask_for(turn: Turn, one: Request, step: str) -> None:
    _give_up(turn)
    data = {"number": one.number, "step": step}
    question = turn._("请写要问诉求{number}号的话，发出前先给您看一遍：", number=one.number)
    if step == ANSWER:
        question = turn._("请写诉求{number}号的答复，发出前先给您看一遍：", number=one.number)
    pending_questions.ask(turn, WRITES, data, WAITS, question)


def _give_up(turn: Turn) -> None:
    me = turn.me()
    if me is not None:
        drafts.give_up(turn.db, turn.where.chat_id, me, (WRITES, SURE))


def _own_draft(turn: Turn) -> Draft:
    """What the presser is about to send."""
    draft, me = pending_questions.open_one(turn, SURE) if turn.where.private else None, turn.me()
    if draft is None or me is None or draft.person_id != me.id:
        raise NotDone(press_phrases.done_before(turn._))
    return draft


def _pressed(turn: Turn) -> tuple[Draft, Request]:
    """What the second look showed, and its request, while it may still be answered by the presser."""
    draft = _own_draft(turn)
    one = officer_list.handled(turn, draft.data["number"])
    if not one.is_open:
        drafts.end(turn.db, draft)
        raise NotDone(phrases.settled(turn._, one))
    return draft, one


def _go(turn: Turn) -> None:
    draft, one = _pressed(turn)
    drafts.end(turn.db, draft)
    group, step, text = turn.with_group(), Step(draft.data["step"]), draft.data["text"]
    requests_queries.happened(turn.db, group, one, step, turn.today, text, turn.me())
    state = RequestState.ANSWERED if step is Step.ANSWER else RequestState.WORKING
    requests_queries.set_state(turn.db, group, one, state)
    turn.edit_pressed(_tell(turn, one, step, text))
    request_card.refresh(turn.desk(), one.number)


def _tell(turn: Turn, one: Request, step: Step, text: str) -> str:
    """The member hears it, where they are known and can be reached; what to say to the officer."""
    is_answer = step is Step.ANSWER
    if one.anonymous and is_answer:
        return turn._("已答复诉求{number}号；匿名的凭查询码来看，看了可以评价。", number=one.number)
    if one.anonymous:
        return turn._("已问诉求{number}号；匿名的凭查询码来看，可能要等。", number=one.number)
    person = people.get(turn.db, one.person_id) if one.person_id else None
    if person is None:
        return turn._("诉求{number}号的提出人已注销，收不到。", number=one.number)
    if not person.reachable:
        return phrases.unreachable(turn._, one, person.name)
    _, group = words(language_of(person.language)), turn.with_group()
    told = _("关于诉求{number}号，工会想问：\n{text}\n\n请直接回复这条消息。", number=one.number, text=text)
    if is_answer:
        told = _("诉求{number}号的答复：\n{text}\n\n您满意吗？", number=one.number, text=text)
    steps = requests_queries.steps(turn.db, group, one)
    nth = answers(steps)
    rates = [turn.button(label, "req.rate", one.number, code, nth) for code, label in phrases.opinions(_)]
    key = f"request.told:{group.id}:{one.number}:{person.id}:{len(steps)}"
    turn.desk().tell(person, told, [rates] if is_answer else [], key=key, about=f"request.mine:{one.number}")
    if is_answer:
        return turn._("已答复诉求{number}号，对方会收到并评价。", number=one.number)
    return turn._("已问诉求{number}号，对方会收到。", number=one.number)


def _ask_text_again(turn: Turn) -> None:
    draft, one = _pressed(turn)
    _ask_for(turn, one, draft.data["step"])


ANSWERS: Answers = {WRITES: _preview_answer}
_is_written = pending_questions.unreplied(ANSWERS)
DEEDS: Deeds = {
    "req.answer": lambda turn: _ask_for(turn, officer_list.of_open(turn), ANSWER),
    "req.ask": lambda turn: _ask_for(turn, officer_list.of_open(turn), QUESTION),
    "req.go": _go,
    "req.again": _ask_text_again,
    "req.no": lambda turn: pending_questions.close(turn, _own_draft(turn), turn._("好的，没有发出。")),
}
