"""Answers that are somebody's words: 「拔河谁赢了」, 「插花请的哪个老师」, 「走访谁带队」, out of the one record that speaks of it."""

from datetime import timedelta

from handlers.attendance import texts
from handlers.branches import coverage_command
from handlers.budgets import budget_command
from handlers.core import hooks
from handlers.core.messages.command_words import simplified_text
from handlers.core.messages.outgoing_message import brief
from handlers.core.report_sections import ReportMoment
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.questions import event_answers
from handlers.questions import texts as phrases
from handlers.questions.answer_words import filed_text, moment, period_words, with_writer
from handlers.questions.scope import Scope, gathered, scope_of
from handlers.reports.report_data import masked
from storage.attendance import sign_ups
from storage.worklog import entry_search
from storage.worklog.entry_search import EntryFilter
from union.attendance.competition_results import RESULTS_ASKED, in_words
from union.core.lazy_regex import Regex
from union.core.period import A_WEEK, Period
from union.core.report_section import AddedSection
from union.events.model import Occurrence
from union.questions.answers import terms_of
from union.questions.named_things import nearest
from union.reading.questions.item_questions import is_writer_asked, words_asked
from union.reading.replies.mentions import title_overlap
from union.reading.text.normal_form import EitherScript, normal

# The first three places and the prizes under all their names.
RANKS = tuple(
    Regex(each)
    for each in (
        "第(?:一|1)(?![次届场期季天个批])|冠军|头名|头奖|一等奖|\\b(?:champions?|winners?|won|1st|first (?:place|prize))\\b",
        "第(?:二|2)(?![次届场期季天个批])|亚军|二等奖|\\b(?:runners?[ -]up|2nd|second (?:place|prize))\\b",
        "第(?:三|3)(?![次届场期季天个批])|季军|三等奖|\\b(?:3rd|third (?:place|prize))\\b",
    )
)
WHO = EitherScript(r"谁|[哪边][一个個位队隊支家组組]|[邊边][個个位队隊]|\bwh(?:o|ich)\b", any_case=True)
ASIDE = Regex(
    r"(?:名|位)?(?:是|系|到底|最后|给|被|拿|得|攞)?(?:谁|[哪边][一个位队支家组])(?:拿|得|攞|获|夺)?(?:的|了|咗|过)?|来着|\b(?:who|which|was|is|the|got|team|in|at|of|for|our|did)\b|[?？]"
)
A_SEASON, A_YEAR = timedelta(days=100), timedelta(days=400)
OVER = EitherScript("了|过|来着|上次|那次|的是|结果")


def results_of(turn: Turn, text: str) -> str:
    """「拔河谁得了第一」: the results kept of the competition so called, the latest; "" for any other question."""
    if RESULTS_ASKED.search(text) is None:
        return ""
    today = turn.today
    past = occurrences.between_dates(turn.db, turn.with_group(), today - A_YEAR, today + timedelta(days=1))
    of_it = [
        one for one in past if title_overlap(one.event.title, [normal(text).text]) and _results(turn, one)
    ]
    return _won(turn, of_it[-1]) if of_it else ""


def told_result(turn: Turn, text: str) -> bool:
    """Whether it is asked who came first in something of which a log says so; then its words are told: 「健步走第一名是谁」."""
    ranks = [each for each in RANKS if each.search(simplified_text(text).lower())]
    if not ranks or (WHO.search(text) is None and RESULTS_ASKED.search(normal(text).text) is None):
        return False
    terms = words_asked(ASIDE.sub(" ", ranks[0].sub(" ", simplified_text(text).lower())))
    end = turn.today + timedelta(days=1)
    logs = entry_search.speaking(turn.db, turn.with_group(), EntryFilter(end - A_YEAR, end))
    told = [each for each in map(masked, logs) if ranks[0].search(simplified_text(each.text).lower())]
    near = nearest(terms, [(each, each.text) for each in told])
    found = (near.full_matches or (near.found if near.is_all else [])) if terms else []
    if not found:
        return False
    log = max(found, key=lambda each: (each.facts[0].day, each.number))
    said = brief(log.text, 2 * phrases.LONGEST)
    return turn.tell(phrases.told_line(turn._, log.facts[0].day, log.number, said))


def quoted_record(turn: Turn, scope: Scope) -> str:
    """The record all the words name, as it was written; of what is over the logs come first; "" for none."""
    told, item = gathered(turn, scope), _item(turn, scope)
    log = None if told.is_near else max(told.filed, key=moment, default=None)
    if log is not None and (item is None or OVER.search(turn.said.text)):
        by = told.authors if is_writer_asked(turn.said.text) else None
        text = with_writer(turn, log, filed_text(turn, log), by)
        return phrases.told_line(turn._, log.fact.day, log.number, text)
    if item is None:
        return ""
    if _results(turn, item):
        return _won(turn, item)
    return "\n".join([event_answers.line(turn, item), *event_answers.quoted(turn, item)])


def _won(turn: Turn, one: Occurrence) -> str:
    item = texts.short(turn._, one, turn.today)
    return turn._("{item}：{results}", item=item, results=turn._("，").join(_results(turn, one)))


def _results(turn: Turn, one: Occurrence) -> list[str]:
    return [in_words(each) for each in sign_ups.results(turn.db, turn.with_group(), one)]


def _item(turn: Turn, scope: Scope) -> Occurrence | None:
    """What of the calendar all the words name, the nearest in time; 「周五」 may be the next one as well."""
    today, question = turn.today, scope.question
    around = occurrences.between_dates(turn.db, turn.with_group(), today - A_SEASON, today + A_YEAR)
    spans = [(question.period.first + more, question.period.end + more) for more in (timedelta(), A_WEEK)]
    if question.said:
        around = [one for one in around if any(first <= one.start.date() < end for first, end in spans)]
    words = [" ".join((one.event.title, one.event.said, *_results(turn, one))) for one in around]
    near = nearest(scope.words, list(zip(around, words, strict=True)))
    return min(near.full_matches, key=lambda one: abs(one.start.date() - today), default=None)


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


def told_elsewhere(turn: Turn, text: str) -> bool:
    """Whether it was such a question and has been answered; what the logs themselves tell of is left to them."""
    said = simplified_text(text)
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
    if found := _counted_section(turn, asked, period):
        turn.say(f"{period_words(turn, period)}\n{found.line(turn._)}")
    return found is not None


def member_request_lines(turn: Turn, scope: Scope) -> list[str]:
    """What members themselves asked, beside what logs tell of requests: 「受理职工诉求5件」 may be others."""
    is_asked = any(REQUESTS.search(each) for each in terms_of(scope.question))
    is_of_all = scope.who is None and not scope.among
    found = _counted_section(turn, "requests", scope.question.period) if is_asked and is_of_all else None
    return [turn._("会员向我提的诉求：{told}", told=found.sums(turn._))] if found else []


def _counted_section(turn: Turn, name: str, period: Period) -> AddedSection | None:
    count = hooks.of(turn).report_sections[name]
    return count(turn.db, turn.with_group(), ReportMoment(period, turn.now))
