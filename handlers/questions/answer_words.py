"""How an answer names its days and its subject, and how it is said with the logs behind it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.questions import texts as phrases
from handlers.questions.scope import Scope, gathered, is_known_term, main_category, told_elsewhen
from storage.core import drafts
from union.core.almanac import date_format
from union.core.lazy_regex import Regex
from union.core.period import Grain, Period
from union.core.records import replace
from union.questions.answers import answer, terms_of
from union.reading.questions.subject_words import ASKING_ENGLISH, MEETINGS
from union.reading.questions.thresholds import asking_part
from union.reports.named_items import notable
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.words import in_signs
from union.worklog.totals import Filed

SOURCES, NEAREST = "ask.sources", 3
MONTH = Regex(  # told beside the subject
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b(?! (?:day|dinner|lunch))",
    any_case=True,
)
MENTION = Regex(r"@\w{3,32}")
KEPT, FEW_DAYS = timedelta(days=30), timedelta(days=8)


def period_words(turn: Turn, period: Period, *, year: bool = False) -> str:
    """「11月」「第三季度」「9月至10月」「10月8日 周四 至 11月20日 周五」; `year`: beside another time, so with its year."""
    today = None if year else turn.today
    if period.key:
        return title_of.with_days(period, turn._, now=today)
    grain = Grain.MONTH if period.first.day == 1 and period.end.day == 1 else Grain.DAY
    first, end = (datetime.combine(day, time()) for day in (period.first, period.end))
    return date_format.span_words(turn._, first, end, grain, now=today)


def subject_words(turn: Turn, scope: Scope) -> str | None:
    """Who and what a question is about."""
    question, joint = scope.question, turn._("、")
    is_meeting = question.subject in MEETINGS
    asked = question.terms or filter(None, [question.subject])
    shown = [turn._("会议")] if is_meeting else [in_signs(each, turn._) for each in asked]
    if turn._.language == "en" and not all(map(str.isascii, shown)):  # read as others: in the words asked
        words = asking_part(MENTION.sub(" ", MONTH.sub(" ", turn.said.text)).strip())
        shown = [" ".join(ASKING_ENGLISH.sub(" ", words).strip(" ?.!,").split())]
    subject = joint.join(shown)
    name = joint.join(each.person.name for each in ([scope.who] if scope.who else scope.among))
    limit = question.limit.words if question.limit else None
    rest = turn._("（不含{what}）", what=question.without) if question.without else None
    return " ".join(filter(None, (name, scope.part, subject, limit, rest))) or None


def words_for(turn: Turn, scope: Scope) -> str:
    """What a figure, or a list of what was done, is of."""
    period, category = scope.question.period, scope.question.category
    return phrases.figure_subject(turn._, period_words(turn, period), subject_words(turn, scope), category)


def say_none(turn: Turn, scope: Scope, *lines: str) -> None:
    """「没有记录」, and which words no log of any time says: they may not have been understood."""
    strange = [each for each in terms_of(scope.question) if not is_known_term(turn, each)]
    if strange:
        lines += phrases.never_said(turn._, strange), phrases.examples(turn._, main_category(turn))
    turn.say("\n".join(lines))


def say_nothing(turn: Turn, scope: Scope, what: str, notes: Sequence[str] = ()) -> None:
    """No such record: those of other days that say the words, else which words no log says."""
    head = [phrases.nothing_told(turn._, what=what), *notes]
    found, above = told_elsewhen(turn, scope, NEAREST), turn._("别的日子有：")
    if not found:
        found = _of_these_days(turn, scope)
        above = phrases.partial_match_line(turn._, (), len(found))
    if found:
        first, last = scope.question.period.first - FEW_DAYS, scope.question.period.end + FEW_DAYS
        is_close = last - first <= 3 * FEW_DAYS and all(first <= each.fact.day < last for each in found)
        figures = answer(scope.question, found) if is_close else ()
        in_all = [phrases.in_all(turn._, figures, count=len(found))] if figures and len(found) > 1 else []
        lines = [*head, above, *told_lines(turn, found), *in_all]
        say(turn, lines, what, sorted({each.number for each in found}))
    else:
        say_none(turn, scope, *head)


def _of_these_days(turn: Turn, scope: Scope) -> list[Filed]:
    """What there is of few days that were named, where it is little: it may go by another name."""
    question = scope.question
    if not question.said or question.period.end - question.period.first > FEW_DAYS:
        return []
    every = question.of()._replace(fixed=(), purpose=None, wants="done")
    found = gathered(turn, replace(scope, question=every)).filed
    return list(found) if len(found) <= NEAREST else []


def newest_told(
    turn: Turn, found: Iterable[Filed], most: int, *, own: bool = False, by: Mapping[int, str] | None = None
) -> list[str]:
    """The newest of them, so that whoever asked sees what there is; `own`: each log once, as written, in order of time; `by`: with who wrote it."""
    told = sorted(found, key=moment)
    if not own:
        return told_lines(turn, told[-most:][::-1])
    logs = {each.number: each for each in told}
    return [
        phrases.told_line(turn._, *moment(each), with_writer(turn, each, filed_text(turn, each), by))
        for each in [*logs.values()][-most:]
    ]


def with_writer(turn: Turn, filed: Filed, said: str, by: Mapping[int, str] | None) -> str:
    """The words said of a fact, with who wrote its log where they are to be told."""
    name = (by or {}).get(filed.number, "")
    return turn._("{said}（{name}）", said=said, name=name) if name else said


def filed_text(turn: Turn, filed: Filed) -> str:
    """The words of a log; where its figures were put right since, as a report says it."""
    said = [each.text for each in filed.fact.measures] + [each.text for each in filed.fact.money]
    is_right = all(each in filed.text for each in said if each)
    return brief(filed.text, 2 * phrases.LONGEST) if is_right else in_words(turn, filed)


def moment(filed: Filed) -> tuple[date, int]:
    """What orders facts in time."""
    return filed.fact.day, filed.number


def told_lines(turn: Turn, found: Iterable[Filed], by: Mapping[int, str] | None = None) -> list[str]:
    """Each with its day and number; `by`: with who wrote it."""
    return [
        phrases.told_line(turn._, *moment(each), with_writer(turn, each, in_words(turn, each), by))
        for each in found
    ]


def in_words(turn: Turn, filed: Filed) -> str:
    """A fact as a report would say it."""
    return words_of.item(notable([filed])[0], turn._)


def say(turn: Turn, lines: Sequence[str], what: str, numbers: Sequence[int]) -> None:
    """An answer with its 依据. The numbers are kept: the words of the question would not fit into a button."""
    data = {"what": what, "numbers": list(numbers)}
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, SOURCES, data, turn.now, turn.now + KEPT, group=turn.with_group()
    )
    turn.say("\n".join(lines), [[turn.button(turn._("依据"), SOURCES, draft_id)]])
