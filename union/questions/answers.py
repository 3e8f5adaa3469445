"""What a question about figures comes to: the sums that answer it, each with its logs. No words live here."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from union.core.lazy_regex import Regex
from union.questions.named_things import nearest
from union.questions.remainders import is_rest
from union.reading.message import Measure, Money
from union.reading.money.flows import is_received
from union.reading.quantities.counted_nouns import words_before
from union.reading.questions.subject_words import categories, has_term
from union.reading.questions.thresholds import Limit
from union.reading.questions.work_questions import EVERYTHING, TOOK_PART, Question
from union.reading.text.normal_form import EitherScript
from union.reports.named_items import own_words
from union.reports.sections import FACTS, INCOME, MONEY, PEOPLE, Headline, unit_order
from union.worklog.entries import Fact
from union.worklog.totals import Figures, Filed, SummedAmount, by_unit, figures, total

FEN = 100
UNIT, AMOUNT = "unit:", "amount"
TIMES, HELD = "times", ("次", "场", "场次", "回", "趟", "堂", "节")
# 「几个活动」 are pieces of work; 「几个孩子」 are none.
WORK = Regex("活动|赛|比武|训|会|讲座|班|检查|慰问|走访|演练|项目|工作|竞|体检|筛查|宣传|助学|清凉")
JOINED, NEAR = "入会", 6
HEADING = Regex(r"^(?P<of>[^\n,，。!！;；:：]{2,30})[:：]?[ \t]{0,3}\n")
FIGURE = Regex(
    r"\d(?![\d./-]{0,6}[\d月日号號年])(?![./-])|[一二三四五六七八九十百千万萬两兩](?:[元块塊蚊人户戶名位份盒箱张張]|个人)"
)  # but the days it is of
PERSONS = ("人", "名", "位")
ENTERED, CAME = EitherScript("报[咗了]?名|登记"), EitherScript("[来到][了咗]|实到|到[场会齐]|参加了|出席")
PERSON = EitherScript("人|姐|妹|兄|弟|师傅|代表|会员|同[事学志]|职工|孩|学生|家属|选手")
CARE, WON = "帮扶慰问", Regex("[一二三特冠亚季]等?奖|获奖|冠军|优胜|winner")
ALSO = {"家": "户", "本": "册", "册": "本", "张": "份", "宗": "件", "件": "宗"}  # 「走访了几家」
THINGS = ("项", "件", "届")  # where nobody counted them, the facts themselves are


def terms_of(question: Question) -> tuple[str, ...]:
    """The words a question is about; none where it is about everything."""
    if question.terms:
        return question.terms
    return () if question.subject is None or question.subject in EVERYTHING else (question.subject,)


def facts_asked_about(question: Question, filed: Iterable[Filed]) -> list[Filed]:
    """The facts asked about: by category where the question names one alone, else by the words used.

    A word that means a category may be left unsaid in a log of that category, where no log says all of them.
    """
    found, terms = _facts_within_limit(question.limit, filed), terms_of(question)
    if out := question.without:
        found = [each for each in found if each.fact.category != categories().get(out)]
        found = [each for each in found if not has_term(out, words_of(each, is_alone=False))]
    if question.category is not None:
        return [each for each in found if each.fact.category == question.category]
    if not terms:
        return found
    told = in_words(found)
    exact = [each for each, words in told if all(has_term(term, words) for term in terms)]
    if exact or len(terms) == 1:
        return exact
    known = categories()
    return [
        each
        for each, words in told
        if all(has_term(term, words) or known.get(term) == each.fact.category for term in terms)
    ]


def _facts_within_limit(limit: Limit | None, filed: Iterable[Filed]) -> list[Filed]:
    if limit is None:
        return list(filed)
    return [each for each in filed if any(limit.allows(value) for value in _limited_values(each.fact, limit))]


def _limited_values(fact: Fact, limit: Limit) -> list[Decimal]:
    """The figures of a fact that a threshold speaks of; sums of money together, as the log has them."""
    if limit.unit != "元":
        return [each.value for each in fact.measures if each.unit in limit.units]
    return [Decimal(sum(each.minor for each in fact.money if each.per is None)) / FEN] if fact.money else []


def in_words(filed: Sequence[Filed]) -> list[tuple[Filed, str]]:
    """Each fact with what was said of it."""
    alone = Counter(each.number for each in filed)
    return [(each, words_of(each, is_alone=alone[each.number] == 1)) for each in filed]


def words_of(filed: Filed, *, is_alone: bool) -> str:
    """What was said of a fact: the whole log where it tells of nothing else; its branch and its item."""
    fact = filed.fact
    own = filed.text if is_alone else f"{_heading(filed.text)} {own_words(fact, filed.text)}"
    counted = [each.what or "" for each in fact.measures]
    paid = [each.what or "" for each in fact.money]
    return " ".join((fact.title, own, *counted, *paid, filed.branch, filed.item))


def _heading(text: str) -> str:
    """What stands over a list, and is said of each of its lines: 「12月新会员入会登记：」."""
    found = HEADING.match(text)
    return found["of"] if found and not FIGURE.search(found["of"]) else ""


def holds_figure(question: Question, fact: Fact) -> bool:
    """Whether a fact says a figure of the sort that is asked for."""
    if question.wants == MONEY:
        return bool(fact.money)
    units = {one.unit for one in fact.measures}
    if question.wants == "people":
        return not units.isdisjoint(PEOPLE)
    unit = question.wants.removeprefix(UNIT)
    return not question.wants.startswith(UNIT) or not units.isdisjoint((unit, ALSO.get(unit)))


def who_came(question: Question, filed: Sequence[Filed]) -> Sequence[Filed]:
    """Of people those who came, neither who had entered for it, 「报名38人」, nor who was visited or won."""
    if question.verb == TOOK_PART and not (terms_of(question) or question.category):
        filed = [replace(each, fact=_cleared(each.fact, WON)) for each in filed if each.fact.category != CARE]
    if question.wants != "people" or any(ENTERED.search(each) for each in terms_of(question)):
        return filed
    came = [each for each, words in in_words(filed) if not ENTERED.search(words) or CAME.search(words)]
    return came if any(holds_figure(question, each.fact) for each in came) else filed


def _cleared(fact: Fact, words: Regex) -> Fact:
    return replace(fact, measures=tuple(one for one in fact.measures if not words.search(one.what or "")))


def answer(question: Question, filed: Sequence[Filed]) -> tuple[Headline, ...]:
    """The figures asked for, out of the facts asked about; empty when there are none."""
    filed = [replace(each, fact=_without_rest(each)) for each in who_came(question, filed)]
    is_narrow = question.purpose is not None or question.wants in (AMOUNT, "people")
    is_narrow = is_narrow or question.wants.startswith(UNIT)
    narrow = [replace(each, fact=_narrowed(each, question)) for each in filed] if is_narrow else filed
    sums = figures(narrow)
    if question.wants == MONEY:
        income = _headlines(INCOME, by_unit(sums.income)) if question.is_income else ()
        return income or (*_headlines(MONEY, by_unit(sums.money)), *_came_in(question, sums))
    measures = by_unit(sums.measures)
    if question.wants == "people":
        in_all = by_unit(figures([_with_pieces(each, question) for each in narrow]).measures)
        return _who_joined(filed, question) or _people(in_all) or _in_pieces(narrow, question)
    if question.wants == AMOUNT:
        return _amounts(question, filed, measures)
    if question.wants.startswith(UNIT):
        unit, terms = question.wants.removeprefix(UNIT), terms_of(question)
        is_work = question.category is not None or (bool(terms) and WORK.search(terms[-1]) is not None)
        found = _of_unit(unit, filed, measures, is_all=not terms, is_work=is_work)
        return found or _headlines_in_own_unit(filed, terms)
    if question.wants == FACTS:
        return (Headline(FACTS, "", total(sums.facts.values())),) if filed else ()
    return _count(question, filed, sums.facts.values())


def _without_rest(filed: Filed) -> Fact:
    """A fact without what it says to be left of what it tells: 「发了456份，余4份」."""
    gone = [each for each in filed.fact.measures if not is_rest(each, filed.text)]
    units = {each.unit for each in gone}
    kept = (each for each in filed.fact.measures if each in gone or each.unit not in units)
    return replace(filed.fact, measures=tuple(kept))


def is_of_sums(question: Question) -> bool:
    """Whether sums by category answer a question; not where words, a threshold or a purpose narrow it, or it divides."""
    narrows = question.limit or question.without or question.purpose or question.per or question.also
    is_more = question.is_income or question.told or question.verb == TOOK_PART
    is_of_words = terms_of(question) and (question.category is None or question.wants == "count")
    return not (narrows or is_more or is_of_words) and question.wants in (MONEY, "people", FACTS, "count")


def answer_of_sums(question: Question, sums: Figures) -> tuple[Headline, ...]:
    """As `answer` has it, of sums that stand ready."""
    if question.wants == MONEY:
        return _headlines(MONEY, by_unit(sums.money))
    if question.wants == "people":
        return _people(by_unit(sums.measures))
    return (Headline(FACTS, "", total(sums.facts.values())),) if sums.facts else ()


def _amounts(
    question: Question, filed: Sequence[Filed], measures: dict[str, SummedAmount]
) -> tuple[Headline, ...]:
    """「月饼发了多少」: what is called so; else, of 「慰问了多少」, the money and who was reached."""
    if measures:
        return _headlines("people", measures)
    every = figures(filed)
    reached = _people(by_unit(every.measures))
    return (*_headlines(MONEY, by_unit(every.money)), *_came_in(question, every), *reached)


def _came_in(question: Question, sums: Figures) -> tuple[Headline, ...]:
    """Told apart, as 收入, and only to who asks for 会费, 拨款 or their like: 「花了多少」 asks what was spent."""
    return _headlines(INCOME, by_unit(sums.income)) if any(map(is_received, terms_of(question))) else ()


def _of_unit(
    unit: str, filed: Sequence[Filed], measures: dict[str, SummedAmount], *, is_all: bool, is_work: bool
) -> tuple[Headline, ...]:
    if unit in HELD and filed:
        return (Headline(TIMES, unit, total(_times(each) for each in filed)),)
    if unit == "条" and is_all:  # 「报了多少条」: records, not 意见14条
        return _each_once(FACTS, "", filed)
    alike = tuple(each for each in (unit, ALSO.get(unit, "")) if each in measures)
    units = alike[: 1 + (not is_all)] or (PERSONS if unit == "个" and not is_work else ())
    if found := {each: measures[each] for each in units if each in measures}:
        return _headlines("people", found)
    if unit == "个" and (is_all or is_work):  # of pieces of work nobody counted
        return _each_once(FACTS, "", filed)
    return _each_once(TIMES, unit, filed) if unit in THINGS else ()


def _each_once(kind: str, unit: str, filed: Sequence[Filed]) -> tuple[Headline, ...]:
    amounts = [SummedAmount(Decimal(1), False, (each.number,)) for each in filed]
    return (Headline(kind, unit, total(amounts)),) if amounts else ()


def _headlines_in_own_unit(filed: Sequence[Filed], terms: Sequence[str]) -> tuple[Headline, ...]:
    """What is asked for in a unit nobody wrote, in the one they wrote: 「派了几张传单」 of 「传单300份」."""
    named = _facts_by_label(filed, terms[-1:])
    return _headlines("people", by_unit(figures(named).measures))


def _who_joined(filed: Sequence[Filed], question: Question) -> tuple[Headline, ...]:
    """Of 「入了多少会员」 those figures that are called so, where any are: not who came to the new members' tea."""
    words = [each for each in (*terms_of(question), question.verb) if has_term(JOINED, each)]
    named = _facts_by_label(filed, words) if words else []
    measures = by_unit(figures(named).measures)
    sums = [(each, measures[each]) for each in (*PEOPLE, "个") if each in measures]
    unit = sums[0][0] if len(sums) == 1 else "人"
    return _headlines("people", {unit: total(each for _unit, each in sums)}) if sums else ()


def _with_pieces(filed: Filed, question: Question) -> Filed:
    """With people counted as pieces, where a log tells no other of them: 「瑜伽十六个」 beside 「瑜伽来了14人」."""
    pieces = [each for each in filed.fact.measures if each.unit == "个"]
    if len(pieces) != 1 or any(each.unit in PEOPLE for each in filed.fact.measures):
        return filed
    what = _labelled_measure(pieces[0], filed.text).what or ""
    is_of_people = PERSON.search(what) or any(has_term(term, what) for term in terms_of(question))
    persons = (replace(pieces[0], unit="人"),)
    return replace(filed, fact=replace(filed.fact, measures=persons)) if is_of_people else filed


def _in_pieces(filed: Sequence[Filed], question: Question) -> tuple[Headline, ...]:
    """People who were counted as pieces: 「入会4个」, 「来了43个」; those that are called so, where any are."""
    named = _facts_by_label(filed, (*terms_of(question), *question.fixed, question.verb)) or filed
    measures = by_unit(figures(named).measures)
    return _headlines("people", {"个": measures["个"]}) if "个" in measures else ()


def _facts_by_label(filed: Sequence[Filed], terms: Sequence[str]) -> list[Filed]:
    """The facts with only those figures that are called by one of the words, without those that have none."""
    named = [(each, tuple(_labelled_measure(one, each.text) for one in each.fact.measures)) for each in filed]
    called = [(each, tuple(one for one in every if _has_term_label(one, terms))) for each, every in named]
    return [replace(each, fact=replace(each.fact, measures=some, money=())) for each, some in called if some]


def _labelled_measure(figure: Measure, text: str) -> Measure:
    """A figure nobody named by the words before it, 「入会2人」; one that is a part of others by itself."""
    if figure.what is not None or not figure.text:
        return replace(figure, what=(figure.what or "").removeprefix("其中") or None)
    return replace(figure, what=words_before(text, figure.text, NEAR))


def _narrowed(filed: Filed, question: Question) -> Fact:
    """Only the figures that are called as asked, where some of them are: 「隐患整改了几处」, 「慰问金发了多少」."""
    fact = filed.fact
    money = fact.money
    if question.purpose is not None:  # 「12户，每户500元」 is 慰问金, too: nobody names what a price comes to
        of_price = [None] if question.purpose.endswith("金") else []
        money = tuple(
            each for each in money if question.purpose in (each.what or "") or each.text in of_price
        )
    if question.wants == "people":  # of 「接触15人，入会2人」 only who joined
        of_people = tuple(each for each in fact.measures if each.unit in (*PERSONS, *PEOPLE, "个"))
        alone = replace(filed, fact=replace(fact, measures=of_people))
        so_called = (
            one.fact for word in reversed(terms_of(question)) for one in _facts_by_label([alone], (word,))
        )
        return replace(next(so_called, fact), money=money)
    if question.wants == AMOUNT:
        terms = terms_of(question)
        kept = [each for each in fact.measures if _has_term_label(_labelled_measure(each, filed.text), terms)]
        return replace(fact, measures=tuple(kept or _of_things_told(filed, terms)))
    if not question.wants.startswith(UNIT):
        return replace(fact, money=money)
    unit, named = question.wants.removeprefix(UNIT), tuple[Measure, ...]()
    own = tuple(each for each in fact.measures if each.unit == unit)
    last = terms_of(question)[-1:]
    if unit == "个":  # 「几个孩子」 of 「子女5名」, but not 「几个有问题的」 of 「筛查76人」
        persons = (each for each in fact.measures if each.unit in PERSONS)
        called = (each for each in persons if any(has_term(term, each.what or "") for term in last))
        return replace(fact, measures=_of_other_unit(filed, last) or own or tuple(called), money=money)
    for term in reversed(terms_of(question)):  # what is counted is said last: 「安全检查查出几处隐患」
        named = named or tuple(each for each in own if _has_term_label(each, (term,)))
    return replace(fact, measures=named or fact.measures, money=money)


def _of_things_told(filed: Filed, terms: Sequence[str]) -> list[Measure]:
    """What is counted without a name in a fact that says the thing: 「派传单，派了300张」."""
    fact = filed.fact
    bare = [
        each
        for each in fact.measures
        if each.what is None and each.unit not in (*PEOPLE, *HELD, *PERSONS, "个")
    ]
    is_said = terms[-1:] and has_term(terms[-1], f"{fact.title} {own_words(fact, filed.text)}")
    return bare if is_said and len({each.unit for each in bare}) == 1 else []


def _of_other_unit(filed: Filed, terms: Sequence[str]) -> tuple[Measure, ...]:
    """What is called so and counted otherwise, 「发现隐患5项」 of 「几个隐患」; none where any is counted in pieces."""
    called = (each for each in filed.fact.measures if each.unit not in PERSONS)
    found = tuple(each for each in called if _has_term_label(_labelled_measure(each, filed.text), terms))
    return found if all(each.unit != "个" for each in found) else ()


def _has_term_label(figure: Measure | Money, terms: Sequence[str]) -> bool:
    what = figure.what or ""
    return any(has_term(term, what) or (len(what) > 1 and what in term) for term in terms)


def _count(question: Question, filed: Sequence[Filed], facts: Iterable[SummedAmount]) -> tuple[Headline, ...]:
    """How often a thing was done, or how many facts there are when nothing in particular is asked about."""
    if not filed:
        return ()
    if not terms_of(question):
        return (Headline(FACTS, "", total(facts)),)
    return (Headline(TIMES, "次", total(_times(each) for each in filed)),)


def _times(filed: Filed) -> SummedAmount:
    """「召开例会3次」 is three times, a fact that says no number once."""
    said = [each for each in filed.fact.measures if each.unit in HELD]
    value = sum((each.value for each in said), Decimal(0)) if said else Decimal(1)
    return SummedAmount(value, any(each.approx for each in said), (filed.number,))


def _people(measures: dict[str, SummedAmount]) -> tuple[Headline, ...]:
    return _headlines("people", {unit: measures[unit] for unit in PEOPLE if unit in measures})


def _headlines(kind: str, amounts: dict[str, SummedAmount]) -> tuple[Headline, ...]:
    return tuple(Headline(kind, unit, amounts[unit]) for unit in sorted(amounts, key=unit_order))


def near_with_figure(question: Question, filed: Sequence[Filed]) -> tuple[Sequence[Filed], tuple[str, ...]]:
    """The facts with such a figure that are nearest to the words asked for, and those of the words that they say."""
    near = nearest(
        terms_of(question), [one for one in in_words(filed) if holds_figure(question, one[0].fact)]
    )
    return who_came(question, near.found), near.kept
