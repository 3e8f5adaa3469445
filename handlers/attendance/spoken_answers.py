"""Whether the writer comes, told in words that name the item or in reply to it, and who comes, asked: 「理事会我请假」, 「委员会都谁来」.

Somebody who answers for a meeting has not taken it on; what else they say is heard by whoever knows it.
"""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from handlers.attendance import attendance_card, name_list, sign_up, told_answers
from handlers.attendance import texts as phrases
from handlers.attendance.attendance_card import Gathering
from handlers.core import message_reading, speakers
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import absences, occurrences
from handlers.events.texts import quote_of_origin, title_line
from storage.attendance import headcounts, sign_ups
from storage.events import queries as events_queries
from union.attendance import sign_up_list
from union.attendance.headcount import Answer, Style, has_occurrence_begun
from union.attendance.spoken_answers import (
    CALL,
    CLAUSES,
    OF_ENTRIES,
    SpokenAnswer,
    attendance_call,
    coming_asked,
    is_attendance_asked_of,
)
from union.core.groups import Person
from union.core.period import A_DAY
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.acts.absences.absence_forms import absence_said
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.acts.talk_signs import OVER
from union.reading.acts.tasks.assignments import roster_names_by_form
from union.reading.acts.tasks.task_handover import passed_on
from union.reading.message import Intent
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.identifiers import DAY_SAID
from union.reading.text.normal_form import EitherScript, normal, simplified

NAMED, LONGEST = 1.0, 120
# Beside the item and its day these say nothing of who it is; any other word may name somebody: 「老张来不了」.
PIECES = EitherScript(r"(?<=[?？])\s?(?=\S)")
FILLING = EitherScript(
    r"[^\u4e00-\u9fff]|未必|不一定|不确定|说不准|可能|也许|恐怕|能不能|待定|过?[来去到]|参加|出席|赶|走|抽|开|请个?假|缺席|没|空|不|得|了|成|能|会|要|有|都|也|就|说|讲|那|这|个|次|场|天|日|当|到时|时候|的|啦|啊|呀|呢|吧|克|便|方便|临时|突然|实在|真|事|会议|活动|培训|比赛"
)
THAT_DAY = EitherScript(r"[那当當嗰]天|[当當嗰]日")
MOVED = {ChangeDeed.MOVE, ChangeDeed.SHIFT, ChangeDeed.CANCEL, ChangeDeed.LATER}


def claimed(turn: Turn, said: SpokenAnswer) -> bool:
    """Whether the writer answers for an item that asks who comes; it is kept, and what stands beside it goes on."""
    person = turn.me() if turn.may(Action.TAKE_PART) else None
    if turn.said.edited or turn.said.forwarded or person is None:
        return False
    if any(each.deed in MOVED for each in read_changes(said.rest)):
        return False  # 「我来不了，改到周五吧」 moves it
    found = _answered_for(turn)
    if found is None or not _is_of_writer(turn, said, found.one.event.title):
        return False
    told = _answer_kept(turn, found, person, said.answer)
    is_away = said.answer is Answer.LEAVE and not turn.said.reply_to_bot and _names_days(turn)
    goes_on = is_away or _has_other_act(turn, said.rest)
    if told is None:
        return False
    _acknowledge(turn, found, told)
    if is_away and absence_said(turn.said.text):
        return False  # whoever hears of absences goes on
    if goes_on and not is_away:
        turn.speak_as(replace(turn.said, text=said.rest))
    return not goes_on or is_away


def _answered_for(turn: Turn) -> Gathering | None:
    """The time still to come of the item that is replied to, named, or that everybody was asked about."""
    event = _replied_event(turn) or named_event(turn, turn.said.text) or told_answers.event_called_for(turn)
    found = _gathering_of(turn, event) if event is not None else None
    if found is None or found.one.status is not Status.OPEN or has_occurrence_begun(found.one, turn.wall):
        return None
    return found


def _replied_event(turn: Turn) -> Event | None:
    about = turn.replied_about()
    is_item = about is not None and about.subject == "event"
    return events_queries.get(turn.db, turn.with_group(), about.id) if about and is_item else None


def named_event(turn: Turn, text: str) -> Event | None:
    """The one open item so called that asks who comes: the likeliest by its title, the next of those.

    None where one that asks nobody is called so as well: 「联欢会节目单我抽不开身」 is said of the programme.
    """
    named = _best_named(occurrences.open_items(turn), text)
    is_asking = all(_gathering_of(turn, each) is not None for each in named)
    return min(named, key=lambda each: each.start, default=None) if is_asking else None


def _event_of_day(turn: Turn, text: str) -> Event | None:
    """The only item that asks who comes on the day they name: 「周五的会谁能来」."""
    when = message_reading.read_words(turn, text, Intent.EVENT).when
    of_day = [
        each for each in occurrences.open_items(turn) if when and each.start.date() == when.start.date()
    ]
    asking = [each for each in of_day if _gathering_of(turn, each) is not None]
    return asking[0] if len(asking) == 1 else None


def _best_named(events: Sequence[Event], text: str) -> list[Event]:
    fits = title_mention_scores([each.title for each in events], text, by_rarity=False)
    best = max(fits, default=0.0)
    return [each for each, fit in zip(events, fits, strict=True) if fit == best >= NAMED]


def _gathering_of(turn: Turn, event: Event) -> Gathering | None:
    return attendance_card.gathering_at_hand(turn.db, turn.with_group(), event, turn.now)


def _is_of_writer(turn: Turn, said: SpokenAnswer, title: str) -> bool:
    """Whether it says 我, or nothing beside the item, its day and the deed."""
    if said.is_own or said.clause.isascii():
        return True
    words, core = normal(said.clause).text, normal(title).text
    when = message_reading.read_words(turn, said.clause, Intent.EVENT).when
    words = words.replace(normal(when.text).text, "") if when is not None else words
    same = SequenceMatcher(None, core, words, autojunk=False).find_longest_match()
    words = words[: same.b] + words[same.b + same.size :] if same.size > 1 else words
    return not FILLING.sub("", words)


def _names_days(turn: Turn) -> bool:
    """Whether words name a day, or that of the item: 「委员会那天我来不了，请个假」."""
    is_its_day = THAT_DAY.search(turn.said.text) is not None
    return is_its_day or message_reading.read_words(turn, turn.said.text, Intent.EVENT).when is not None


def _has_other_act(turn: Turn, rest: str) -> bool:
    """Whether something is told, planned, changed or handed on beside it; why somebody stays away is nothing of that."""
    if not rest:
        return False
    people = speakers.people_names(turn)
    is_work = message_reading.read_words(turn, rest).intent in (Intent.LOG, Intent.EVENT)
    return is_work or bool(
        read_changes(rest) or any(passed_on(rest, people)) or OVER.search(normal(rest).text)
    )


def _answer_kept(turn: Turn, found: Gathering, person: Person, answer: Answer) -> str | None:
    """What to say of the answer, as it is kept; None where a list has no place for it."""
    if found.style is Style.ANSWER:
        return sign_up.give(turn, found, person, answer)[0]
    if answer is Answer.YES:
        return sign_up.enter(turn, found, person)
    entries = sign_ups.entries(turn.db, turn.with_group(), found.one)
    is_listed = bool(sign_up_list.entries_of_person(entries, person.id))
    return sign_up.withdraw(turn, found, person) if is_listed and answer is Answer.LEAVE else None


def _acknowledge(turn: Turn, found: Gathering, told: str) -> None:
    is_quiet = turn.settings.receipts == "reaction" or turn.said.reply_to_bot
    if is_quiet and attendance_card.is_change_shown(turn, found):
        turn.nod()
        return
    item = phrases.short(turn._, found.one, turn.today)
    text = told if told.startswith("#") else turn._("{item}：{words}", item=item, words=told)
    turn.say(text, about=message_subject.of_time(found.one))


def remember_call(turn: Turn, call: str) -> None:
    """ "futsal venue is The Cage, who playing?": whoever says "me!" next means what was named beside the call."""
    event = named_event(turn, call) if turn.may(Action.TAKE_PART) else None
    if event is not None:
        told_answers.call_for(turn, event)


def take_call(turn: Turn, text: str) -> bool:
    """「明天的碰头会大家能来吗？各自说一声」 in a group: the others answer, in words of their own that mean that item."""
    event = None
    if not (turn.where.private or turn.said.edited or turn.said.forwarded) and turn.may(Action.TAKE_PART):
        event = _replied_event(turn) or named_event(turn, text) or _event_of_day(turn, text)
    if event is None:
        return False
    told_answers.call_for(turn, event)
    turn.nod()
    return True


def tell_who_comes(turn: Turn, text: str) -> bool:
    """Whether it is asked who comes to an item of ours, or who stays away; then the counts, who said to be away and, to whoever may see it, the list are given."""
    more = PIECES.split(text.strip())
    text = next((each for each in more if coming_asked(each) is not None), text)
    if coming_asked(text) is None and not is_attendance_asked_of(text, speakers.people_names(turn)):
        return False
    is_to_us = turn.where.private or turn.said.addressed or turn.said.reply_to_bot
    if not is_to_us and attendance_call(text) and take_call(turn, text):
        return True
    if any(each.deed is ChangeDeed.CANCEL for each in read_changes(text)):
        return False  # "futsal off la, eve of raya who come"
    is_call = CALL.search(text) is not None
    words = CLAUSES.split(text.strip())[-1] if is_call else text  # 「缺个买面粉的，谁去」
    event = occurrences.event_numbered(turn, words) or _replied_event(turn)
    event = event or named_event(turn, words) or _event_of_day(turn, words)
    if event is None:
        return _told_in_words(turn, words)
    found = _gathering_of(turn, event)
    if found is None or found.one.status is not Status.OPEN:
        return False
    told = _comers_told(turn, found, text, is_alone=len(more) == 1)
    is_answered = len(told) > 1 or attendance_card.counts(turn._, found)
    if is_call and not (is_answered or is_to_us):
        return False  # for the others to answer
    return turn.tell("\n".join(told), about=message_subject.of_time(found.one))


def _comers_told(turn: Turn, found: Gathering, text: str, *, is_alone: bool) -> list[str]:
    """The item with its counts, then who comes as far as it may be told, the words that gave it, and who is away that day."""
    one, day = found.one, found.one.start.date()
    counted, is_answered = attendance_card.counts(turn._, found), found.style is Style.ANSWER
    nobody = turn._("还没有人答复。") if is_answered else turn._("还没有人报名。")
    is_empty = not counted or not (is_answered or found.lists.entered)
    told = f"{nobody}{counted}" if is_empty else counted
    # 「谁能来？还有几点来着」
    item = (phrases.short if is_alone else title_line)(turn._, one, turn.today)
    is_counted = OF_ENTRIES.search(text) is not None  # how many entered, not who
    return [
        turn._("{item}：{words}", item=item, words=told),
        *([] if is_counted else _name_lines(turn, found)),
        *([] if counted else _words_with_names(turn, one.event)),
        *absences.lines(turn._, turn.db, turn.with_group(), day, day + A_DAY, turn.today),
    ]


def _told_in_words(turn: Turn, text: str) -> bool:
    """Of what asks nobody who comes, the words that gave it where these name somebody: 「9号走访谁去」."""
    day, events = DAY_SAID.search(text), occurrences.open_items(turn)
    of_day = [each for each in events if day is None or each.start.day == int(day["day"])]
    named = [each for each in _best_named(of_day, text) if _words_with_names(turn, each)]
    subject = message_subject.About(message_subject.EVENT, named[0].id) if len(named) == 1 else None
    one = occurrences.of_subject(turn.db, turn.with_group(), subject, turn.now) if subject else None
    if one is None:
        return False
    told = [phrases.short(turn._, one, turn.today), *_words_with_names(turn, one.event)]
    return turn.tell("\n".join(told), about=message_subject.of_time(one))


def _words_with_names(turn: Turn, event: Event) -> list[str]:
    """Whose it is and the words that gave it, where these name somebody of us: who nobody answered for may be told there."""
    said = simplified(event.said)
    known = roster_names_by_form(speakers.people_names(turn))
    is_named = any(called.replace("·", " ") in said for called in known)
    return [quote_of_origin(turn._, event.said, LONGEST)] if is_named else []


def _name_lines(turn: Turn, found: Gathering) -> Sequence[str]:
    """By name where the group wants names; else the list goes in private to whoever may read it."""
    given = headcounts.answers(turn.db, turn.with_group(), found.one)
    may_read = name_list.may_read(turn, found.one)
    is_open = turn.settings.names_in_group or (turn.where.private and may_read)
    named = (
        (one, [each.name for each in given if each.answer is one and (is_open or each.told)])
        for one in Answer
    )
    lines = [
        phrases.names_line(turn._, phrases.answer_words(turn._, one), each) for one, each in named if each
    ]
    if is_open or lines:  # whom another named before all is no secret
        return lines
    is_there = bool(given or found.lists.entered)
    return [name_list.show(turn, found)] if is_there and may_read else []
