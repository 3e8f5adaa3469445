"""What an item of ours has cost so far: the logs that name it, that were told as done of it, and of the tasks given with it."""

from datetime import timedelta
from difflib import SequenceMatcher
from itertools import chain

from handlers.core.turn import Turn
from handlers.events.texts import quote_of_origin
from handlers.questions import event_answers
from handlers.questions import texts as phrases
from handlers.questions.answer_words import newest_told, say
from handlers.questions.scope import facts_of
from handlers.reports.report_data import masked
from storage.worklog import entries, entry_search
from storage.worklog.entry_search import EntryFilter
from union.core.period import A_DAY
from union.events.model import Occurrence
from union.questions.answers import answer, in_words
from union.reading.questions.cost_questions import CostAsked, cost_asked
from union.reading.questions.subject_words import has_term
from union.reading.questions.time_spans import days, spans_asked
from union.reading.questions.work_questions import Question
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.normal_form import normal, simplified
from union.reports.sections import INCOME, MONEY
from union.worklog.totals import Filed

LATELY, SHORTEST, MOST = timedelta(days=200), 3, 10


def told_costs(turn: Turn, text: str) -> bool:
    """Whether it is asked what an item of ours has cost, by its name and of no other days; then the sum and its logs are told."""
    asked = cost_asked(text)
    named = _item_named(turn, asked.words) if asked else None
    if asked is None or named is None:
        return False
    one, name = named
    if spans_asked(normal(simplified(asked.words).replace(simplified(name), " ")).text, turn.written):
        return False
    filed = _spent_on(turn, one, name, asked)
    if not filed:
        return _tell_nothing_spent(turn, one)
    period = days(turn.today - LATELY, turn.today + A_DAY)
    question = Question(period, None, name, MONEY, (name,))
    spent = answer(question, filed)
    came = [each for each in answer(question._replace(is_income=True), filed) if each.kind == INCOME]
    numbers = sorted({each.number for each in filed})
    said = phrases.figure(
        turn._, [*(each for each in spent if each.kind == MONEY), *came], what=name, logs=len(numbers)
    )
    say(turn, [said, *newest_told(turn, filed, MOST)], name, numbers)
    return True


def _item_named(turn: Turn, words: str) -> tuple[Occurrence, str] | None:
    """The item that is named best, no series, and by which piece of its title."""
    items = [one for one in event_answers.each_once(turn) if one.event.rule is None]
    fits = title_mention_scores([one.event.title for one in items], words, by_rarity=False)
    best = max(fits, default=0.0)
    if best < event_answers.NAMED:
        return None
    held = [one for one, fit in zip(items, fits, strict=True) if fit == best]
    one = min(held, key=lambda each: (bool(each.event.deadline), len(each.event.title)))
    name = _piece(one.event.title, words)
    return (one, name) if len(name) >= SHORTEST or name == one.event.title else None


def _piece(title: str, words: str) -> str:
    """What a title shares with the words, as it is written; an English one whole."""
    if title.isascii():
        return title
    same = SequenceMatcher(
        None, simplified(title).lower(), simplified(words).lower(), autojunk=False
    ).find_longest_match()
    return title[same.a : same.a + same.size].strip()


def _spent_on(turn: Turn, one: Occurrence, name: str, asked: CostAsked) -> list[Filed]:
    """The facts with a sum of the logs that name it or what is to be counted in, or that were told of it or of a task of it."""
    group, end = turn.with_group(), turn.today + A_DAY
    ids = [each.event.id for each in event_answers.each_once(turn) if _belongs_to_item(each, one, name)]
    tied = {each.number for each in chain(*(entries.tied_to(turn.db, group, each) for each in ids))}
    found = entry_search.speaking(turn.db, group, EntryFilter(end - LATELY, end))
    told_of = in_words(facts_of([masked(each) for each in found]))
    names = (simplified(name), *asked.things)
    return [
        each
        for each, words in told_of
        if each.fact.money and (each.number in tied or any(has_term(term, words) for term in names))
    ]


def _belongs_to_item(each: Occurrence, one: Occurrence, name: str) -> bool:
    """Whether it is the item itself, a task that is called after it, or one that was given with it."""
    event, other = one.event, each.event
    is_with = bool(event.said_at) and (event.author_id, event.said_at) == (other.author_id, other.said_at)
    return other.id == event.id or name in other.title or is_with


def _tell_nothing_spent(turn: Turn, one: Occurrence) -> bool:
    """That no log tells of money spent on it; what was said of its price when it was planned stands below."""
    lines = [event_answers.line(turn, one), turn._("还没有记过支出。")]
    price = event_answers.A_FIGURE.search(one.event.said)
    return turn.tell(
        "\n".join(
            [*lines, *([quote_of_origin(turn._, one.event.said, event_answers.LONGEST)] if price else [])]
        )
    )
