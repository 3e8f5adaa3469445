"""Questions of what no log tells: 诉求, 五必访, the budgets, branches not reached. Their own pages have the figures."""

from collections.abc import Callable, Sequence

from handlers.branches import coverage_command
from handlers.budgets import budget_command
from handlers.core.messages.command_words import plain
from handlers.core.turn import Turn
from handlers.questions.answer_words import period_words
from handlers.questions.scope import Scope, gathered, scope_of
from handlers.reports import care_figures
from union.core.lazy_regex import Regex
from union.core.period import Period
from union.questions.answers import terms_of
from union.reports.care_summary import Care
from union.reports.text.care_texts import care_lines, requests

MONEY = Regex(
    r"预算[^,，。?？]{0,6}(?:剩|余|够|超|用|花|执行)|(?:剩|余|用|花)[^,，。?？]{0,4}(?:多少|几)?的?预算"
)
NOT_REACHED = Regex(
    r"(?:哪|几|多少)[^,，。?？]{0,4}(?:小组|车间|科室|班组|分会|部门)[^,，。?？]{0,6}[没未](?:有)?[^,，。?？]{0,2}(?:走|访|去|覆盖|看望|到过)"
)
REQUESTS, VISITS = Regex("诉求"), Regex("五?必访")


def told(turn: Turn, text: str) -> bool:
    """Whether it was such a question and has been answered; what the logs themselves tell of is left to them."""
    said = plain(text)
    if MONEY.search(said):
        budget_command.show(turn, said)
        return True
    if NOT_REACHED.search(said):
        coverage_command.show(turn)
        return True
    asked: Callable[[Turn, Period], Sequence[str]] | None = (
        _requests if REQUESTS.search(said) else _visits if VISITS.search(said) else None
    )
    scope = scope_of(turn, text) if asked is not None else None
    if asked is None or scope is None or gathered(turn, scope).filed:
        return False
    return _said(turn, scope, asked)


def beside(turn: Turn, scope: Scope) -> list[str]:
    """What members themselves asked, beside what logs tell of requests: 「受理职工诉求5件」 may be others."""
    asked = any(REQUESTS.search(each) for each in terms_of(scope.question))
    if not asked or scope.who is not None or scope.among:
        return []
    found = care_figures.counts(turn.db, turn.with_group(), scope.question.period, turn.now)
    return [turn._("会员向我提的诉求：{told}", told=requests(found, turn._))] if found is not None else []


def _said(turn: Turn, scope: Scope, asked: Callable[[Turn, Period], Sequence[str]]) -> bool:
    """The line of the report over the days asked for; False where there never was any."""
    period = scope.question.period
    lines = asked(turn, period)
    if lines:
        turn.say("\n".join([period_words(turn, period), *lines]))
    return bool(lines)


def _requests(turn: Turn, period: Period) -> Sequence[str]:
    found = care_figures.counts(turn.db, turn.with_group(), period, turn.now)
    return care_lines(Care(requests=found), period, turn._)


def _visits(turn: Turn, period: Period) -> Sequence[str]:
    found = care_figures.visits(turn.db, turn.with_group(), period, None)
    return care_lines(Care(visits=found), period, turn._)
