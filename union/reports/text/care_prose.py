"""Care in a document: sentences at its place among the kinds of work, a table where there is more than one should hold."""

from collections.abc import Iterator, Sequence

from union.budgets.expenditure import BudgetLine
from union.core.kinds import CATEGORIES
from union.core.money import written
from union.core.period import Period
from union.reports.care_summary import Coverage, Requests, Visits, VisitsOfKind
from union.reports.model import Digest
from union.reports.text import care_texts as care_words
from union.reports.text import title as title_of
from union.reports.text.blocks import Block, ListLine, TableBlock, sentence
from union.words import Words

HELP, RIGHTS, MONEY = "帮扶慰问", "维权保障", "财务经审"
MOST_LINES = 3  # beyond, a table says it better


def places(digest: Digest) -> frozenset[str]:
    """The kinds of work under which the report tells of care."""
    care = digest.care
    if care is None:
        return frozenset()
    told = {HELP: care.visits or care.coverage, RIGHTS: care.requests, MONEY: care.budgets}
    assert told.keys() <= set(CATEGORIES)
    return frozenset(category for category, something in told.items() if something)


def left(digest: Digest, _: Words) -> list[ListLine]:
    """What was due and is not done, of what the calendar's lists do not name already."""
    care, period = digest.care, digest.period
    if care is None:
        return []
    lines = list[str]()
    named = {each.event.number for each in digest.plan.open} | {each.number for each in digest.overdue}
    visits = [each for each in (care.visits.open if care.visits else ()) if each.number not in named]
    lines += [_("五必访未访：{visit}", visit=care_words.visit(each, period, _)) for each in visits]
    if care.requests and care.requests.open:
        lines.append(_("职工诉求{pending}", pending=care_words.pending(care.requests, _)))
    if care.coverage:
        lines += _unreached(care.coverage, period, _)
    return [ListLine(each, 0) for each in lines]


def care_blocks(digest: Digest, category: str, _: Words) -> Iterator[Block]:
    """What of it belongs under this kind of work; nothing where there is none."""
    care, period = digest.care, digest.period
    if care is None:
        return
    if category == HELP and care.visits:
        yield sentence(visits(care.visits, period, _), _)
        if len(care.visits.kinds) > MOST_LINES:
            yield _visits_table(care.visits.kinds, _)
    if category == HELP and care.coverage:
        yield sentence(_("走访覆盖：{told}", told=care_words.coverage(care.coverage, period, _)), _)
    if category == RIGHTS and care.requests:
        yield sentence(requests(care.requests, period, _), _)
    if category == MONEY and len(care.budgets) > MOST_LINES:
        yield _budgets_table(care.budgets, period, _)
    elif category == MONEY and care.budgets:
        yield sentence(_("；").join(_budget(each, period, _) for each in care.budgets), _)


def _visits_table(kinds: Sequence[VisitsOfKind], _: Words) -> TableBlock:
    rows = [
        [care_words.occasion(each, _), *(str(n) for n in (each.due, each.done, each.late))] for each in kinds
    ]
    return TableBlock(_("五必访情况（户）"), [_("缘由"), _("应访"), _("已访"), _("超期")], rows)


def _budgets_table(found: Sequence[BudgetLine], period: Period, _: Words) -> TableBlock:
    """The period's own column only where it is not the year's."""
    has_own = any(each.in_period != each.spent for each in found)
    own = [_("{this}支出", this=title_of.this(period, _))] if has_own else []
    heads = [_("类别"), _("年度预算"), *own, _("累计支出"), _("执行率")]
    return TableBlock(_("年度预算执行情况"), heads, [_budget_row(each, has_own, _) for each in found])


def _budget_row(each: BudgetLine, has_own: bool, _: Words) -> list[str]:
    share, own = care_words.share(each), [care_words.money(each.in_period, each, _)] if has_own else []
    return [
        care_words.budget_name(each, _),
        written(each.planned, each.currency, _),
        *own,
        care_words.money(each.spent, each, _),
        "—" if share is None else f"{share}%",
    ]


def visits(found: Visits, period: Period, _: Words) -> str:
    """「本月五必访应访4户，已访3户；应访的有生病住院2户、退休2户」; of many occasions a table tells."""
    this, told, kinds = title_of.this(period, _), care_words.visits(found, _), found.kinds
    if len(kinds) == 1:
        only = care_words.occasion(kinds[0], _)
        return _("{this}五必访（{occasion}）{visits}", this=this, occasion=only, visits=told)
    said = _("{this}五必访{visits}", this=this, visits=told)
    if len(kinds) > MOST_LINES:
        return said
    named = (
        _("{occasion}{count}户", occasion=care_words.occasion(each, _), count=each.due) for each in kinds
    )
    return _("{said}；应访的有{kinds}", said=said, kinds=_("、").join(named))


def requests(found: Requests, period: Period, _: Words) -> str:
    """「本月收到职工诉求5件，答复4件，平均1.8个工作日；回访：满意3、基本满意1」; what is pending stands in `left`."""
    this = title_of.this(period, _)
    received = (
        _("{this}收到职工诉求{count}件", this=this, count=found.received)
        if found.received
        else _("{this}没有收到新的职工诉求", this=this)
    )
    said, liked = _("，").join([received, *care_words.answered(found, _)]), care_words.opinions(found, _)
    return _("{said}；回访：{opinions}", said=said, opinions=liked) if liked else said


def _budget(each: BudgetLine, period: Period, _: Words) -> str:
    name, planned = care_words.budget_name(each, _), written(each.planned, each.currency, _)
    whole = _("全年预算{planned}", planned=planned)
    parts = [_("{category}年度预算{planned}", category=name, planned=planned) if each.category else whole]
    if not each.spent:
        return _("，").join([*parts, _("尚未支出")])
    parts.append(_("累计支出{spent}", spent=care_words.money(each.spent, each, _)))
    share = care_words.share(each)
    parts += [_("执行率{percent}%", percent=share)] if share is not None else []
    if each.in_period != each.spent:
        spent = care_words.money(each.in_period, each, _)
        this = title_of.this(period, _)
        parts.append(
            _("其中{this}{spent}", this=this, spent=spent)
            if each.in_period
            else _("{this}没有支出", this=this)
        )
    return _("，").join(parts)


def _unreached(found: Coverage, period: Period, _: Words) -> Iterator[str]:
    """The branches by name: those of the period, and among them those of the half-year."""
    half, since = care_words.half_not_told(found, period), care_words.half_name(period, _)
    if half and len(half) >= found.branches:
        yield _("{half}以来各小组都没有走到", half=since)
        return
    if found.reached and found.unreached:
        this, names = title_of.this(period, _), _("、").join(found.unreached)
        said = _("{this}未走到的小组：{branches}", this=this, branches=names)
        among = _(
            "{said}，其中{half}以来未走到的：{branches}", said=said, half=since, branches=_("、").join(half)
        )
        yield among if half else said
    elif half:
        yield _("{half}以来未走到的小组：{branches}", half=since, branches=_("、").join(half))
