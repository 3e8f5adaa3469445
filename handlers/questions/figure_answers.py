"""Answers that are a figure: a sum, two sums side by side, a share, an average, the month or person with the most."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from handlers.core.messages.outgoing_message import brief
from handlers.core.name_visibility import may_hear_names
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.questions import event_answers, list_answers, part_answers, quoted_answers, several_answers
from handlers.questions import texts as phrases
from handlers.questions.answer_words import newest_told, period_words, say, say_none, say_nothing, words_for
from handlers.questions.part_answers import figures_of, gathered_sums, late_told, parted_sums
from handlers.questions.scope import FactsAsked, Scope, gathered, main_category, scopes_of_clauses
from union.attendance.ballots import is_event_for_vote
from union.attendance.headcount import is_assumed_held
from union.core.kinds import Kind
from union.core.period import A_DAY, Period
from union.core.records import replace
from union.events.model import Status
from union.questions.answers import (
    AMOUNT,
    UNIT,
    answer,
    answer_of_sums,
    holds_figure,
    near_with_figure,
    terms_of,
)
from union.reading.acts import classification
from union.reading.questions.cost_questions import cost_asked
from union.reading.questions.item_questions import is_writer_asked
from union.reading.questions.subject_words import MEETINGS
from union.reading.questions.time_spans import days, year_back
from union.reading.questions.work_questions import Question
from union.reading.text.normal_form import EitherScript
from union.reports.sections import MONEY, Headline
from union.words import in_signs
from union.worklog.counted_figures import unit_of
from union.worklog.totals import Filed, SummedAmount

A_MONTH, A_YEAR = 28, 366  # days
SHOWN, YOUNG = 3, timedelta(days=61)
PIECES, SUM = (f"{UNIT}项", f"{UNIT}件", f"{UNIT}届"), EitherScript(r"\d\s?(?:万?元|块)|[$¥]\s?\d")
PERSONS = ("人", "人次")
NOTHING = SummedAmount(Decimal(0))
COUNTED = tuple("户人份名位件处条个盒箱桶袋双套只瓶张块本把床台")  # what a log must say to be divided by it


def tell(turn: Turn, scope: Scope) -> None:
    """The figure asked for, by the report's own rule: a month without its 补报, so that both say the same."""
    if several_answers.told_by_sort(turn, scope) or part_answers.tell_parts_or_rest(turn, scope):
        return
    scope = part_answers.total_scope(scope)
    question = scope.question
    if question.most is not None:
        _tell_ranking(turn, scope)
    elif question.whole is not None:
        _share(turn, scope)
    elif question.versus is not None:
        _compared(turn, scope, question.versus)
    else:
        for each in scopes_of_clauses(turn, scope) or (scope,):
            _figure(turn, each)


def _figure(turn: Turn, scope: Scope) -> None:
    question, found = scope.question, gathered_sums(turn, scope)
    what = words_for(turn, scope)
    if found.is_near:
        _tell_near_logs(turn, scope, found)
        return
    figures, notes = figures_of(turn, found, question)
    planned = [*_meetings_planned(turn, scope), *quoted_answers.member_request_lines(turn, scope)]
    if not figures:
        _nothing(turn, scope, found, [*notes, *planned])
        return
    if (
        question.wants == AMOUNT
        and _is_elsewhere(found, figures)
        and _tell_single_log(turn, scope, found, question)
    ):
        return
    others = set(found.numbers) - set(_numbers(figures))
    if question.category and others and any(each in PIECES for each in (question.wants, *question.also)):
        list_answers.tell_done_work(
            turn, scope
        )  # 「维权做了几件」: what was counted as a case, and what was not
        return
    if question.per is not None:
        notes += _average(turn, question, found, figures)
    beside = _same_days_last_year(turn, scope)
    if beside is not None:
        past, _notes = figures_of(turn, gathered_sums(turn, scope, beside), question)
        then = [each for each in past if each.unit in _values(figures)]
        is_now = question.period.first.year == turn.today.year
        year_ago = turn._("去年同期") if is_now else turn._("上年同期")
        notes += _moved(turn, year_ago, figures, then) if then else []
    notes += [*_unnamed_sum_lines(turn, scope, found, figures), *_with_last_years_end(turn, scope, figures)]
    notes += [line for also in question.also for line in _further_figure_lines(turn, scope, also, figures)]
    numbers = _numbers(figures)
    said = phrases.figure(turn._, figures, what=what, logs=len(numbers))
    told = _logs_told(turn, question, found, numbers)
    say(turn, [said, *told, *notes, *planned], what, numbers)


def _logs_told(turn: Turn, question: Question, found: FactsAsked, numbers: Sequence[int]) -> list[str]:
    """The logs behind a figure where more is asked than it tells; with their writers where it is asked who."""
    is_who = is_writer_asked(turn.said.text)
    if not (question.told or (is_who and len(numbers) <= SHOWN)):
        return []
    counted = [each for each in found.filed if each.number in numbers]
    by = found.authors if is_who else None
    return newest_told(turn, counted, phrases.MOST_LINES, own=True, by=by)


def _with_last_years_end(turn: Turn, scope: Scope, figures: Sequence[Headline]) -> list[str]:
    """In January and February, where no time was said: the figure with that of the months before, as the year has hardly begun."""
    question, new_year = scope.question, date(turn.today.year, 1, 1)
    is_bare = bool(terms_of(question)) and not (question.said or question.versus or question.per)
    if not is_bare or question.period.first != new_year or turn.today - new_year > YOUNG:
        return []
    lately = replace(scope, question=question._replace(period=days(new_year - YOUNG, turn.today + A_DAY)))
    found = gathered(turn, lately)
    more = () if found.is_near else figures_of(turn, found, lately.question)[0]
    if not more or _values(more) == _values(figures):
        return []
    return [phrases.figure(turn._, more, what=words_for(turn, lately), logs=len(_numbers(more)))]


def _further_figure_lines(turn: Turn, scope: Scope, also: str, figures: Sequence[Headline]) -> list[str]:
    """What else was asked, and none of these logs says: of those that come near it."""
    asked = scope.question._replace(wants=also, purpose=None, also=())
    is_told = answer(asked, gathered(turn, scope).filed) or any(each.unit in also for each in figures)
    if is_told or not terms_of(asked):
        return []
    came, kept = near_with_figure(asked, gathered(turn, replace(scope, question=asked.of())).filed)
    more = answer(asked.of(*kept), came)
    head = [phrases.partial_match_line(turn._, kept, len(came)), *newest_told(turn, came, SHOWN)]
    return [*head, phrases.in_all(turn._, more, count=len(came))] if more else []


def _unnamed_sum_lines(turn: Turn, scope: Scope, found: FactsAsked, figures: Sequence[Headline]) -> list[str]:
    """Of 「走访花了多少」 the sums of the few like logs that do not say 走访: 「剩下5户今天走完了」."""
    question, terms = scope.question, terms_of(scope.question)
    is_narrow = question.category or question.limit or question.without or not scope.is_whole_group
    kinds = {each.fact.category for each in found.filed}
    if is_narrow or len(terms) != 1 or {classification.category(terms[0])} != kinds:
        return []
    (category,), (term,) = kinds, terms
    whole = question.of(category=category)
    every, told = gathered(turn, replace(scope, question=whole)).filed, found.numbers
    others = [each for each in every if each.number not in told]
    sums = (figures_of(turn, FactsAsked(each), whole)[0] for each in (others, every))
    more, both = (tuple(each for each in one if each.unit in _values(figures)) for one in sums)
    if not more or len({each.number for each in others}) > SHOWN:
        return []
    logs = turn._("、").join(f"#{number}" for number in _numbers(more))
    said = {"category": turn._(category), "term": in_signs(term, turn._), "logs": logs}
    is_season = question.otherwise is not None and question.otherwise.category == category  # all may be meant
    in_all = [phrases.in_all(turn._, both, count=len(_numbers(both)))] if is_season else []
    return [phrases.not_so_called(turn._, more, **said), *in_all]


def _tell_near_logs(turn: Turn, scope: Scope, found: FactsAsked) -> None:
    """No log says all the words: the logs themselves and their sum, said to be of these; a word said by none is named first."""
    question = found.question or scope.question
    kept, figures = terms_of(question), figures_of(turn, found, question)[0]
    is_most = sum(map(len, kept)) >= sum(map(len, found.dropped))
    is_words = is_most and not (question.verb or figures)
    if is_words and _tell_single_log(turn, scope, found, question):
        return
    lines = [
        *([phrases.said_by_none(turn._, found.dropped)] if found.dropped else []),
        phrases.partial_match_line(turn._, kept if found.is_all else (), len(found.filed)),
        *newest_told(turn, found.filed, SHOWN),
        *([phrases.in_all(turn._, figures, count=len(found.filed))] if figures else []),
        *([phrases.examples(turn._, main_category(turn))] if found.dropped else []),
    ]
    say(turn, lines, words_for(turn, scope), found.numbers)


def _is_elsewhere(found: FactsAsked, figures: Sequence[Headline]) -> bool:
    """Whether a sum was written that is none of ours: 「追回来多少」 of 「工伤赔偿1件，追回35000元」."""
    return all(each.kind != MONEY for each in figures) and any(SUM.search(each.text) for each in found.filed)


def _tell_single_log(turn: Turn, scope: Scope, found: FactsAsked, question: Question) -> bool:
    """Whether there is but one log, with such a figure; then it is told as it was written, of what it costs with what it comes to."""
    is_one = len(found.numbers) == 1 and any(holds_figure(question, each.fact) for each in found.filed)
    if is_one := is_one and any(each.fact.money or each.fact.measures for each in found.filed):
        say(
            turn,
            newest_told(turn, found.filed, 1, own=cost_asked(turn.said.text) is None),
            words_for(turn, scope),
            found.numbers,
        )
    return is_one


def _nothing(turn: Turn, scope: Scope, found: FactsAsked, notes: Sequence[str]) -> None:
    """Nobody told of it, or told of it without such a figure, or only too late."""
    what = words_for(turn, scope)
    if not notes and _tell_single_log(turn, scope, found, scope.question):
        return
    if found.filed:
        said = turn._("{what}：有{logs}条记录，都没有写这个数。", what=what, logs=len(found.numbers))
        listed = replace(scope, question=scope.question._replace(wants="done"))  # so names are masked
        told = newest_told(turn, gathered(turn, listed).filed, SHOWN)
        say(turn, [said, *told, *notes], what, found.numbers)
        return
    planned = [one for one in event_answers.likely_items(turn, turn.said.text) if one.status is Status.OPEN]
    if planned and not notes and scope.question.period.end > turn.today:
        lines = event_answers.lines(turn, planned[:1], is_quoted=True)
        turn.say("\n".join([phrases.nothing_told(turn._, what=what), *lines]))
        return
    late = [] if notes else late_told(turn, found)
    say_nothing(turn, scope, what, [*late, *notes])


def _compared(turn: Turn, scope: Scope, versus: Period) -> None:
    question = scope.question
    now, notes = figures_of(turn, gathered_sums(turn, scope), question)
    then, _notes = figures_of(turn, gathered_sums(turn, scope, versus), question)
    what = words_for(turn, scope)
    if not now and not then:
        said = turn._("{what}：没有记录；{then}也没有。", what=what, then=period_words(turn, versus))
        say_none(turn, scope, said)
        return
    lines = [phrases.alone(turn._, now, what=what) if now else phrases.nothing_told(turn._, what=what)]
    lines += _moved(turn, period_words(turn, versus), now, then)
    same_days = _to_date(turn, question.period, versus)
    if same_days is not None:
        part, _more = figures_of(turn, gathered_sums(turn, scope, same_days), question)
        if part and _values(part) != _values(then):
            lines += _moved(turn, period_words(turn, same_days), now, part)
    say(turn, [*lines, *notes], what, sorted({*_numbers(now), *_numbers(then)}))


def _moved(turn: Turn, then_name: str, now: Sequence[Headline], then: Sequence[Headline]) -> list[str]:
    """「2025年：5000元，今年多14700元（+294%）」; a unit only one side has stands for itself."""
    if not then:
        return [turn._("{then}：没有记录，无法比较。", then=then_name)]
    mine = {(each.kind, each.unit): each.amount for each in now}
    said = (phrases.moved(turn._, each, mine.get((each.kind, each.unit), NOTHING)) for each in then)
    return [turn._("{then}：{figures}", then=then_name, figures=turn._("；").join(said))]


def _same_days_last_year(turn: Turn, scope: Scope) -> Period | None:
    """The days a figure is put beside when none were named; none for an all too short time."""
    period = scope.question.period
    if not A_MONTH <= (period.end - period.first).days <= A_YEAR:
        return None
    today = turn.today
    if period.end > today + A_DAY and period.first <= today:
        return year_back(days(period.first, today + A_DAY))
    return turn.with_group().months.year_before(period) if period.key else year_back(period)


def _to_date(turn: Turn, period: Period, versus: Period) -> Period | None:
    """Of a time still running, as many days of the other as have gone by."""
    if not period.first <= turn.today < period.end - A_DAY or versus.end > period.first:
        return None
    return days(versus.first, min(versus.end, versus.first + (turn.today + A_DAY - period.first)))


def _share(turn: Turn, scope: Scope) -> None:
    question = scope.question
    part, notes = figures_of(turn, gathered(turn, scope), question)
    whole_of = question.of()._replace(purpose=None)
    whole = answer(whole_of, gathered(turn, Scope(whole_of, None)).filed)
    what = words_for(turn, scope)
    if not part or not whole:
        say_none(turn, scope, phrases.nothing_told(turn._, what=what))
        return
    alike = next((each for each in whole if each.unit == part[0].unit), whole[0])
    say(turn, [phrases.share(turn._, what, part[0], alike), *notes], what, _numbers(part))


def _average(turn: Turn, question: Question, found: FactsAsked, figures: Sequence[Headline]) -> list[str]:
    """Divided by what the same logs say: a sum whose log names no household is none of 「平均每户」."""
    per = question.per or ""
    facts, whole, count = list(found.filed), figures, Decimal(0)
    if per in COUNTED:
        facts = [each for each in facts if any(unit_of(one) == per for one in each.fact.measures)]
        whole = answer(question, facts)
        count = sum(
            (each.amount.value for each in answer(_question_in_unit(question, per), facts)), Decimal(0)
        )
    elif per == "月":
        count = Decimal(len({(each.fact.day.year, each.fact.day.month) for each in facts}))
    else:
        times = answer(_question_in_unit(question, per if per in ("场", "期") else "次"), facts)
        count = times[0].amount.value if times else Decimal(len(facts))
    if count and whole:
        return [phrases.average(turn._, whole[0], count, per)]
    return [turn._("记录里没有写{per}数，算不出平均。", per=per)]


def _question_in_unit(question: Question, unit: str) -> Question:
    return question._replace(wants=f"unit:{unit}", purpose=None)


def _tell_ranking(turn: Turn, scope: Scope) -> None:
    question = scope.question
    by, least = question.most or ("month", False)
    what = words_for(turn, scope)
    if by == "person" and not may_hear_names(turn):
        turn.say(turn._("谁报得多少，群里不点名；管理员和负责人可以私聊问我。"))
        return
    ready = parted_sums(turn, scope, by)
    if ready is None:
        parted = _parted(turn, gathered(turn, scope), by)
        parts = {name: answer(question, facts) for name, facts in parted.items()}
    else:
        parts = {name: answer_of_sums(question, sums) for name, sums in ready.items()}
    firsts = _in_one_unit(parts)
    ranked = sorted(firsts, key=lambda pair: pair[1].amount.value, reverse=not least)
    if not ranked:
        say_none(turn, scope, phrases.nothing_told(turn._, what=what))
        return
    lines = [phrases.ranking_line(turn._, what, ranked[:SHOWN], least=least)]
    say(turn, lines, what, list(ranked[0][1].amount.sources))


def _in_one_unit(parts: Mapping[str, Sequence[Headline]]) -> list[tuple[str, Headline]]:
    """Each part with its first figure in the unit that most of them have, people before all others: 7 households are not fewer than 10 balls."""
    units = Counter(each.unit for figures in parts.values() for each in figures)
    unit = next((each for each in PERSONS if each in units), None) or max(
        units, key=units.__getitem__, default=""
    )
    alike = PERSONS if unit in PERSONS else (unit,)
    first = (
        (name, next((each for each in figures if each.unit in alike), None))
        for name, figures in parts.items()
    )
    return [(name, figure) for name, figure in first if figure is not None]


def _parted(turn: Turn, found: FactsAsked, by: str) -> dict[str, list[Filed]]:
    parts: dict[str, list[Filed]] = {}
    months = turn.with_group().months

    @cache
    def of_day(day: date) -> str:
        month = months.containing(day)
        return period_words(turn, month if by == "month" else months.longer(month)[0])

    for each in found.filed:
        match by:
            case "person":
                name = found.authors.get(each.number, "")
            case "category":
                name = each.fact.category
            case "fact":
                called = each.text if each.fact.title.isascii() else each.fact.title  # "Bought" names nothing
                name = f"#{each.number} {brief(called.rstrip(' .。'), phrases.LONGEST)}"
            case _:
                name = of_day(each.fact.day)
        parts.setdefault(name, []).append(each)
    return parts


def _meetings_planned(turn: Turn, scope: Scope) -> list[str]:
    """What the calendar says of meetings: a meeting is put on it more often than it is filed as work."""
    question = scope.question
    if question.wants != "count" or question.subject not in MEETINGS or scope.who is not None:
        return []
    found = occurrences.between_dates(turn.db, turn.with_group(), question.period.first, question.period.end)
    met = [one for one in found if one.event.kind is Kind.MEETING and not is_event_for_vote(one.event)]
    meetings = [one for one in met if one.status is not Status.GIVEN_UP]
    done = sum(1 for one in meetings if one.status is Status.DONE or is_assumed_held(one, turn.wall))
    told = turn._(
        "日程上的会议：安排{planned}次，已开{done}次（不与记录相加）。", planned=len(meetings), done=done
    )
    return [told] if meetings else []


def _numbers(figures: Iterable[Headline]) -> list[int]:
    return sorted({number for each in figures for number in each.amount.sources})


def _values(figures: Iterable[Headline]) -> dict[str, Decimal]:
    return {each.unit: each.amount.value for each in figures}
