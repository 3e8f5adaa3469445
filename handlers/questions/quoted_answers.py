"""Answers that are somebody's words: 「拔河谁赢了」, 「插花请的哪个老师」, 「走访谁带队」, out of the one record that speaks of it."""

from datetime import timedelta

from handlers.attendance import texts
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.questions import event_answers
from handlers.questions import texts as phrases
from handlers.questions.scope import Scope, gathered, main_category
from storage.attendance import sign_ups
from union.attendance.competition_results import RESULTS_ASKED, in_words
from union.events.model import Occurrence
from union.questions.nearest import nearest
from union.reading.replies.mentions import named_by
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.totals import Filed

A_WEEK, A_SEASON, A_YEAR = timedelta(days=7), timedelta(days=100), timedelta(days=400)
OVER = EitherScript("了|过|来着|上次|那次|的是|结果")


def tell(turn: Turn, scope: Scope) -> None:
    """What was written of it; where nothing says all the words, how to ask."""
    text = found(turn, scope)
    turn.say(text or phrases.how_to_ask(turn._, turn.said.text, main_category(turn)))


def results_of(turn: Turn, text: str) -> str:
    """「拔河谁得了第一」: the results kept of the competition so called, the latest; "" for any other question."""
    if RESULTS_ASKED.search(text) is None:
        return ""
    today = turn.today
    past = occurrences.within(turn.db, turn.with_group(), today - A_YEAR, today + timedelta(days=1))
    of_it = [one for one in past if named_by(one.event.title, [normal(text).text]) and _results(turn, one)]
    if not of_it:
        return ""
    return _won(turn, of_it[-1])


def told_results(turn: Turn, text: str) -> bool:
    """Whether it was asked who won what; then that is told."""
    said = results_of(turn, text)
    return bool(said) and turn.tell(said)


def found(turn: Turn, scope: Scope) -> str:
    """The record all the words name, as it was written; of what is over the logs come first; "" for none."""
    log, item = _log(turn, scope), _item(turn, scope)
    if log is not None and (item is None or OVER.search(turn.said.text)):
        return phrases.told_line(turn._, log.fact.day, log.number, brief(log.text, event_answers.LONGEST))
    if item is None:
        return ""
    if _results(turn, item):
        return _won(turn, item)
    return "\n".join([event_answers.line(turn, item), *event_answers.quoted(turn, item)])


def _log(turn: Turn, scope: Scope) -> Filed | None:
    told = gathered(turn, scope)
    newest = max(told.filed, key=lambda each: (each.fact.day, each.number), default=None)
    return None if told.is_near else newest


def _won(turn: Turn, one: Occurrence) -> str:
    item = texts.short(turn._, one, turn.today)
    return turn._("{item}：{results}", item=item, results=turn._("，").join(_results(turn, one)))


def _results(turn: Turn, one: Occurrence) -> list[str]:
    return [in_words(each) for each in sign_ups.results(turn.db, turn.with_group(), one)]


def _item(turn: Turn, scope: Scope) -> Occurrence | None:
    """What of the calendar all the words name, the nearest in time; 「周五」 may be the next one as well."""
    today, question = turn.today, scope.question
    around = occurrences.within(turn.db, turn.with_group(), today - A_SEASON, today + A_YEAR)
    spans = [(question.period.first + more, question.period.end + more) for more in (timedelta(), A_WEEK)]
    meant = [
        one
        for one in around
        if not question.said or any(first <= one.start.date() < end for first, end in spans)
    ]
    near = nearest(
        scope.words,
        [(one, " ".join((one.event.title, one.event.said, *_results(turn, one)))) for one in meant],
    )
    is_named = near.is_all and not near.dropped
    return min(near.found, key=lambda one: abs(one.start.date() - today), default=None) if is_named else None
