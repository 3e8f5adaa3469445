"""Questions of what no log tells: 诉求, 五必访, the budgets, branches not reached. Their own pages have the figures."""

from handlers.branches import coverage_command
from handlers.budgets import budget_command
from handlers.core import hooks
from handlers.core.messages.command_words import plain
from handlers.core.report_sections import ReportMoment
from handlers.core.turn import Turn
from handlers.questions.answer_words import period_words
from handlers.questions.scope import Scope, gathered, scope_of
from union.core.period import Period
from union.core.report_section import AddedSection
from union.questions.answers import terms_of
from union.reading.text.normal_form import EitherScript

MONEY = EitherScript(
    r"预算[^,，。?？]{0,6}(?:剩|余|够|超|用|花|执行)|(?:剩|余|用|花)[^,，。?？]{0,4}(?:多少|几)?的?预算"
    r"|(?:经费|钱)还?(?:剩|够)|(?:剩|余|还有)下?(?:多少|几个)的?(?:经费|钱)|还能[花用]多少"
    r"|(?:budget|money)[^,.?]{0,20}\bleft\b"
)
ACCOUNT = EitherScript("账[上户里]|存款")  # what is in the bank nobody told us
NOT_REACHED = EitherScript(
    r"(?:哪|几|多少)[^,，。?？]{0,4}(?:小组|车间|科室|班组|分会|部门)[^,，。?？]{0,6}[没未](?:有)?[^,，。?？]{0,2}(?:走|访|去|覆盖|看望|到过)"
)
REQUESTS, VISITS = EitherScript("诉求"), EitherScript("五?必访")


def told(turn: Turn, text: str) -> bool:
    """Whether it was such a question and has been answered; what the logs themselves tell of is left to them."""
    said = plain(text)
    if MONEY.search(said) and not ACCOUNT.search(said):
        budget_command.show(turn, said)
        return True
    if NOT_REACHED.search(said):
        coverage_command.show(turn)
        return True
    asked = "requests" if REQUESTS.search(said) else "visits" if VISITS.search(said) else None
    scope = scope_of(turn, text) if asked is not None else None
    if asked is None or scope is None or gathered(turn, scope).filed:
        return False
    # The line of the report over the days asked for; False where there was nothing.
    period = scope.question.period
    if found := _counted(turn, asked, period):
        turn.say(f"{period_words(turn, period)}\n{found.line(turn._)}")
    return found is not None


def beside(turn: Turn, scope: Scope) -> list[str]:
    """What members themselves asked, beside what logs tell of requests: 「受理职工诉求5件」 may be others."""
    asked = any(REQUESTS.search(each) for each in terms_of(scope.question))
    if not asked or scope.who is not None or scope.among:
        return []
    found = _counted(turn, "requests", scope.question.period)
    if found is None:
        return []
    return [turn._("会员向我提的诉求：{told}", told=found.sums(turn._))]


def _counted(turn: Turn, name: str, period: Period) -> AddedSection | None:
    """The section of the report over these days."""
    count = hooks.of(turn).report_sections[name]
    return count(turn.db, turn.with_group(), ReportMoment(period, turn.now))
