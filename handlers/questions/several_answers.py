"""A figure of several things that are named in one question: of each, and what they come to or which is larger; and money sort by sort."""

from collections.abc import Iterator

from handlers.core.turn import Turn
from handlers.questions import texts as phrases
from handlers.questions.answer_words import newest_told, say, words_for
from handlers.questions.scope import A_YEAR, Scope, gathered, scope_of
from union.core.period import A_DAY
from union.core.records import dataclass, replace
from union.questions.answers import AMOUNT, UNIT, answer, in_words, terms_of
from union.questions.named_things import NamedThing, are_months_named, may_name_several, named_things
from union.reading.questions.time_spans import days
from union.reading.questions.work_questions import Question
from union.reading.text.normal_form import EitherScript, normal
from union.reports.sections import INCOME, MONEY, Headline
from union.worklog.totals import Filed

FIGURE = EitherScript(
    r"多少|[几幾]|人多|多人|旺|热闹|\bhow m(?:any|uch)\b|\b(?:total|more|most|bigger|better|fewer)\b|[合总]计|[合总]共",
    any_case=True,
)
LARGER = EitherScript(
    r"(?:谁|哪|[边邊](?=[个個场場次样樣项項]))[^,，。?？]{0,10}?[多少高低旺大](?![少])|(?<![还仲])(?:多|少|差)[出了咗]?(?:多少|[几幾])|相差|旺[啲些]"
    r"|\b(?:which|who|what)\b.{0,30}\b(?:more|most|fewer|less|bigger|better|higher|larger)\b|\bor\b.{1,60}\b(?:more|fewer|less|bigger|better|higher|larger)\b|\b(?:more|fewer|less) (?:by|than)\b|\bdifference\b",
    any_case=True,
)
OF_PEOPLE = EitherScript(r"人|旺|热闹|\b(?:people|pax|ppl|turnout|crowd|members?|attend\w*)\b", any_case=True)
OF_MONEY = EitherScript(r"钱|花|费|[贵貴]|\b(?:spen[dt]|cost|money|expensive)\b|\$", any_case=True)
OF_TIMES = EitherScript(r"[次场回]数|(?:[开办搞做去]得)[多少]|[多少几][次场回]|\btimes\b", any_case=True)
SHOWN = 9
MOST_FACTS = 300  # of the year, the newest


@dataclass(frozen=True, slots=True)
class SeveralAsked:
    """Each thing with its figure, all of one unit, and the facts that tell of any of them."""

    parts: list[tuple[str, Headline]]
    filed: list[Filed]
    silent: list[str]
    is_gap: bool


def several_sums_answered(turn: Turn, text: str) -> bool:
    """Whether several things were named and logs have such a figure of each; then these are told, with the logs."""
    found = several_sums_asked(turn, text)
    if found is not None:
        what = turn._("、").join(name for name, _figure in found.parts)
        numbers = sorted({number for _name, each in found.parts for number in each.amount.sources})
        lines = phrases.by_part(turn._, what, found.parts, found.silent, is_gap=found.is_gap)
        if len(found.parts) == 1:
            lines = [phrases.alone(turn._, [found.parts[0][1]], what=what), *lines[1:]]
        counted = [each for each in found.filed if each.number in numbers]
        say(turn, [*lines, *newest_told(turn, counted, SHOWN, own=True)], what, numbers)
    return found is not None


def several_sums_asked(turn: Turn, text: str) -> SeveralAsked | None:
    """What is asked so; None for a question of one thing, of branches or persons, or where one has no such figure."""
    key = "several things", turn.with_group().id, text
    is_likely = FIGURE.search(text) is not None and may_name_several(text)
    return turn.once(key, lambda: _several_sums(turn, text)) if is_likely else None


def _several_sums(turn: Turn, text: str) -> SeveralAsked | None:
    scope = scope_of(turn, text) or Scope(
        Question(days(turn.today - A_YEAR, turn.today + A_DAY), None, None, AMOUNT, said=False)
    )
    question = scope.question
    if len(scope.parts) > 1 or scope.among or question.per or question.wants.startswith("left"):
        return None
    is_of_year = not question.said or are_months_named(text)
    span = days(turn.today - A_YEAR, turn.today + A_DAY) if is_of_year else question.period
    every = question.of()._replace(
        wants="done", period=span, fixed=(), purpose=None, versus=None, otherwise=None
    )
    newest = gathered(turn, replace(scope, question=every)).filed[-MOST_FACTS:]
    named = named_things(text, in_words(newest))
    things, silent = [each for each in named if each.filed], [each.words for each in named if not each.filed]
    is_gap = LARGER.search(text) is not None
    filed = list({(one.number, one.fact): one for each in things for one in each.filed}.values())
    if len(filed) < sum(len(each.filed) for each in things):  # one log tells of two: it is counted once
        things = [] if is_gap else [NamedThing(turn._("、").join(each.words for each in things), filed)]
    wanted = (
        _figures(question._replace(wants=one), things) for one in _wants(question.wants, text, is_gap=is_gap)
    )
    parts = next(filter(None, wanted), None) if things else None
    return SeveralAsked(parts, filed, silent, is_gap) if parts else None


def _wants(asked: str, text: str, *, is_gap: bool) -> Iterator[str]:
    """The sort of figure by the words that ask for it, the likeliest first; where nothing says any, what all the things have."""
    is_figure = (
        asked in (MONEY, "people") or asked.startswith(UNIT) or (asked == "count" and OF_TIMES.search(text))
    )
    if is_figure and not (is_gap and asked in (f"{UNIT}个", "count")):
        yield asked
        return
    said = [one for one, words in ((MONEY, OF_MONEY), ("people", OF_PEOPLE)) if words.search(text)]
    yield from said or ("people", MONEY, AMOUNT)


def _figures(asked: Question, things: list[NamedThing]) -> list[tuple[str, Headline]] | None:
    """The figure of each in a unit that all of them have; None without one."""
    plain = asked._replace(versus=None, most=None, also=(), purpose=None, told=False)
    found = list[dict[str, Headline]]()
    for each in things:
        of = plain.of(normal(each.words).text)
        sums = answer(of, each.filed) or answer(of._replace(is_income=True), each.filed)
        found.append({one.unit: one for one in sums})
    unit = next((one for one in found[0] if all(one in each for each in found)), None)
    return (
        None if unit is None else [(each.words, sums[unit]) for each, sums in zip(things, found, strict=True)]
    )


BY_SORT = EitherScript(
    r"各(?:项|类|样)|分(?:项|类|别)|每(?:项|类|一项)|按(?:类别?|项目?)|明细|\b(?:by (?:category|type|item)|breakdown|break down|each category|itemi[sz]ed)\b",
    any_case=True,
)


def told_by_sort(turn: Turn, scope: Scope) -> bool:
    """Whether money is asked for so, of nothing else; then the whole and each sort's share of it are told."""
    question = scope.question
    is_of_all = question.wants == "money" and not (question.category or terms_of(question) or question.versus)
    found = gathered(turn, scope) if is_of_all and BY_SORT.search(turn.said.text) else None
    sorts = sorted({each.fact.category for each in found.filed if each.fact.money}) if found else []
    if found is None or not sorts:
        return False
    what = words_for(turn, scope)
    lines = [
        phrases.figure(
            turn._,
            answer(question, found.filed),
            what=what,
            logs=len({each.number for each in found.filed if each.fact.money}),
        )
    ]
    for sort in sorts:
        filed = [each for each in found.filed if each.fact.category == sort]
        spent = [each for each in answer(question, filed) if each.kind != INCOME]
        numbers = {each.number for each in filed if each.fact.money}
        lines += [phrases.figure(turn._, spent, what=turn._(sort), logs=len(numbers))] if spent else []
    say(turn, lines, what, found.numbers)
    return True
