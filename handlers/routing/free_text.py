"""A message that is no command: in a group acted on only when it surely tells or plans union work."""

from handlers.calendar import add_command
from handlers.calendar.changes import handover
from handlers.care import life_events
from handlers.core import group_choice, message_reading
from handlers.core import not_understood_texts as phrases
from handlers.core.messages.command_words import argument
from handlers.core.messages.text_limits import LONGEST_TOLD
from handlers.core.turn import Turn
from handlers.events import absences
from handlers.mirrors import mirror_command
from handlers.questions import ask_command
from handlers.reminders import personal_reminders
from handlers.requests import request_entry
from handlers.routing import basic_texts as about_house
from handlers.routing import english_words
from handlers.routing.references import (
    changes_by_number,
    log_additions,
    log_corrections,
    replies,
    several_acts,
    spoken_changes,
)
from handlers.routing.talk import doubt_question, spoken_to
from handlers.worklog import log_command, unheard
from handlers.worklog.photos import albums, photos
from handlers.yearplan import progress_question, text_collection
from union.core.rights import Action
from union.reading.acts.request_signals import is_wish
from union.reading.message import Intent, Message
from union.reading.reader import hindered
from union.reminders.personal_reminders import is_to_somebody

# What is said of our own records: the first that takes the words does.
SAID_OF_OURS = (absences, log_additions, log_corrections, spoken_changes)


def in_group(turn: Turn) -> None:
    """File, plan, or say nothing; to whoever speaks to it, it says something in any case."""
    spoken_to.heard(turn, _in_group)


def _in_group(turn: Turn) -> None:
    english_words.put(turn)
    if (
        mirror_command.given(turn)
        or text_collection.continued(turn)
        or _asked_for_oneself(turn)
        or replies.answered(turn)
    ):
        return
    said = turn.said
    if said.forwarded or is_to_somebody(said.text) or not (turn.may(Action.LOG) or spoken_to.is_meant(turn)):
        return
    if _is_obeyed(turn) or photos.joins_album(turn) or photos.collected(turn):
        return
    if albums.is_without_words(turn):
        albums.remember(turn)
        return
    message = message_reading.read_words(turn, turn.said.text)
    if len(said.text) > LONGEST_TOLD:
        _refuse_document(turn, message)
        return
    heard = life_events.heard(turn, message)
    if heard.rest is not None:
        _act_in_group(turn, heard.rest)
    life_events.propose(turn, heard)


def _act_in_group(turn: Turn, message: Message) -> None:
    if spoken_to.is_meant(turn):
        _act_in_private(turn, message)
    elif ask_command.answered_among_people(turn, message) or several_acts.are_done(turn, message, _is_obeyed):
        return
    elif message.intent is Intent.LOG and not ask_command.is_asked(turn, message):
        log_command.file(turn, message)
    elif message.intent is Intent.EVENT:
        add_command.plan(turn, message)
    elif _is_hindered(turn, message):
        turn.say(phrases.no_such_time(turn._, message.impossible[0]))


def _is_obeyed(turn: Turn) -> bool:
    """Whether it says what becomes of items; then that is done."""
    if several_acts.are_done_apart(turn, _is_obeyed):
        return True
    for told in (progress_question, changes_by_number, handover):
        if told.is_meant(turn):
            told.obey(turn)
            return True
    return any(said.is_obeyed(turn) for said in SAID_OF_OURS)


def _asked_for_oneself(turn: Turn) -> bool:
    """「每周五下午4点提醒我交周报」: kept for the writer alone."""
    is_meant = personal_reminders.is_meant(turn)
    if is_meant:
        personal_reminders.obey(turn)
    return is_meant


def _refuse_document(turn: Turn, message: Message) -> None:
    """What surely tells or plans work is not left out in silence."""
    if message.intent in (Intent.LOG, Intent.EVENT):
        turn.say(phrases.too_long(turn._, len(turn.said.text), LONGEST_TOLD))


def _is_hindered(turn: Turn, message: Message) -> bool:
    """Whether only its impossible time keeps a message from being filed or planned."""
    if not message.impossible or message.intent is not Intent.NONE:
        return False
    group = turn.with_group()
    wall = group.wall(turn.said.at)
    return hindered(turn.said.text, wall, region=turn.settings.region, notice=group.notice)


def in_private(turn: Turn) -> None:
    """File, plan, answer, or help: in private somebody waits for an answer."""
    english_words.put(turn)
    if request_entry.heard(turn) or mirror_command.given(turn) or text_collection.continued(turn):
        return
    if personal_reminders.is_called(turn):
        _own_reminder(turn)
        return
    if replies.answered(turn):
        return
    if photos.collected(turn):
        return
    if not turn.said.text:
        _wordless(turn)
        return
    if len(turn.said.text) > LONGEST_TOLD:
        turn.say(phrases.too_long(turn._, len(turn.said.text), LONGEST_TOLD))
        return
    if changes_by_number.is_meant(turn):
        group_choice.for_group(changes_by_number.obey)(turn)
        return
    if handover.is_meant(turn):
        group_choice.for_group(handover.obey)(turn)
        return
    if group_choice.is_idle(turn) and not life_events.sounds_like(turn):
        _not_understood(turn)
        return
    group_choice.for_group(_private_in_group)(turn)


def _own_reminder(turn: Turn) -> None:
    """In reply to a message of ours its group is meant."""
    sent = turn.replied_row()
    if sent is not None:
        group_choice.find_group(turn, sent)
    group_choice.for_group(personal_reminders.remind)(turn)


def _private_in_group(turn: Turn) -> None:
    if turn.may(Action.LOG) and several_acts.are_done_apart(turn, _is_obeyed):
        return
    for told in (progress_question, changes_by_number):
        if told.is_meant(turn):
            told.obey(turn)
            return
    if any(said.is_obeyed(turn) for said in SAID_OF_OURS):
        return
    heard = life_events.heard(turn, message_reading.read_words(turn, turn.said.text))
    if heard.rest is not None:
        _act_in_private(turn, heard.rest)
    life_events.propose(turn, heard)


def _act_in_private(turn: Turn, message: Message) -> None:
    if ask_command.is_asked(turn, message):
        ask_command.answer(turn, argument(turn.said.text))
    elif message.intent in (Intent.LOG, Intent.EVENT) and not turn.may(Action.LOG):
        turn.say(phrases.readers_only(turn._))
    elif message.intent in (Intent.LOG, Intent.EVENT) and turn.said.forwarded:
        log_command.ask_forwarded(turn)
    elif (
        turn.said.forwarded
        or not turn.may(Action.LOG)
        or not several_acts.are_done(turn, message, _is_obeyed)
    ):
        _act(turn, message)


def _act(turn: Turn, message: Message) -> None:
    match message.intent:
        case Intent.LOG:
            log_command.file(turn, message)
        case Intent.EVENT:
            add_command.plan(turn, message)
        case Intent.QUESTION:
            ask_command.answer(turn, argument(turn.said.text))
        case _ if message.impossible:
            turn.say(phrases.no_such_time(turn._, message.impossible[0]))
        case _ if not doubt_question.asked(turn):
            (_not_understood if turn.where.private else spoken_to.not_understood)(turn)


def _not_understood(turn: Turn) -> None:
    if changes_by_number.is_of_nothing(turn):
        turn.say(
            "\n".join(
                [
                    turn._("说的是哪一项？请直接回复那条消息，或写上编号，例如：推迟 #12 两天、取消 #12。"),
                    *spoken_changes.nearest(turn),
                ]
            )
        )
    elif is_wish(turn.said.text) and request_entry.is_open(turn):
        turn.say(f"{phrases.not_understood(turn._)}\n{about_house.may_ask(turn._)}")
    else:
        turn.say(phrases.not_understood(turn._))
    unheard.note(turn)


def _wordless(turn: Turn) -> None:
    if turn.said.photo is not None:
        group_choice.for_group(photos.alone)(turn)
    elif turn.said.document is not None and text_collection.may_be_plan(turn.said.document):
        group_choice.for_group(text_collection.offer)(turn)
    elif turn.said.document is not None:
        turn.say(
            turn._(
                "文件没有读。是年度计划就回复它发 /plan，是放假通知就回复它发 /holidays；记工作请用文字告诉我。"
            )
        )
    else:
        turn.say(turn._("我现在只看得懂文字和带说明的照片，请用文字告诉我。"))
