"""Sentences of /budget and of what is said when a budget is nearly spent."""

from collections.abc import Sequence
from datetime import date

from handlers.core.messages.outgoing_message import brief
from union.budgets.budget_lines import BudgetLineTrouble, BudgetSetting
from union.budgets.expenditure import WHOLE, Budget, Spent, percent
from union.core import units
from union.core.almanac.date_format import day_words
from union.words import Words, sentence

LONGEST = 30
# How a budget is written.
how_to = sentence("定预算请发：预算 帮扶慰问 30000（可一次写几行，「取消」去掉，「2027年」定别的年份）")


def name(_: Words, category: str) -> str:
    """The category, or what the whole is called."""
    return _("全年") if category == WHOLE else _(category)


def overview(_: Words, year: int, lines: Sequence[str], rest: Sequence[str], today: date) -> str:
    """A year's budgets against what was spent; `rest` is spent money that no budget is for."""
    head = (
        _("{year}年预算（截至{day}）", year=year, day=day_words(_, today, now=today))
        if year == today.year
        else _("{year}年预算", year=year)
    )
    outside = [_("没有预算的支出：{rest}", rest=_("；").join(rest))] if rest else []
    return "\n".join([head, *lines, *outside])


def line(_: Words, budget: Budget, spent: Spent) -> str:
    """「帮扶慰问：预算30000元，已用24600元（82%），还剩5400元」."""
    left = budget.minor - spent.minor
    return _(
        "{name}：预算{planned}，已用{spent}（{percent}%），{left}",
        name=name(_, budget.category),
        planned=units.written(budget.minor, budget.currency, _),
        spent=paid(_, spent, budget.currency),
        percent=percent(spent.minor, budget.minor),
        left=_("还剩{left}", left=_left(_, left, spent, budget.currency))
        if left >= 0
        else _("超出{over}", over=_left(_, -left, spent, budget.currency)),
    )


def spent_on(_: Words, category: str, currency: str, spent: Spent) -> str:
    """「教育培训3000元」, of what no budget is for."""
    return units.of_what(name(_, category), paid(_, spent, currency), _)


def paid(_: Words, spent: Spent, currency: str) -> str:
    """「约24600元」."""
    return units.written(spent.minor, currency, _, approx=spent.approx)


def changed(_: Words, was: Budget | None, now: Budget, spent: Spent) -> str:
    """「2026年帮扶慰问预算：20000元 → 30000元，已用24600元（82%）」."""
    head = _(
        "{year}年{name}预算：{was} → {now}",
        year=now.year,
        name=name(_, now.category),
        was=_amount(_, was),
        now=_amount(_, now if now.minor else None),
    )
    if not now.minor or not spent.minor:
        return head
    used = percent(spent.minor, now.minor)
    return _("{head}，已用{spent}（{percent}%）", head=head, spent=paid(_, spent, now.currency), percent=used)


def same_as_before(_: Words, now: Budget) -> str:
    """The very budget that holds."""
    return _(
        "{year}年{name}预算就是{now}，没有变。",
        year=now.year,
        name=name(_, now.category),
        now=_amount(_, now if now.minor else None),
    )


def not_taken(_: Words, read: BudgetSetting) -> str:
    """A line that could not be taken, and what to do."""
    said = brief(read.text, LONGEST)
    match read.trouble:
        case BudgetLineTrouble.NO_CATEGORY if read.guess is not None:
            return _(
                "没有「{name}」这一类，没有记下。是「{guess}」吗？",
                name=brief(read.name, LONGEST),
                guess=_(read.guess),
            )
        case BudgetLineTrouble.NO_CATEGORY:
            return _(
                "没有「{name}」这一类，没有记下。请写类别名，如「帮扶慰问」，总预算写「全年」。",
                name=brief(read.name, LONGEST),
            )
        case BudgetLineTrouble.ABOUT:
            return _("「{said}」是约数，没有记下。预算请写准数。", said=said)
        case BudgetLineTrouble.YEAR_OR_AMOUNT:
            return _("「{said}」看不出是金额还是年份，没有记下。请写「…元」或「…年」。", said=said)
    return _("「{said}」没看出金额，没有记下。请写如「帮扶慰问 30000」。", said=said)


def used(_: Words, budget: Budget, spent: Spent, this_year: int) -> str:
    """Under the log that made it: 「帮扶慰问已用24600元，为预算的82%」."""
    year = "" if budget.year == this_year else _("{year}年", year=budget.year)
    over = spent.minor - budget.minor
    if over > 0:
        return _(
            "{year}{name}已用{spent}，超出预算{over}（预算{planned}）",
            year=year,
            name=name(_, budget.category),
            spent=paid(_, spent, budget.currency),
            over=_left(_, over, spent, budget.currency),
            planned=units.written(budget.minor, budget.currency, _),
        )
    return _(
        "{year}{name}已用{spent}，为预算的{percent}%",
        year=year,
        name=name(_, budget.category),
        spent=paid(_, spent, budget.currency),
        percent=percent(spent.minor, budget.minor),
    )


def _amount(_: Words, budget: Budget | None) -> str:
    return _("未定") if budget is None else units.written(budget.minor, budget.currency, _)


def _left(_: Words, minor: int, spent: Spent, currency: str) -> str:
    return paid(_, Spent(minor, spent.approx), currency)
