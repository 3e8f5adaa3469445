"""A message that names items by number and says what becomes of them: 「推迟 #13 两天」, 「完成 #12，走访12户」, 「#4同#5都唔要」."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.calendar import additions
from handlers.calendar.changes import completion, event_replies, item_parts, last_change
from handlers.calendar.changes import occurrence_status as phrases
from handlers.core import message_reading, speakers
from handlers.core.messages import message_subject
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.events.owned_items import number_and_words
from handlers.routing import undo_commands
from handlers.routing.records import part_hearing, state_complaints, which_goes
from handlers.routing.references import (
    likely_items,
    number_signs,
    proposals,
    spoken_changes,
    spoken_handover,
)
from handlers.worklog import log_command, log_receipt, log_replies
from handlers.worklog import texts as worklog_phrases
from handlers.worklog.corrections import said_parts
from storage.events import queries as events_queries
from storage.worklog import entries
from union.attendance.participation_replies import read_part
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.bare_numbers import read_doubted_numbers
from union.reading.acts.changes.change_verbs import instead
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import (
    TIMED,
    ChangeDeed,
    ItemChange,
    Scope,
    change_of_one_item,
)
from union.reading.acts.changes.numbered_details import going_in, is_settled, place_in, taking_over
from union.reading.acts.changes.numbered_orders import (
    REASON,
    SIGN,
    NumberedDeed,
    NumberedOrder,
    NumberedPart,
    asks_if_undone,
    beside_number,
    is_idle_beside,
    is_order_by_itself,
    is_plain_statement,
    meant_numbers,
    numbered_parts,
    read_order,
    says_twice,
    superfluous_numbers,
)
from union.reading.acts.extraction import look
from union.reading.message import Intent
from union.reading.replies.changed_times import moved
from union.reading.replies.item_details import read_addition
from union.reading.replies.item_replies import Reply, Verb, read_reply
from union.reading.replies.lead_time_replies import asked_leads
from union.reading.replies.title_replies import new_title, rejoined
from union.reading.text.normal_form import EitherScript, simplified
from union.reminders.lead_times import is_due_by
from union.worklog.entries import LogEntry
from union.worklog.spoken_corrections import may_be_correction

LOG_WAYS = log_replies.says_of_log, log_replies.shows_right_figure
CLOSING = (Verb.CANCEL, Verb.UNDO)
AND, NO_ORDER = "、", NumberedOrder(NumberedDeed.REOPEN, "", "")
SUPERFLUOUS = NumberedOrder(NumberedDeed.UNDO, "", "")
OTHERWISE = (*TIMED, ChangeDeed.PLACE, ChangeDeed.OWNER, ChangeDeed.CANCEL)
# 「#10係我12號已經畀咗」, "#5 bought already"; not 「買咗一半」
DONE_ALREADY = EitherScript(
    r"(?:已经|一早|早就|早已|都)[^，,。不没冇未\d]{0,4}[做办搞写交弄买送打付畀俾给发派订约收报租借印贴寄封][咗了好完妥齐](?![^，,。]{0,3}(?:\d|半|部分|几))"
    r"|\b(?:[a-z]{2,12}ed|bought|paid|sent|given|done) (?:already|liao|alr)\b|\balready (?:[a-z]{2,12}ed|bought|paid|sent|given|done)\b",
    any_case=True,
)


def is_numbered_change(turn: Turn) -> bool:
    """Whether the message is of this kind: a number and what a reply could say, nothing else."""
    named = number_and_words(turn.said.text, turn.said.at)
    return named is not None and (is_reply(turn, named[1]) or _corrects(turn, *named))


def claimed(turn: Turn, _number: object) -> bool:
    """Do it; whether it was of this kind. A number nobody has is spoken of in private only, for in a group it may mean anything."""
    named = number_and_words(turn.said.text, turn.said.at)
    if named is None or not is_numbered_change(turn):
        return False
    number, words = named
    event = events_queries.numbered(turn.db, turn.with_group(), number)
    entry = entries.numbered(turn.db, turn.with_group(), number)
    reply = read_reply(words, turn.said.at, None)
    if event is not None:
        event_replies.answer(turn, turn.with_group(), About("event", event.id), words)
    elif entry is not None and reply is not None and reply.verb in CLOSING:
        log_command.take_back(turn, entry)
    elif entry is not None and words == completion.WORD:
        log_command.bring_back(turn, entry)
    elif entry is not None:
        return _is_put_right(turn, entry, words)
    elif turn.where.private:
        turn.say(phrases.no_such_item(turn._, turn.said.text))
    return True


def _corrects(turn: Turn, number: int, words: str) -> bool:
    if turn.group is None:  # in private it is looked for first
        return False
    entry = entries.numbered(turn.db, turn.group, number)
    return entry is not None and (
        words == completion.WORD
        or log_replies.is_correction(turn, entry.facts, words)
        or may_be_correction(words)
    )


def _is_put_right(turn: Turn, entry: LogEntry, words: str) -> bool:
    if log_replies.corrects(turn, entry, words):
        return True
    said = turn.said
    turn.speak_as(replace(said, text=words))
    is_done = log_replies.put_right_as_said(turn, entry)
    turn.speak_as(said)
    return is_done


def is_reply(turn: Turn, words: str) -> bool:
    """Whether words say what a reply to an item would say."""
    if phrases.asks_later(words) or read_part(words) is not None or asked_leads(words) is not None:
        return True
    if read_addition(words) is not None or new_title(words) is not None:
        return True
    return read_reply(words, turn.said.at, None) is not None or bool(read_changes(words))


def is_ordered(turn: Turn) -> bool:
    """Whether all of a message is an order about what it names by number, or whom an item is given to by name."""
    written = turn.said.text
    number_signs.sign_numbers(turn)
    is_bare = turn.said.text != written
    likely_items.name_item(turn)
    return (
        number_signs.ask_number_or_day(turn)
        or spoken_handover.are_people_told(turn)
        or proposals.is_officer_asked(turn)
        or proposals.is_task_accepted(turn)
        or item_parts.joined_in_reply(turn)
        or _obeyed(turn, is_bare=is_bare)
    )


def _obeyed(turn: Turn, *, is_bare: bool) -> bool:
    """Do what loose words say of the numbers they name: 「#4同#5都唔要喇」; whether that was all of the message.

    Else it is as it was, or goes on with the plan, the work or the change told beside: 「#12撤销，12月28日走访9户」.
    `is_bare`: the numbers were written without their sign.
    """
    said = turn.said
    if said.edited or said.forwarded or turn.group is None or not turn.may(Action.LOG):
        return False
    if _is_doubted_number_told(turn):
        return True
    parts = numbered_parts(said.text)
    if not parts:
        return state_complaints.claimed(turn)
    # In a reply other words may be of what it answers.
    if said.reply_to and not (number_signs.NAMED_FIRST.match(parts[0].words) or is_order_by_itself(parts[0])):
        return False
    is_alone = len(parts) == 1 and len(parts[0].numbers) == 1 and "#" in simplified(said.text)
    if is_alone and asks_if_undone(parts[0].words):
        named = undo_commands.numbered(turn, parts[0].numbers[0])
        return named is not None and undo_commands.tell_state(turn, named)
    superfluous = [undo_commands.numbered(turn, each) for each in superfluous_numbers(parts)]
    is_off = True in [each is not None and _is_obeyed(turn, each, SUPERFLUOUS) for each in superfluous]
    if superfluous and not is_off:
        return False
    gone = {each.number for each in superfluous if each is not None}
    parts = tuple(each for each in parts if gone.isdisjoint(each.numbers))
    return _are_parts_obeyed(turn, parts, is_off=is_off, is_alone=is_alone and not is_bare)


def _are_parts_obeyed(turn: Turn, parts: Sequence[NumberedPart], *, is_off: bool, is_alone: bool) -> bool:
    """Do each part; `is_off`: what stood twice is off already. What came to nothing beside others is said with its number."""
    said = turn.said
    settled, beside = part_hearing.settled_parts(turn, parts)
    is_alone = is_alone and settled == list(parts)
    left = [each for each in settled if not (part_hearing.leaves_item_unchanged(each) or says_twice(each))]
    if not (is_off or left) and settled:
        return _ask_which_duplicate(turn, settled[0])
    done = [_obeyed_part(turn, each, is_alone=is_alone) for each in left]
    turn.speak_as(said)
    if any(done):
        _take_back_replied(turn, parts[0])
    if not is_off and all(each is None for each in done):
        return False
    part_hearing.tell_unheard_parts(turn, [each for each, one in zip(left, done, strict=True) if one is None])
    rest = rejoined([*(each.rest for each in done if each), beside])
    if (
        not rest
        or not _holds_other_act(turn, rest)
        or number_signs.repeats_named_items(turn, rest, tuple(parts))
    ):
        return True
    turn.speak_as(replace(said, text=instead(rest, None), reply_to=None, reply_to_bot=False, reply_who=None))
    return False


def _ask_which_duplicate(turn: Turn, part: NumberedPart) -> bool:
    """「6号7号重了」: which of them goes is asked."""
    told = [found for each in part.numbers if (found := undo_commands.numbered(turn, each)) is not None]
    if len(told) > 1:
        which_goes.ask_what_goes(turn, told)
    return len(told) > 1


def _is_doubted_number_told(turn: Turn) -> bool:
    """ "is 15 still there?": what it is; "that one was a mistake" beside it: then it is taken back."""
    numbers, is_mistake = read_doubted_numbers(turn.said.text) or ((), False)
    named = [found for each in numbers if (found := undo_commands.numbered(turn, each)) is not None]
    if not named or len(named) < len(numbers):
        return False
    tell = undo_commands.tell_state
    return True in [_is_obeyed(turn, each, SUPERFLUOUS) if is_mistake else tell(turn, each) for each in named]


def _take_back_replied(turn: Turn, part: NumberedPart) -> None:
    """ "wrong, take that back. I mean delete #7": what the reply is to goes as well."""
    about, front = turn.replied_about(), part.words.partition(SIGN)[0]
    order = read_order(f"{SIGN} {front}") if about is not None and front else None
    if about is None or order is None or order.deed is not NumberedDeed.UNDO or order.left:
        return
    get = entries.get if about.subject == message_subject.LOG else events_queries.get
    named = get(turn.db, turn.with_group(), about.id)
    if named is not None and named.number not in part.numbers:
        _is_obeyed(turn, named, order)


def _holds_other_act(turn: Turn, rest: str) -> bool:
    """Whether words beside an order are an act of their own, and no reason for it."""
    return (REASON.search(rest) is None or said_parts.UNPAID.search(rest) is not None) and (
        spoken_changes.is_work(turn, rest)
        or any(each.deed in OTHERWISE for each in read_changes(rest))
        or any(map(str.isdigit, rest))
    )


def _obeyed_part(turn: Turn, part: NumberedPart, *, is_alone: bool) -> NumberedOrder | None:
    """What was done; None where nothing was."""
    if part_hearing.is_state_put_right(turn, part) or item_parts.tell_part(turn, part):
        return NO_ORDER
    order, rest = read_order(part.words), ""
    if order is None:
        part, rest = number_signs.without_other_work(turn, part)
    if order is not None and not (order.left and number_signs.put_log_right(turn, part, LOG_WAYS)):
        named = [undo_commands.numbered(turn, each) for each in meant_numbers(part)]
        done = [each is not None and _is_obeyed(turn, each, order) for each in named]
        if any(done):
            is_its = order.rest and number_signs.put_log_right(turn, part, LOG_WAYS, order.rest)
            return (
                order._replace(rest="") if is_its else part_hearing.heard_after_reopening(turn, part, order)
            )
    told = order is None and part_hearing.is_log_put_right(turn, part, _put_log_right)
    if told:
        return NO_ORDER._replace(rest=rest)
    for number in part.numbers:
        turn.speak_as(replace(turn.said, text=part.words.replace(SIGN, f"#{number}")))
        is_its = _details_applied(turn, part, number, is_alone=is_alone)
        told = is_its or (not is_alone and part_hearing.heard_as_reply(turn, part, number)) or told
    told = told or (not is_numbered_change(turn) and item_parts.tell_part(turn, part, may_be_timed=True))
    return NO_ORDER if told else None


def _put_log_right(turn: Turn, part: NumberedPart) -> bool:
    return number_signs.put_log_right(turn, part, LOG_WAYS)


def _is_obeyed(turn: Turn, named: LogEntry | Event, order: NumberedOrder) -> bool:
    if not is_idle_beside(order.left, named.text if isinstance(named, LogEntry) else named.title):
        return False
    is_undone = order.deed is NumberedDeed.UNDO
    if isinstance(named, LogEntry):
        if is_undone or named.undone:
            (_take_back if is_undone else log_command.bring_back)(turn, named)
        return is_undone or named.undone
    if is_undone:
        return _is_cancelled(turn, named)
    return completion.reopened_by_number(turn, named.number)


def _take_back(turn: Turn, entry: LogEntry) -> None:
    """What another told is shown with the button that takes it back, for whoever may press it."""
    problem = None if entry.undone else log_command.trouble(turn, entry)
    if problem is None:
        log_command.take_back(turn, entry)
    else:
        shown = worklog_phrases.one_line(turn._, entry, turn.today)
        about = message_subject.of_log(entry.id)
        turn.say(f"{shown}\n{problem}", log_receipt.rows(turn, entry), about=about)


def _is_cancelled(turn: Turn, event: Event) -> bool:
    """An open item is called off; one that was wrongly told as done as well."""
    one = occurrences.of_subject(turn.db, turn.with_group(), About("event", event.id), turn.now)
    if one is None or event.rule is not None:  # of a series it is asked which times
        return False
    if event.status is Status.DONE and may_alter(turn, event):
        last_change.remember(turn, one)
        event_replies.close(turn, one, Reply(Verb.CANCEL))
        return True
    return event_replies.changed(turn, one, change_of_one_item(ChangeDeed.CANCEL, turn.said.text))


def _details_applied(turn: Turn, part: NumberedPart, number: int, *, is_alone: bool) -> bool:
    """Who has it by now, when and where it is: 「#27 responsible is MeiLing now」, "#14 is at 10.30am, HR office level 4"."""
    one = item_parts.open_item(turn, number) if is_plain_statement(part.words) else None
    if one is None:
        return False
    is_done = is_due_by(one.event) and DONE_ALREADY.search(part.words) is not None
    changes, owners = list(_details(turn, one, part)), [] if is_done else _owners(turn, part)
    is_handed = bool(owners) and all(each.deed is ChangeDeed.OWNER for each in read_changes(part.words))
    if len(changes) < 2 and len(owners) < 2 and not is_handed and is_numbered_change(turn):
        return not is_alone and claimed(turn, None)
    if is_done and not changes:
        changes = [change_of_one_item(ChangeDeed.FINISH, turn.said.text)]
    if not changes and (title := number_signs.denied_title(one, beside_number(part))):
        changes = [_change_to(ChangeDeed.TITLE, title)]
    if not changes and owners:
        changes = [_change_to(ChangeDeed.OWNER, AND.join(owners))]
    done = [event_replies.changed(turn, one, each) for each in changes]
    going = going_in(part.words) if any(done) else ""
    if going:
        additions.note(turn, one, going)
    return any(done)


def _details(turn: Turn, one: Occurrence, part: NumberedPart) -> Iterator[ItemChange]:
    """The time and the place that words tell of the one whose number they begin with."""
    if not is_settled(part):
        return
    text, base = part.behind, one.start
    times = [each.when.text for each in message_reading.looked_once(turn, look, text).reads]
    change = moved(text, times, turn.written, base, turn.notice)
    if change is not None:
        yield replace(change, scope=Scope.ONE)
    place = place_in(part.behind) or message_reading.read_words(turn, text, Intent.EVENT).place
    if place and place != one.event.place:
        yield _change_to(ChangeDeed.PLACE, place)


def _owners(turn: Turn, part: NumberedPart) -> list[str]:
    """Those of us whom words beside a number make responsible."""
    me, names = turn.me(), speakers.people_names(turn)
    return taking_over(part.words, names, me.name if me else "")


def _change_to(deed: ChangeDeed, new: str) -> ItemChange:
    return replace(change_of_one_item(deed, new, new), quoted=new)
