"""Answers to questions of nothing but known words (union/reading/questions/plain_questions.py): an item, a number, days, a room, somebody's items or leave."""

from collections.abc import Sequence

from handlers.attendance import spoken_answers, spoken_sign_ups
from handlers.calendar.views import cal_command
from handlers.core import message_reading
from handlers.core.messages.message_subject import About
from handlers.core.name_visibility import entry_as_shown
from handlers.core.turn import Turn
from handlers.events import absence_changes, absences, occurrences
from handlers.events.texts import quote_of_origin
from handlers.questions import event_answers, event_costs, list_answers, open_work, quoted_answers
from handlers.questions import texts as phrases
from handlers.questions.answer_words import say, words_for
from handlers.questions.scope import gathered, scope_of
from handlers.worklog.texts import one_line
from storage.events import queries as events_queries
from storage.worklog import entries
from union.attendance.spoken_answers import OF_ENTRIES
from union.core.groups import Person
from union.core.rights import Action
from union.events.model import Occurrence, Status
from union.questions.answers import answer
from union.reading.questions.plain_questions import HELD, PERSON, PlainQuestion, known_title, plain_question
from union.reading.questions.question_reader import is_about_the_past
from union.reading.questions.report_periods import DaysAsked
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.normal_form import normal, simplified
from union.reminders.lead_times import is_due_by
from union.worklog.entries import LogEntry


def answered(turn: Turn) -> bool:
    """Whether a question of nothing but known words was answered, before a rule takes it for a plan or a change."""
    said = turn.said
    is_bare = not (said.edited or said.forwarded or said.reply_to or said.photo or said.document)
    may_be = turn.where.private or said.addressed or turn.settings.group_questions == "answer"
    return is_bare and may_be and turn.may(Action.SEE) and tell_plain_answer(turn, said.text)


def tell_plain_answer(turn: Turn, text: str) -> bool:
    """Whether the words were such a question (plain_questions.py); then what they ask was told."""
    said = turn.said.text
    if _told_as_entered(turn, said) or spoken_sign_ups.is_count_asked(turn):
        return True
    if spoken_answers.tell_who_comes(turn, said) or event_costs.told_costs(turn, said):
        return True
    if quoted_answers.told_result(turn, said):
        return True
    person, text = _person_in(turn, simplified(text))
    items = _named_plainly(turn, text)
    first = items[0].event if items else None
    text, title = known_title(text, first.title, first.place or "") if first else (text, "")
    asked = plain_question(text, title, turn.written, turn.notice)
    return asked is not None and (
        open_work.told_progress(turn, turn.said.text) or _answer(turn, asked, person, items)
    )


def _told_as_entered(turn: Turn, text: str) -> bool:
    """How many have entered, where nobody did so here and a log says it: 「健步走有52人报名」."""
    scope = scope_of(turn, text) if OF_ENTRIES.search(text) else None
    if scope is None or scope.question.wants != "people":
        return False
    found = gathered(turn, scope)
    entered = [each for each in found.filed if OF_ENTRIES.search(each.text)]
    figures = () if found.is_near else answer(scope.question, entered)
    numbers, what = (
        sorted({number for each in figures for number in each.amount.sources}),
        words_for(turn, scope),
    )
    if figures:
        say(turn, [phrases.figure(turn._, figures, what=what, logs=len(numbers))], what, numbers)
    return bool(figures)


def _person_in(turn: Turn, text: str) -> tuple[Person | None, str]:
    """Who of us the words speak of, and the words with a sign for the name."""
    person, called = message_reading.person_in(turn, text)
    return person, text.replace(called, PERSON, 1) if person else text


def _named_plainly(turn: Turn, text: str) -> list[Occurrence]:
    """The items the words name; of where or at what hour something is, what takes place: 「读书会星期几」."""
    items, plain = event_answers.each_once(turn), normal(text).text.lower()
    fits = title_mention_scores([one.event.title for one in items], text, by_rarity=False)
    best = sorted(zip(fits, items, strict=True), key=lambda each: -each[0])
    named = [one for fit, one in best if fit >= event_answers.NAMED]
    if whole := [one for one in named if normal(one.event.title).text.lower() in plain]:
        return whole
    if HELD.search(plain):
        named = [one for one in named if not is_due_by(one.event)] or named
    likely = [one for fit, one in best if fit]
    return named or (likely if len(likely) == 1 else [])  # 「名单」


def _answer(turn: Turn, asked: PlainQuestion, person: Person | None, items: Sequence[Occurrence]) -> bool:
    group, today, days = turn.with_group(), turn.today, asked.days
    match asked.of:
        case "item":
            return _tell_named(turn, items)
        case "times":
            return event_answers.tell(turn, items)
        case "number":
            event, entry = (each.numbered(turn.db, group, asked.number) for each in (events_queries, entries))
            one = (
                occurrences.of_subject(turn.db, group, About("event", event.id), turn.now) if event else None
            )
            return (
                turn.tell("\n".join(_with_quote(turn, entry)))
                if entry
                else one is not None and event_answers.tell(turn, [one])
            )
        case "told" if days is not None:
            return list_answers.told_of_days(turn, days, asked.category, person)
        case "leave" if person is None:
            return absence_changes.answer_who_is_away(turn, turn.said.text, days)
        case "leave" | "own":
            person = person or turn.me()
            spans = (each for each in (days, (today, today + event_answers.AHEAD)) if each)
            away = (absences.lines(turn._, turn.db, group, *each, today, person) for each in spans)
            return any(each and turn.tell("\n".join(each)) for each in away)
        case "person":
            who = person or turn.me()
            return who is not None and open_work.told_of_person(turn, who)
        case "days" if days is not None:
            cal_command.answer(turn, DaysAsked(*days))
            return True
    return _told_open(turn, asked)


def _with_quote(turn: Turn, entry: LogEntry) -> list[str]:
    """A log as it is kept, and the words that told it."""
    said = entry_as_shown(turn, entry).text
    return [one_line(turn._, entry, turn.today), quote_of_origin(turn._, said, event_answers.LONGEST)]


def _tell_named(turn: Turn, items: Sequence[Occurrence]) -> bool:
    """Whether the items are what is asked about, and not what logs tell: 「手套什么时候发的」, "how many hampers did we give out"."""
    said, is_ahead = turn.said.text, all(one.status is Status.OPEN for one in items)
    is_counted = event_answers.HOW_MANY.search(said) and open_work.has_progress(turn, items)
    is_of_logs = is_counted or (is_ahead and is_about_the_past(said))
    if is_of_logs or event_answers.is_figure_of_past(turn, items):
        return False
    text, group = normal(said).text, turn.with_group()
    undated = (normal(each.title).text for each in events_queries.undated_events(turn.db, group))
    return not any(each in text for each in undated) and event_answers.tell(turn, items)


def _told_open(turn: Turn, asked: PlainQuestion) -> bool:
    """What is open: all of it, what is due, what nobody has."""
    found = [one for one in event_answers.each_once(turn) if one.status is Status.OPEN]
    found = [one for one in found if one.event.deadline or one.last_moment.date() >= turn.today]
    found = [one for one in found if asked.days is None or one.last_moment.date() < asked.days[1]]
    if asked.of == "nobody":
        found = [one for one in found if not one.event.owners]
    if asked.of == "late":
        found = [one for one in found if one.last_moment.date() < turn.today]
    if asked.of == "due":
        found = [one for one in found if is_due_by(one.event)]
    found = sorted(found, key=lambda one: one.start)
    rows = [event_answers.line(turn, one) for one in found[: event_answers.MOST]]
    rows += event_answers.of_how_many(turn, found)
    return turn.tell("\n".join(rows) or turn._("没有符合的记录。"))
