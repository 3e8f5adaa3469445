"""/log with the name of a sort of work only, 「/log 走访」: asks for what its record says, and files the answer."""

from dataclasses import replace

from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import not_understood_texts as plains
from handlers.core.messages.command_words import argument
from handlers.core.turn import Answers, Turn
from handlers.worklog import log_command
from storage.core import drafts
from storage.core.drafts import Draft
from union.core.rights import Action
from union.reading.message import Intent
from union.worklog.entries import form_of, names_a_form

SUBJECT = "log.form"
JOINT = "，"  # between the name and the answer


def log(turn: Turn) -> None:
    """/log, 记录: a bare name is asked about, all else is filed."""
    words = argument(turn.said.text, log_command.WORDS)
    form = form_of(words) if words and turn.said.photo is None else None
    if form is None or not turn.may(Action.LOG):
        log_command.log(turn)
        return
    person = turn.me()
    if person is not None:
        drafts.give_up(turn.db, turn.where.chat_id, person, (SUBJECT,))
    data = group_choice.said_data(replace(turn.said, text=words))
    _ = turn._
    question = _(
        "记{name}，请一次补齐：{questions}\n回复本条就行，顺序不限，例如：{example}。不记了回复「算了」。",
        name=_(form.name),
        questions="".join(_(each.question) for each in form.asks),
        example=_(form.example),
    )
    pending_questions.ask(turn, SUBJECT, data, group_choice.ASKED, question)


def _is_work_with_figures(turn: Turn) -> bool:
    """Whether the words hold figures and are no plan and no question, as the group reads them."""
    if not turn.said.text:
        return False
    intent = message_reading.read_words(turn, turn.said.text).intent
    facts = message_reading.read_words(turn, turn.said.text, Intent.LOG).facts
    return intent in (Intent.LOG, Intent.NONE) and any(each.measures or each.money for each in facts)


def with_name(text: str, before: str) -> str:
    """An edited answer with the name that stood before it; `before` is what was filed."""
    name = before.partition(JOINT)[0]
    is_answer = JOINT in before and form_of(name) is not None and not names_a_form(text)
    return f"{name}{JOINT}{text}" if is_answer else text


def answered(turn: Turn, draft: Draft) -> bool:
    """A reply to the question: with the name before it, it is the record; what it leaves out is not asked again."""
    if not turn.said.text:
        return False
    if not turn.may(Action.LOG):
        return turn.tell(plains.readers_only(turn._))
    whole = f"{draft.data['text']}{JOINT}{turn.said.text}"
    message = message_reading.read_log(turn, whole)
    if not any(each.measures or each.money for each in message.facts):
        question = turn._("没看出数字，还没有记下。请回复本条写上几户、几人、多少钱，或回复「算了」。")
        return pending_questions.ask_again(turn, draft, question)
    turn.speak_as(replace(turn.said, text=whole))
    return log_command.file_answer(turn, draft, message)


ANSWERS: Answers = {SUBJECT: answered}
next_answers = pending_questions.unreplied(ANSWERS, _is_work_with_figures)
