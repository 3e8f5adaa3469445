"""Answers about all of a time's work: its report, or how much each officer has recorded."""

from collections import Counter

from handlers.core.name_visibility import may_hear_names
from handlers.core.turn import Turn
from handlers.questions import texts as phrases
from handlers.questions.answer_words import period_words
from handlers.questions.scope import Scope, gathered
from handlers.reports import digest_command
from union.core.period import Period
from union.reading.questions.report_periods import OverallAsked, read_overall
from union.reading.questions.work_questions import Question

MOST = 30


def asked(turn: Turn, text: str) -> OverallAsked | None:
    """What a text asks about all there is; None for any other question."""
    group = turn.with_group()
    return read_overall(text, group.wall(turn.said.at), group.months)


def is_asked(turn: Turn, text: str) -> bool:
    """Whether the words themselves ask it."""
    found = asked(turn, text)
    return found is not None and found.is_said


def told(turn: Turn, text: str) -> bool:
    """Answer such a question; False for any other."""
    found = asked(turn, text)
    if found is None:
        return False
    if found.by_person:
        _by_person(turn, found.period)
    else:
        digest_command.show(turn, found.period)
    return True


def _by_person(turn: Turn, period: Period) -> None:
    """Who recorded how many, the busiest first; by name where names may be heard."""
    what = phrases.what(turn._, period_words(turn, period), turn._("各人记录"), None)
    if not may_hear_names(turn):
        turn.say(turn._("谁报得多少，群里不点名；管理员和负责人可以私聊问我。"))
        return
    found = gathered(turn, Scope(Question(period, None, None, "count")))
    counted = Counter(found.authors.get(number, turn._("匿名管理员")) for number in found.numbers)
    if not counted:
        turn.say(phrases.nothing_told(turn._, what=what))
        return
    lines = [turn._("{name}：{count}条", name=name, count=count) for name, count in counted.most_common(MOST)]
    turn.say("\n".join([turn._("{what}，共{count}条", what=what, count=len(found.numbers)), *lines]))
