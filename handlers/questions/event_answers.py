"""Questions about one item of the calendar: 「互助保障名单谁负责」, 「名单交了没有」, and about days to come."""

from datetime import date, timedelta

from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.questions import event_texts as about
from handlers.questions import texts as phrases
from handlers.questions.answer_words import period_words
from handlers.questions.scope import main_category
from union.events.model import Occurrence, Status
from union.reading.questions.item_questions import item_asked, time_ahead
from union.reading.questions.subject_words import is_said

BEHIND, AHEAD = timedelta(days=60), timedelta(days=400)
SHOWN = 3


def told(turn: Turn, text: str) -> bool:
    """Whether an item was asked about that is on the calendar; then who has it and how it stands is said."""
    asked = item_asked(text)
    found = _called(turn, asked) if asked else []
    if not found:
        return False
    today = turn.with_group().day(turn.now)
    turn.say("\n".join(_line(turn, one, today) for one in found[:SHOWN]))
    return True


def told_ahead(turn: Turn, text: str) -> bool:
    """Whether a figure of days to come was asked: there is none yet, only what is planned."""
    group = turn.with_group()
    period = time_ahead(text, group.wall(turn.said.at))
    if period is None:
        return False
    planned = occurrences.within(turn.db, group, period.first, period.end)
    titles = list(dict.fromkeys(one.event.title for one in planned))
    said = phrases.ahead(turn._, period_words(turn, period, year=True), titles[:SHOWN], len(titles))
    turn.say("\n".join([said, phrases.examples(turn._, main_category(turn))]))
    return True


def _called(turn: Turn, words: str) -> list[Occurrence]:
    """The items so called, each once: the next time of a series, the last where none is to come."""
    today = turn.with_group().day(turn.now)
    found = occurrences.within(turn.db, turn.with_group(), today - BEHIND, today + AHEAD)
    so_called = [one for one in found if is_said(words, one.event.title)]
    one_of_each = dict[int, Occurrence]()
    for one in so_called:
        known = one_of_each.get(one.event.id)
        if known is None or known.start.date() < today:
            one_of_each[one.event.id] = one
    return list(one_of_each.values())


def _line(turn: Turn, one: Occurrence, today: date) -> str:
    last = max(one.start, one.end - timedelta(microseconds=1)).date()
    late = (today - last).days if one.status is Status.OPEN and one.event.deadline else 0
    return about.item(turn._, one, [each.name for each in one.event.owners], last, today, max(late, 0))
