"""A message that is no command: in a group acted on only when it surely tells or plans union work."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from handlers.calendar import add_command
from handlers.care import life_events
from handlers.core import group_choice, hooks, message_reading
from handlers.core import not_understood_texts as phrases
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.core.turn import Turn
from handlers.events import absences
from handlers.mirrors import mirror_command
from handlers.questions import ask_command
from handlers.questions.sum_states import ASKED as SUM_ASKED
from handlers.reminders import personal_reminders
from handlers.requests import request_entry
from handlers.routing import amended_logs, early_claims
from handlers.routing.references import (
    changes_by_number,
    earlier_messages,
    follow_ups,
    passed_over,
    several_acts,
)
from handlers.routing.talk import (
    addressed_messages,
    doubt_question,
    item_doubt,
    last_question,
    likely_sense,
    log_doubt,
    log_revisions,
    named_item,
    shared_duties,
    spoken_buttons,
    told_files,
    volunteers,
)
from handlers.worklog import log_command, log_entry, unheard_writers
from handlers.worklog.photos import photos
from handlers.yearplan import plan_command
from union.attendance.collection_parts import ONLY_LEFT, read_told_parts
from union.attendance.list_words import SIGNS as MAY_BE_OF_LIST
from union.calendar.handover import read_sentence
from union.core.rights import Action
from union.reading.act_reading import may_change_apart, may_have_several_acts
from union.reading.acts.absences.absence_clauses import may_tell_absence
from union.reading.acts.changes.bare_numbers import read_doubted_numbers
from union.reading.acts.changes.retractions import SIGNS as MAY_BE_TAKEN_BACK
from union.reading.acts.talk_signs import is_only_unsettled, refuses_record
from union.reading.acts.tasks.duty_lists import may_share_out
from union.reading.acts.tasks.task_handover import may_be_ordered
from union.reading.english.translation import is_english
from union.reading.message import ActKind, Intent, Message
from union.reading.questions.plain_questions import question_parts
from union.reading.questions.question_reader import has_asking_words
from union.reading.questions.thresholds import list_as_question, may_be_plain_question
from union.reading.reader import OTHER, hindered, read
from union.reading.replies.agenda_notes import read_agenda
from union.reading.replies.english_answers import in_chinese_words
from union.reading.replies.misheard import SIGNS as MAY_BE_OTHER
from union.reminders.personal_reminders import is_to_somebody, report_before_request
from union.worklog.amending_words import SIGNS as AMENDS
from union.worklog.partial_reports import LEFT

COMMANDS = ("月报 ", "导出 ", "日历")


def hear_named(turn: Turn) -> None:
    """A message that PTB saw no command in; behind the bot's name it may be one."""
    (hooks.of(turn).hear if turn.said.addressed else hear_plain)(turn)


def hear_plain(turn: Turn) -> None:
    """Words that are no command, or one in English: 「jan report pls」."""
    said, is_to_us = turn.said.text, turn.where.private or turn.said.addressed
    text = list_as_question(said) if is_to_us else said
    words = in_chinese_words(text) if is_english(text) else None
    if words is not None and words.startswith(COMMANDS):
        turn.speak_as(replace(turn.said, text=words))
        hooks.of(turn).hear(turn)
        return
    is_one = not has_asking_words(text) or read_doubted_numbers(text) or read_agenda(text)[1]
    parts = () if is_one else question_parts(text)
    if len(parts) > 1 and not turn.where.private and early_claims.is_said_to_list(turn):
        return
    for each in parts or (text,):
        turn.speak_as(replace(turn.said, text=each))
        (in_private if turn.where.private else in_group)(turn)


def in_group(turn: Turn) -> None:
    """File, plan, or say nothing; to whoever speaks to it, it says something in any case."""
    if volunteers.MAY_SEEK.search(turn.said.text):
        volunteers.remember(turn)
    is_heard = AMENDS.search(turn.said.text) is not None and amended_logs.claimed(turn)
    is_heard = is_heard or refuses_record(turn.said.text)
    is_heard = is_heard or addressed_messages.hear_in_group(turn, _in_group)
    if not (is_heard or last_question.ask_unheard_message(turn)):
        unheard_writers.note(turn)


def _in_group(turn: Turn) -> None:
    if _has_early_sign(turn.said.text) and early_claims.is_claimed_as_written(turn):
        return
    message_reading.put_in_form(turn)
    is_list = may_share_out(turn.said.text)
    if _is_more_of_something(turn) or (is_list and shared_duties.hear_shared_out(turn, _hear_one)):
        return
    if _may_ask_or_tell(turn.said.text) and early_claims.is_question_or_absence(turn):
        return
    is_only = is_only_unsettled(turn.said.text)
    if is_only or not several_acts.hear_stretches(turn, _hear_one, doubt_question.asked_in_group):
        _hear_one(turn)
    passed_over.hear_passed_over(turn, _hear_one)


def _has_early_sign(text: str) -> bool:
    """Whether anything that is heard before a sentence is read may be meant; far cheaper than to ask the rooms."""
    signs = (MAY_BE_TAKEN_BACK, MAY_BE_OTHER, MAY_BE_OF_LIST)
    return any(each.search(text) for each in signs) or may_be_ordered(text) or is_english(text)


def _may_ask_or_tell(text: str) -> bool:
    is_sign = any(each.search(text) for each in (LEFT, ONLY_LEFT, SUM_ASKED))
    is_asking = is_sign or has_asking_words(text) or may_be_plain_question(text)
    return is_asking or may_tell_absence(text) or bool(read_told_parts(text))


def _hear_one(turn: Turn) -> None:
    """A message of a group that is one thing, or a stretch of one that is several."""
    if _is_claimed(turn, by_all=True):
        return
    if turn.said.reply_to is not None and earlier_messages.answered(turn):
        return
    said = turn.said
    if (
        said.forwarded
        or is_to_somebody(said.text)
        or not (turn.may(Action.LOG) or message_reading.is_said_to_bot(turn))
    ):
        return
    if _is_obeyed(turn) or _is_photo_of_ours(turn):
        return
    message = message_reading.read_words(turn, turn.said.text)
    if len(said.text) > LONGEST_TOLD:
        # What surely tells or plans work is not left out in silence.
        if message.intent in (Intent.LOG, Intent.EVENT):
            turn.say(phrases.too_long(turn._, length=len(turn.said.text), most=LONGEST_TOLD))
        return
    heard = life_events.read_life_events(turn, message)
    if heard.rest is not None:
        _act_in_group(turn, heard.rest)
    life_events.propose(turn, heard)


def _is_more_of_something(turn: Turn) -> bool:
    """An address for copies, or the next piece of a plan its writer is sending in pieces."""
    if turn.said.address and mirror_command.take_mirror_address(turn):
        return True
    if turn.said.text:
        turn.me()  # whatever somebody writes keeps their name up to date
    if (
        turn.said.document is not None
        and turn.group is not None
        and told_files.kind_of_file(turn.said) is not None
    ):
        told_files.have_file_read(turn)
        return True
    if turn.said.document is not None and told_files.is_years_plan(turn):
        group_choice.for_group(plan_command.offer)(turn)
        return True
    return (turn.where.private or turn.traits().gathering) and plan_command.continued(turn)


def _is_photo_of_ours(turn: Turn) -> bool:
    if turn.said.photo is None:
        return False
    if photos.joins_album(turn) or photos.collected(turn):
        return True
    waits = log_entry.is_without_words(turn)
    if waits:
        log_entry.remember(turn)
    return waits


def _is_claimed(turn: Turn, *, by_all: bool) -> bool:
    for claim in hooks.of(turn).claims:
        found = claim.reading(turn.said.text) if claim.is_for_all is by_all else None
        if found and claim.takes(turn, found):
            return True
    return False


def _act_in_group(turn: Turn, message: Message) -> None:
    if message_reading.is_said_to_bot(turn):
        _act_in_private(turn, message)
    elif (
        ask_command.answered_among_people(turn, message)
        or (message.intent in (Intent.EVENT, Intent.NONE) and addressed_messages.begins_with_number(turn))
        or (message.intent is Intent.NONE and follow_ups.hear_follow_up(turn))
        or likely_sense.put_right(turn, message)
        or likely_sense.is_chatter(turn, message)
        or _handle_likely_acts(turn, message)
    ):
        return
    elif message.intent is Intent.LOG and not ask_command.is_question_of_work(turn, message):
        log_command.file_or_finish(turn, message)
    elif message.intent is Intent.EVENT:
        add_command.plan(turn, message)
    elif (
        _is_of_item(turn, message)
        or likely_sense.do_likely_sense(turn)
        or message.intent is not Intent.NONE
        or log_revisions.ask(turn, likely_sense.says_wrong(turn))
        or named_item.tell_item_not_found(turn, message)
    ):
        return
    elif bool(message.impossible) and message_reading.run_reader(turn, hindered):  # else it is planned
        turn.say(phrases.no_such_time(turn._, message.impossible[0]))


def _is_of_item(turn: Turn, message: Message) -> bool:
    return (
        log_command.reported(turn, message)
        or log_command.closed(turn, message)
        or item_doubt.do_likely_change(turn)
    )


def _is_obeyed(turn: Turn) -> bool:
    may_do_several = not turn.where.private or turn.may(Action.LOG)
    return (may_do_several and _does_separate_sentences(turn)) or _is_claimed(turn, by_all=False)


def _does_separate_sentences(turn: Turn) -> bool:
    """Do a message that changes something in one sentence and tells, plans or gives a task in another: a list, too."""
    text = turn.said.text
    if turn.said.forwarded or not may_have_several_acts(text):
        return False
    message = message_reading.read_words(turn, text)
    work = several_acts.work_in(message_reading.read_all_acts(turn, message).acts)
    kinds = {act.kind for act in work}
    if ActKind.CHANGED in kinds:
        is_apart = may_change_apart(text)
    else:  # 「散会，来了9人。下次12月17日」
        plans = (each.message is not None and each.message.intent is Intent.EVENT for each in work[1:])
        is_apart = work[:1] != [] and work[0].kind is ActKind.TOLD and any(plans)
    return is_apart and len(kinds) > 1 and several_acts.do_several_acts(turn, message, _is_obeyed)


def in_private(turn: Turn) -> None:
    """File, plan, answer, or help: in private somebody waits for an answer."""
    message_reading.put_in_form(turn)
    if request_entry.take_private_message(turn) or _is_more_of_something(turn):
        return
    if personal_reminders.has_reminder_call(turn):
        # In reply to a message of ours its group is meant.
        sent = turn.replied_row()
        if sent is not None:
            group_choice.find_group(turn, sent)
        group_choice.for_group(_remind)(turn)
    elif earlier_messages.answered(turn) or photos.collected(turn):
        return
    elif not turn.said.text:
        _wordless(turn)
    elif len(turn.said.text) > LONGEST_TOLD:
        turn.say(phrases.too_long(turn._, length=len(turn.said.text), most=LONGEST_TOLD))
    elif _is_idle(turn):
        if not addressed_messages.is_greeted(turn):
            addressed_messages.tell_not_understood(turn)
    else:
        group_choice.for_group(_hear_in_private)(turn)


def _remind(turn: Turn) -> None:
    """Keep a reminder, and first what is told before it: 「last sat visited 2 members, $50 each. remind me …」."""
    said, told = turn.said, report_before_request(turn.said.text)
    rest = said.text[len(told) :]
    if told and turn.may(Action.LOG) and message_reading.read_words(turn, rest).when is not None:
        message = message_reading.read_words(turn, told, Intent.LOG)
        if any(fact.measures or fact.money for fact in message.facts):
            turn.speak_as(replace(said, text=told.strip()))
            _private_in_group(turn)
        turn.speak_as(replace(said, text=rest))
    personal_reminders.remind(turn)


def _is_idle(turn: Turn) -> bool:
    """Whether the words of somebody in several groups tell, plan, ask and change nothing: no reason to ask of which one."""
    text = turn.said.text
    if not group_choice.has_several_groups(turn) or group_choice.settle(turn):
        return False
    if changes_by_number.is_numbered_change(turn) or read_sentence(text) or life_events.sounds_like(turn):
        return False
    wall = turn.now.astimezone(ZoneInfo(turn.settings.timezone)).replace(tzinfo=None)
    return read(text, wall, region=turn.settings.region).intent is Intent.NONE


def _hear_in_private(turn: Turn) -> None:
    _private_in_group(turn)
    passed_over.hear_passed_over(turn, _hear_one)


def _private_in_group(turn: Turn) -> None:
    is_amending = AMENDS.search(turn.said.text) is not None and amended_logs.claimed(turn)
    if is_amending or early_claims.is_claimed_in_private(turn):
        return
    is_list = may_share_out(turn.said.text)
    if (is_list and shared_duties.hear_shared_out(turn, _hear_one)) or early_claims.is_question_or_absence(
        turn
    ):
        return
    if several_acts.hear_stretches(turn, _hear_one, doubt_question.ask_if_doubtful):
        return
    if _is_claimed(turn, by_all=True) or _is_obeyed(turn) or addressed_messages.is_greeted(turn):
        return
    heard = life_events.read_life_events(turn, message_reading.read_words(turn, turn.said.text))
    if heard.rest is not None:
        _act_in_private(turn, heard.rest)
    life_events.propose(turn, heard)


def _act_in_private(turn: Turn, message: Message) -> None:
    if ask_command.is_question_of_work(turn, message):
        ask_command.answer(turn, ask_command.words_of(turn))
    elif message.intent in (Intent.LOG, Intent.EVENT) and not turn.may(Action.LOG):
        turn.say(phrases.readers_only(turn._))
    elif message.intent in (Intent.LOG, Intent.EVENT) and turn.said.forwarded:
        log_command.ask_forwarded(turn)
    elif not turn.said.forwarded and turn.may(Action.LOG) and _handle_likely_acts(turn, message):
        return
    else:
        _act(turn, message)


def _handle_likely_acts(turn: Turn, message: Message) -> bool:
    """Whether it most likely puts a log right or tells that somebody is away, or was several acts."""
    is_plain = message.intent is Intent.LOG and message.category not in (None, OTHER)
    return (
        (is_english(turn.said.text) and log_doubt.amended(turn, message))
        or (turn.where.private and likely_sense.put_right(turn, message))
        or likely_sense.otherwise(turn, message)
        or (
            not is_plain and (log_doubt.corrected(turn, message.intent) or absences.keep_likely_absence(turn))
        )
        or several_acts.do_several_acts(turn, message, _is_obeyed)
    )


def _act(turn: Turn, message: Message) -> None:
    match message.intent:
        case Intent.LOG:
            log_command.file_or_finish(turn, message)
        case Intent.EVENT:
            add_command.plan(turn, message)
        case Intent.QUESTION:
            ask_command.answer(turn, ask_command.words_of(turn))
        case _ if message.impossible:
            turn.say(phrases.no_such_time(turn._, message.impossible[0]))
        case _ if not (
            follow_ups.hear_follow_up(turn)
            or spoken_buttons.is_button_said(turn)
            or _is_of_item(turn, message)
            or likely_sense.do_likely_sense(turn)
            or log_revisions.ask(turn, likely_sense.says_wrong(turn))
            or named_item.tell_item_not_found(turn, message)
            or doubt_question.ask_if_doubtful(turn)
            or ask_command.answered_at_last(turn)
        ):
            in_private, text = turn.where.private, turn.said.text
            if (in_private or turn.said.reply_to is None) and changes_by_number.is_reply(turn, text):
                addressed_messages.ask_which_item(turn)  # but of which item?
            else:
                is_alone = in_private and turn.replied_about() is None
                (addressed_messages.tell_not_understood if is_alone else addressed_messages.not_understood)(
                    turn
                )


def _wordless(turn: Turn) -> None:
    if turn.said.photo is not None:
        group_choice.for_group(photos.receive_bare_photo)(turn)
    elif told_files.kind_of_file(turn.said) is not None:
        group_choice.for_group(told_files.have_file_read)(turn)
    elif turn.said.document is not None and plan_command.may_be_plan(turn.said.document):
        group_choice.for_group(plan_command.offer)(turn)
    elif turn.said.document is not None:
        turn.say(
            turn._(
                "文件没有读。是年度计划就回复它发 /plan，是放假通知就回复它发 /holidays，要查报告里的差错就回复它发 /check；记工作请用文字告诉我。"
            )
        )
    else:
        turn.say(turn._("我现在只看得懂文字和带说明的照片，请用文字告诉我。"))
