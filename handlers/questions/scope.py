"""The facts a question is about, out of the group's logs: asked of SQL by days, words, category and author."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from handlers.core.message_reading import LOG_WORDS
from handlers.core.messages.command_words import argument
from handlers.core.turn import Turn
from handlers.reports.report_data import masked
from storage.branches import branch_list
from storage.core import people
from storage.worklog import entry_search
from storage.worklog.entry_search import EntryFilter
from union.core.branches import Branch
from union.core.groups import Member
from union.core.period import A_DAY, Grain, Period, of_key
from union.core.records import dataclass, field, replace
from union.people.forms_of_address import mentioned
from union.questions.answers import answer, facts_asked_about, holds_figure, in_words, terms_of
from union.questions.named_things import nearest
from union.questions.remainders import way_of
from union.reading.acts.tasks.assignments import roster_names_by_form
from union.reading.names.branches import named_branches, with_short_names
from union.reading.names.people import given_name
from union.reading.questions.question_reader import EACH, STANDING, read_question
from union.reading.questions.report_periods import by_months
from union.reading.questions.subject_words import (
    MEETINGS,
    Way,
    categories,
    is_listed_name,
    ways,
    ways_written,
)
from union.reading.questions.thresholds import ASKS, CLAUSE_ENDS, LEAD, plainly
from union.reading.questions.time_spans import days
from union.reading.questions.work_questions import SAID, Question, purpose_in
from union.reading.text.normal_form import EitherScript, simplified
from union.worklog.entries import LogEntry
from union.worklog.totals import Figures, Filed, facts_in_period

MYSELF = EitherScript("(?:^|[,。，、 ])我(?![们哋会厂校院局市区县省国部单车爱])(?:自己)?")
JOINED = EitherScript(r"\s{0,9}(?:和|跟|与|同|、|还有|,)\s{0,9}$")
WHO_MORE = EitherScript(r"谁(?P<what>(?:[^,。?]{0,5}[^多最])?)(?P<which>[多少])(?!少)")
JOINT = EitherScript(r"\s{0,9}(?:和|跟|与|同|比|较|、|还有|,)\s{0,9}$")
# 「一车队比二车队多收了多少」, 「锅炉跟汽机差多少」, 「两个队谁发得多」
GAP = EitherScript(
    r"(?:相?差|多|少|高|低)[了出]?(?P<what>[^,。?多少几]{0,4}?)(?:多少|几)|(?:谁|哪[个家边][队组]?)(?P<of>[^,。?多少]{0,5}?得?)[多少](?!少)"
)
BRANCH = "(?:车[间队]|支行|分会|支会|小组|单位|部门|班组|工段|科室|支部|门店|校区|分[场厂]|分公司|年级组|学院|[队组庭])"
EACH_BRANCH = EitherScript(f"[各每按分]个?{BRANCH}(?:来|的)?(?:[统算]一?下)?")
MOST_OF_BRANCHES = EitherScript(
    f"哪一?个?{BRANCH}(?P<what>[^,。?多少]{{0,8}}?)[交收发花用出领来去]?得?最?[多少](?!少)"
)
MOST_NAMED = 5
LOOKED_AT = 60
MOST_MENTIONS = 12  # the same member may be named again and again
COMMAND = ("/", "／", *LOG_WORDS)
SIMPLIFIED = ("CN", "SG", "MY")  # where logs are written in simplified characters
LONG_AGO, AT_LAST = date(1990, 1, 1), date(2999, 1, 1)
A_SEASON, A_YEAR = timedelta(days=100), timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Scope:
    """A question of this group: of one person's logs where `who` is one, of several persons' where `among` are.

    `parts`: branches each of which is asked for by itself; `is_gap`: by how much they differ.
    `way`: whether of what came or of what is gone, as the verb says.
    """

    question: Question
    who: Member | None = None
    among: tuple[Member, ...] = ()
    parts: tuple[str, ...] = ()
    is_gap: bool = False
    way: str = ""

    @property
    def part(self) -> str:
        """The one branch that is asked of."""
        return self.parts[0] if len(self.parts) == 1 else ""

    @property
    def is_whole_group(self) -> bool:
        """Whether nobody's own logs and no branch's are asked for."""
        return self.who is None and not (self.among or self.parts)

    @property
    def words(self) -> tuple[str, ...]:
        """What a title is looked through for."""
        return (*terms_of(self.question), *self.parts)


@dataclass(frozen=True, slots=True)
class FactsAsked:
    """Facts asked about; `late`: how many 补报 are left out; `dropped`: words no log of those days says.

    `is_near`: found by the pieces of the words; `is_all`: each says all of those.
    `sums`: what they add up to, where that was at hand and no fact was read.
    """

    filed: Sequence[Filed] = ()
    late: int = 0
    dropped: tuple[str, ...] = ()
    question: Question | None = None
    authors: dict[int, str] = field(default_factory=dict)
    sums: Figures | None = None
    is_near: bool = False
    is_all: bool = True

    @property
    def numbers(self) -> list[int]:
        """The numbers of the logs, ascending."""
        return sorted({each.number for each in self.filed})


def scope_of(turn: Turn, text: str) -> Scope | None:
    """The question a text asks, by the group's own months and people; None when it asks none."""
    group, wall = turn.with_group(), turn.written
    among, plain = _persons(people.roster(turn.db, group), plainly(text))
    who = among[0] if len(among) == 1 else None
    is_mine = who is None and MYSELF.search(plain) is not None
    if is_mine:
        who, plain = turn.member(), MYSELF.sub(" ", plain, 1)
    parts, is_gap, plain = _parts(branch_list.all_branches(turn.db, group), plain)
    read = read_question(plain, wall)
    if read is None or (is_mine and who is None):
        return None
    period, versus = read.period, read.versus
    if period.key:
        period = by_months(period, plain, wall, group.months)
    if versus is not None and versus.key:
        versus = group.months.same(versus)
    if len(among) > 1 and EACH.search(plain) and versus is None:
        read = read._replace(most=("person", False))
    read = read._replace(period=period, versus=versus)
    found = Scope(read, who, among if len(among) > 1 else (), parts, is_gap, way_of(plain))
    return _behind_lead(turn, text, _answerable_scope(turn, found))


def _behind_lead(turn: Turn, text: str, asked: Scope) -> Scope:
    """Without a clause before it that says why it is asked, where logs tell of the rest alone: 「财务要核账，」, "HQ chasing me again,"."""
    first, *rest = CLAUSE_ENDS.split(text, maxsplit=1)
    if not (rest and LEAD.search(first)) or ASKS.search(first) or _has_filed_logs(turn, asked):
        return asked
    other = scope_of(turn, rest[0])
    return other if other is not None and terms_of(other.question) and _has_filed_logs(turn, other) else asked


def _has_filed_logs(turn: Turn, scope: Scope) -> bool:
    found = gathered(turn, scope)
    return bool(found.filed) and not found.is_near


def _answerable_scope(turn: Turn, asked: Scope) -> Scope:
    """The question as it is asked, else as it may be meant: the first that has an answer, at last one that has any log."""
    one = asked
    while (other := one.question.otherwise) is not None:
        told = gathered(turn, one)
        is_found = bool(told.filed) and not (told.is_near and one != asked)
        if is_found and answer(told.question or one.question, told.filed):
            return one
        one = replace(asked, question=other)
    return one if gathered(turn, one).filed else asked


def _persons(members: Sequence[Member], text: str) -> tuple[tuple[Member, ...], str]:
    """Whom a question names, and its words without them; of several 「谁花的钱多」 asks who most."""
    found = list[Member]()
    for _ in range(MOST_MENTIONS):
        named = mentioned(members, text) or _called_shortly(members, text)
        if named is None or len(found) == MOST_NAMED:
            break
        member, words = named
        at = text.index(words)
        before = JOINED.sub("", text[:at]) if found else text[:at]
        text = f"{before} {text[at + len(words) :]}"
        found += [] if member in found else [member]
    return tuple(found), WHO_MORE.sub(r"谁\g<what>最\g<which>", text) if len(found) > 1 else text


def _called_shortly(members: Sequence[Member], text: str) -> tuple[Member, str] | None:
    """Whom a question names by a given name that fits nobody else: 国强, Mei·Ling; no word of the work is one."""
    by_name = {each.person.name: each for each in members}
    for called, name in roster_names_by_form(tuple(by_name)).items():
        is_given = called == given_name(simplified(name)) or called.isascii()
        if is_given and called in text and not (is_listed_name(called) or called in categories()):
            return by_name[name], called
    return None


def _parts(branches: Sequence[Branch], text: str) -> tuple[tuple[str, ...], bool, str]:
    """Of which branches it is asked, of several one by one; whether how they differ, and the words without them."""
    mentions = named_branches(text, with_short_names(branches)).mentions
    names = tuple(dict.fromkeys(each.branch.name for each in mentions))
    ours = tuple(each.name for each in branches if each.active)
    if not names and ours and (every := EACH_BRANCH.search(text)) is not None:
        return ours, False, f"{text[: every.start()]}{text[every.end() :]}"
    if not names and ours and (most := MOST_OF_BRANCHES.search(text)) is not None:  # 「哪个队会费交得多」
        return ours, True, f"{text[: most.start()]}{most['what']}多少{text[most.end() :]}"
    for each in reversed(mentions):
        before, gap = JOINT.sub("", text[: each.start]), " " if len(names) == 1 else ""
        text = f"{before}{gap}{text[each.end :]}"
    if len(names) < 2 or GAP.search(text) is None:
        return names, False, text
    return names, True, GAP.sub(lambda found: f"{found['what'] or found['of'] or ''}多少", text)


def gathered(turn: Turn, scope: Scope, period: Period | None = None) -> FactsAsked:
    """The facts asked about in these days; where no log says all the words, those that say most of them."""
    question, span = scope.question, period or scope.question.period
    found = _gathered(turn, scope, question, span)
    terms = terms_of(question)
    if period or found.filed or found.late or not terms or question.category:
        return found
    every = _gathered(turn, scope, question.of(), span, is_masked=True)
    told = in_words(every.filed)
    holds = [one for one in told if holds_figure(question, one[0].fact)]
    near = nearest(terms, holds)
    if not near.full_matches:  # one log's facts were told together: 「决赛完！观众50人，奖品1180」
        whole = nearest(terms, [(each, f"{each.text} {words}") for each, words in holds])
        near = (
            whole
            if 0 < len(whole.full_matches) == len({each.number for each in whole.full_matches})
            else near
        )
    near = near if near.found else nearest(terms, told)
    said = set("".join(near.kept))
    is_other = any(
        not said & set(each) or (each[0].isdigit() and each not in near.kept)  # 「10月会费」
        for each in question.fixed
    )
    if not near.found or is_other or set(near.kept) <= set(question.fixed):
        return found
    is_near = bool(near.dropped) or not near.is_all
    kept = question.of(*near.kept)
    return FactsAsked(near.found, 0, near.dropped, kept, every.authors, None, is_near, near.is_all)


def of_last_year_told(turn: Turn, scope: Scope) -> Scope:
    """Where no time was said and this year tells nothing: the year in which it was last told."""
    question = scope.question
    if not terms_of(question) or (question.said and not question.fixed) or question.versus is not None:
        return scope
    if gathered(turn, scope).filed:
        return scope
    end = turn.today + A_DAY
    lately = question._replace(period=days(end - 4 * A_SEASON, end))
    told = [each.fact.day for each in gathered(turn, replace(scope, question=lately)).filed]
    told = told or [fact.day for each in newest(turn, _of_all_times(scope), 1) for fact in each.facts]
    year = of_key(str(max(told).year)) if told else None
    return replace(scope, question=question._replace(period=year)) if year else scope


def told_elsewhen(turn: Turn, scope: Scope, most: int) -> list[Filed]:
    """The facts of other days that say the words asked for, the nearest in time."""
    question = scope.question
    if not terms_of(question):
        return []
    found = facts_asked_about(question, facts_of(newest(turn, _of_all_times(scope), LOOKED_AT)))
    first, last = question.period.first, question.period.end
    return sorted(found, key=lambda each: max(first - each.fact.day, each.fact.day - last))[:most]


def facts_of(entries: Sequence[LogEntry]) -> list[Filed]:
    """The facts of logs, whatever their days."""
    return [Filed(each.number, fact, each.text, item=each.item) for each in entries for fact in each.facts]


def _of_all_times(scope: Scope) -> Scope:
    return replace(scope, question=scope.question._replace(said=False))


def newest(turn: Turn, scope: Scope, most: int) -> list[LogEntry]:
    """The newest logs that may answer, masked, with facts of days gone by."""
    question = scope.question
    end = turn.today + A_DAY
    spans = [(end - A_SEASON, end), (end - 4 * A_SEASON, end), (LONG_AGO, end)]
    if question.said:
        spans = [(question.period.first, min(question.period.end, end))]
    found = (_search(turn, scope, question, first, last, most) for first, last in spans)
    return [masked(each) for each in next(filter(None, found), [])]


def main_category(turn: Turn) -> str | None:
    """What most work of the last year was, for an example that finds something."""
    today = turn.today
    return entry_search.main_category(turn.db, turn.with_group(), today - A_YEAR, today + A_DAY)


def is_known_term(turn: Turn, term: str) -> bool:
    """Whether a word is one that logs of any time or our own lists know."""
    if term in MEETINGS or term in categories() or is_listed_name(term) or purpose_in(term):
        return True
    said = EntryFilter(LONG_AGO, AT_LAST, [_ways(turn, term)], most=1)
    return bool(entry_search.speaking(turn.db, turn.with_group(), said))


def _ways(turn: Turn, term: str) -> tuple[Way, ...]:
    return (ways if turn.settings.region in SIMPLIFIED else ways_written)(term)


def _gathered(
    turn: Turn, scope: Scope, question: Question, span: Period, *, is_masked: bool = False
) -> FactsAsked:
    entries = _search(turn, scope, question, span.first, span.end)
    if scope.among:
        ids = {each.person.id for each in scope.among}
        entries = [each for each in entries if each.author_id in ids]
    is_listed = is_masked or question.told or question.wants == "done"
    if is_listed or terms_of(question) or (question.most or "")[:1] == ("fact",):
        # A name that is masked is neither found nor shown; sums alone need no masking, which takes time.
        entries = [masked(each) for each in entries]
    filed = every = _of_part(turn, scope, facts_asked_about(question, facts_in_period(entries, span)))
    if span.grain is Grain.MONTH:
        filed = _of_part(turn, scope, facts_asked_about(question, facts_in_period(entries, span, late=False)))
    authors = {each.number: each.author for each in entries}
    return FactsAsked(filed, len(every) - len(filed), (), question, authors)


def _of_part(turn: Turn, scope: Scope, filed: list[Filed]) -> list[Filed]:
    """Those of the one branch asked for: its own, and of those that are no one's what speaks of it, 「城关今天也发了」."""
    if not scope.part:
        return filed
    known = with_short_names(branch_list.all_branches(turn.db, turn.with_group()))
    mentioned_in = {
        each.number: [one.name for one in named_branches(each.text, known).branches] for each in filed
    }
    return [each for each in filed if scope.part in (each.branch or mentioned_in[each.number])]


def _search(
    turn: Turn, scope: Scope, question: Question, first: date, end: date, most: int | None = None
) -> list[LogEntry]:
    terms = () if question.category else terms_of(question)
    # Which of a category's words is said is left to the facts: a log of the category need not say it.
    sought = ("会" if each in MEETINGS else each for each in terms)
    asked = [_ways(turn, each) for each in sought if len(terms) == 1 or each not in categories()]
    author = scope.who.person.id if scope.who else None
    wanted = EntryFilter(first, end, asked, question.category, author, most)
    found = entry_search.speaking(turn.db, turn.with_group(), wanted)
    return [
        replace(each, text=argument(each.text, LOG_WORDS)) if each.text.startswith(COMMAND) else each
        for each in found
    ]


# What was done and what is left, asked in one sentence: 「这个月做了哪些事，还剩什么没办」.
HALVES, BOTH = EitherScript(r"[,，;；]|\sand\s(?=wh?at)", any_case=True), 2
DONE_ENGLISH = EitherScript(
    r"wh?at (?:have|has|did) (?:we|the union) (?:all )?(?:done|do|did)\b", any_case=True
)
LEFT_ENGLISH = EitherScript(
    r"wh?at(?:'?s| is| are)? (?:still )?(?:left|outstanding|pending)\b.*", any_case=True
)


def scopes_of_halves(turn: Turn, text: str) -> list[Scope]:
    """Both, of the same days, where both are asked; else none."""
    halves = [each.strip() for each in HALVES.split(text) if each and each.strip()]
    plain = (
        LEFT_ENGLISH.sub("what is not done", DONE_ENGLISH.sub("what did we do", each)) for each in halves
    )
    scopes = [one for each in plain if len(halves) == BOTH and (one := scope_of(turn, each))]
    if sorted(each.question.wants for each in scopes) != ["done", "open"]:
        return []
    span = next((each.question.period for each in scopes if each.question.said), None)
    scopes.sort(key=lambda one: one.question.wants)
    return [replace(each, question=each.question._replace(period=span)) if span else each for each in scopes]


NO_FIGURES = (*STANDING, SAID, "done", "last", "next", "when")


def scopes_of_clauses(turn: Turn, asked: Scope) -> list[Scope]:
    """The figures that are asked clause by clause, each of its own thing and of the same days, where each is told: 「派了多少传单，收了几份入会表」."""
    clauses = [each.strip() for each in HALVES.split(turn.said.text) if each and each.strip()]
    read = [scope_of(turn, each) for each in clauses] if len(clauses) == BOTH else []
    span, said = asked.question.period, asked.question.said
    scopes = [
        replace(each, question=each.question._replace(period=span, said=said))
        for each in read
        if each is not None and terms_of(each.question) and each.question.wants not in NO_FIGURES
    ]
    told = [_figures_told(turn, each) for each in scopes]
    is_each = len(scopes) == BOTH and all(told)
    return scopes if is_each and not set().union(*told) <= _figures_told(turn, asked) else []


def _figures_told(turn: Turn, asked: Scope) -> set[tuple[str, Decimal]]:
    """The figures that answer all of a question as it was asked."""
    found = gathered(turn, asked)
    wanted = () if found.is_near else (asked.question.wants, *asked.question.also)
    sums = (each for one in wanted for each in answer(asked.question._replace(wants=one), found.filed))
    return {(each.unit, each.amount.value) for each in sums}
