"""How a report tells of care: a line for each subject where there is something, the same figures in every form.

「五必访：应访4户，已访3户；未访：#31 探望住院职工（11月25日前）」. Counted, never named: no person is in these values.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from union.budgets.expenditure import BudgetLine, percent
from union.core.grain import Grain
from union.core.money import written
from union.core.period import CALENDAR, Period
from union.core.units import of_what
from union.reports.care_summary import Care, Coverage, DueVisit, Requests, Visits, VisitsOfKind
from union.reports.model import Digest
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.words import Words

NAMED, BRANCHES_NAMED, BUDGETS_SHOWN = 3, 5, 3  # in the group's message; a document names all
TENTH = Decimal("0.1")


def lines(digest: Digest, _: Words) -> list[str]:
    """A line for each subject; none of what the group does not use or what had nothing in the period."""
    return [] if digest.care is None else care_lines(digest.care, digest.period, _)


def care_lines(care: Care, period: Period, _: Words) -> list[str]:
    """The same of what is at hand of a period."""
    told = list[str]()
    if care.visits:
        said = visits(care.visits, _), unvisited(care.visits.open, period, _, most=NAMED)
        told.append(_("五必访：{told}", told=_("；").join(each for each in said if each)))
    if care.requests:
        told.append(_("诉求：{told}", told=requests(care.requests, _)))
    if care.coverage:
        said = coverage(care.coverage, period, _), unreached(care.coverage, period, _, most=BRANCHES_NAMED)
        told.append(_("走访覆盖：{told}", told=_("；").join(each for each in said if each)))
    if care.budgets:
        told.append(_("预算：{told}", told=_budgets(care.budgets, _)))
    return told


def sums(digest: Digest, _: Words) -> list[str]:
    """The same without what a picture has no room for: names, opinions, budgets."""
    care, period = digest.care, digest.period
    if care is None:
        return []
    told = [_("五必访：{told}", told=visits(care.visits, _))] if care.visits else []
    told += [_("诉求：{told}", told=_handled(care.requests, _))] if care.requests else []
    told += [_("走访覆盖：{told}", told=coverage(care.coverage, period, _))] if care.coverage else []
    return told


def visits(found: Visits, _: Words) -> str:
    """「应访4户，已访3户（其中1户超期）」."""
    late = sum(each.late for each in found.kinds)
    if not found.done:
        done = _("尚未走访")
    elif found.done < found.due:
        done = _("已访{count}户", count=found.done)
    else:
        done = _("已全部走访") if found.due > 1 else _("已走访")
    said = _("应访{due}户，{done}", due=found.due, done=done)
    if not late:
        return said
    among = _("{said}（其中{count}户超期）", said=said, count=late)
    return among if found.done > 1 else _("{said}（超期）", said=said)


def occasion(each: VisitsOfKind, _: Words) -> str:
    """What the visits of a kind are for; of a sign that is not ours (union/data/visit_rules.toml) the sign."""
    named = {
        "病": _("生病住院"),
        "困": _("生活困难"),
        "婚": _("结婚"),
        "丧": _("亲属去世"),
        "生": _("生育"),
        "退": _("退休"),
    }
    return named.get(each.occasion, each.occasion)


def unvisited(found: Sequence[DueVisit], period: Period, _: Words, *, most: int | None = None) -> str:
    """「未访：#31 探望住院职工（11月25日前）」; beyond so many 等 and how many there are. "" where none."""
    if not found:
        return ""
    named = _("、").join(
        _("#{number} {visit}", number=each.number, visit=visit(each, period, _)) for each in found[:most]
    )
    if most is None or len(found) <= most:
        return _("未访：{visits}", visits=named)
    return _("未访：{visits}等{count}户", visits=named, count=len(found))


def visit(each: DueVisit, period: Period, _: Words) -> str:
    """「探望住院职工（11月25日前）」, 「探望住院职工（二车间，11月25日前）」."""
    day, opened = _day(each.due, period, _), each.title.removesuffix("）")
    if opened != each.title and "（" in opened:
        return _("{title}，{day}前）", title=opened, day=day)
    return _("{title}（{day}前）", title=each.title, day=day)


def requests(found: Requests, _: Words) -> str:
    """「收到5件，答复4件，平均1.8个工作日，办理中1件；满意3、基本满意1」."""
    parts = [_("收到{count}件", count=found.received)] if found.received else []
    parts += answered(found, _)
    parts += [pending(found, _)] if found.open else []
    if not found.received:
        parts.insert(0, _("没有新收到的"))
    said = _("，").join(parts)
    liked = opinions(found, _)
    return _("{said}；{opinions}", said=said, opinions=liked) if liked else said


def _handled(found: Requests, _: Words) -> str:
    """Received and answered; where there was neither what is pending."""
    parts = [_("收到{count}件", count=found.received)] if found.received else []
    return _("，").join([*parts, *answered(found, _)]) or pending(found, _)


def answered(found: Requests, _: Words) -> list[str]:
    """「答复4件」「平均1.8个工作日」; [] where none was."""
    return [_("答复{count}件", count=found.answered), *_days(found, _)] if found.answered else []


def pending(found: Requests, _: Words) -> str:
    """「办理中2件（其中1件超期）」, "" where none is open."""
    if not found.open:
        return ""
    said = _("办理中{count}件", count=found.open)
    if not found.late:
        return said
    all_late = found.late >= found.open
    return (
        _("{said}（已超期）", said=said)
        if all_late
        else _("{said}（其中{count}件超期）", said=said, count=found.late)
    )


def opinions(found: Requests, _: Words) -> str:
    """「满意3、基本满意1」; "" while nobody said."""
    return _("、").join(of_what(_(name), str(count), _) for name, count in found.opinions if count)


def mean_days(found: Requests) -> Decimal | None:
    """Working days until the answer, one decimal, half up."""
    return None if found.days is None else found.days.quantize(TENTH, ROUND_HALF_UP)


def coverage(found: Coverage, period: Period, _: Words) -> str:
    """「12个小组，本月走到9个」."""
    whole, this = _("{count}个小组", count=found.branches), title_of.this(period, _)
    if not found.reached:
        return (
            _("{whole}，{this}都没有走到", whole=whole, this=this)
            if found.branches > 1
            else _("{whole}，{this}没有走到", whole=whole, this=this)
        )
    if found.reached < found.branches:
        return _("{whole}，{this}走到{count}个", whole=whole, this=this, count=found.reached)
    return (
        _("{whole}，{this}全部走到", whole=whole, this=this)
        if found.branches > 1
        else _("{whole}，{this}已走到", whole=whole, this=this)
    )


def unreached(found: Coverage, period: Period, _: Words, *, most: int | None = None) -> str:
    """「下半年以来未走到：三车间、机关」; of a half or year those not reached in it. "" where none, or where none was reached."""
    is_short = period.grain in (Grain.MONTH, Grain.QUARTER)
    names = found.half if is_short else found.unreached
    since = _("{half}以来", half=half_name(period, _)) if is_short else ""
    if not names:
        return ""
    if len(names) >= found.branches:
        return _("{since}都没有走到", since=since) if since and found.branches > 1 else ""
    said = _("、").join(names[:most])
    if most is None or len(names) <= most:
        return _("{since}未走到：{branches}", since=since, branches=said)
    return _("{since}未走到：{branches}等{count}个", since=since, branches=said, count=len(names))


def half_not_told(found: Coverage, period: Period) -> tuple[str, ...]:
    """Of a month or quarter the branches not reached in its half-year; () where they are those of the period itself."""
    is_short = period.grain in (Grain.MONTH, Grain.QUARTER)
    return found.half if is_short and set(found.half) != set(found.unreached) else ()


def half_name(period: Period, _: Words) -> str:
    """「下半年」: the one a period ends in."""
    half = CALENDAR.longer(CALENDAR.last_of(period))[1]
    return title_of.period_name(half, _, now=half.first)


def budget_name(each: BudgetLine, _: Words) -> str:
    """Its category; 「全年」 for the year's whole."""
    return _(each.category) if each.category else _("全年")


def money(minor: int, each: BudgetLine, _: Words) -> str:
    """What was spent, 「24600元」, approximate 「约24600元」."""
    figure = written(minor, each.currency, _)
    return _("约{figure}", figure=figure) if each.approx else figure


def share(each: BudgetLine) -> int | None:
    """Spent in whole percent of the budget, cut, as the warnings say it; None of a budget of nothing."""
    return percent(each.spent, each.planned) if each.planned else None


def _budgets(found: Sequence[BudgetLine], _: Words) -> str:
    """Of many those nearest to their end."""
    nearest = sorted(found, key=lambda each: -(share(each) or 0))[:BUDGETS_SHOWN]
    said = _("、").join(_budget(each, _) for each in found if each in nearest)
    rest = len(found) - BUDGETS_SHOWN
    return _("{budgets}，另有{count}项见附件", budgets=said, count=rest) if rest > 0 else said


def _budget(each: BudgetLine, _: Words) -> str:
    """「帮扶慰问已用24600元/30000元（82%）」."""
    planned, part = written(each.planned, each.currency, _), share(each)
    spent = money(each.spent, each, _)
    said = _("{name}已用{spent}/{planned}", name=budget_name(each, _), spent=spent, planned=planned)
    return said if part is None else _("{said}（{percent}%）", said=said, percent=part)


def _days(found: Requests, _: Words) -> Iterator[str]:
    mean = mean_days(found)
    if mean is None:
        return
    if not mean:
        yield _("当天答复")
    elif found.answered == 1:
        yield _("用时{days}个工作日", days=words_of.number(mean))
    else:
        yield _("平均{days}个工作日", days=words_of.number(mean))


def _day(day: date, period: Period, _: Words) -> str:
    said = _("{month}月{day}日", month=day.month, day=day.day)
    return said if day.year == period.year else _("{year}年{day}", year=day.year, day=said)
