"""Sentences of /budget and of what is said when a budget is nearly spent."""

from handlers.core.messages.outgoing_message import brief
from union.budgets.budget_lines import BudgetLineTrouble, BudgetSetting
from union.budgets.expenditure import WHOLE, Budget, Spent, percent
from union.core import units
from union.words import Words, sentence

LONGEST = 30
# How a budget is written.
how_to = sentence("定预算请发：预算 帮扶慰问 30000（可一次写几行，「取消」去掉，「2027年」定别的年份）")


def name(_: Words, category: str) -> str:
    """The category, or what the whole is called."""
    return _("全年") if category == WHOLE else _(category)


def line(_: Words, budget: Budget, spent: Spent) -> str:
    """「帮扶慰问：预算30000元，已用24600元（82%），还剩5400元」."""
    left = budget.minor - spent.minor
    rest = _difference(_, budget, spent)
    told = _("还剩{left}", left=rest) if left >= 0 else _("超出{over}", over=rest)
    return _(
        "{name}：预算{planned}，已用{spent}（{percent}%），{left}", **_facts(_, budget, spent), left=told
    )


def paid(_: Words, spent: Spent, currency: str) -> str:
    """「约24600元」."""
    return units.money_text(spent.minor, currency, _, approx=spent.approx)


def changed(_: Words, was: Budget | None, now: Budget, spent: Spent) -> str:
    """「2026年帮扶慰问预算：20000元 → 30000元，已用24600元（82%）」."""
    before, after = _amount(_, was), _amount(_, now if now.minor else None)
    head = _(
        "{year}年{name}预算：{was} → {now}",
        year=now.year, name=name(_, now.category), was=before, now=after,
    )  # fmt: skip
    if not now.minor or not spent.minor:
        return head
    return _("{head}，已用{spent}（{percent}%）", head=head, **_facts(_, now, spent))


def budget_unchanged_text(_: Words, now: Budget) -> str:
    amount, of = _amount(_, now if now.minor else None), name(_, now.category)
    return _("{year}年{name}预算就是{now}，没有变。", year=now.year, name=of, now=amount)


def rejected_line_text(_: Words, read: BudgetSetting) -> str:
    """A line that could not be taken, and what to do."""
    said, called = (brief(each, LONGEST) for each in (read.text, read.name))
    match read.trouble:
        case BudgetLineTrouble.NO_CATEGORY if read.guess is not None:
            guess = _(read.guess)
            return _("没有「{name}」这一类，没有记下。是「{guess}」吗？", name=called, guess=guess)
        case BudgetLineTrouble.NO_CATEGORY:
            how = _("没有「{name}」这一类，没有记下。请写类别名，如「帮扶慰问」，总预算写「全年」。")
            return how.format(name=called)
        case BudgetLineTrouble.ABOUT:
            return _("「{said}」是约数，没有记下。预算请写准数。", said=said)
        case BudgetLineTrouble.YEAR_OR_AMOUNT:
            return _("「{said}」看不出是金额还是年份，没有记下。请写「…元」或「…年」。", said=said)
    return _("「{said}」没看出金额，没有记下。请写如「帮扶慰问 30000」。", said=said)


def used(_: Words, budget: Budget, spent: Spent, this_year: int) -> str:
    """Under the log that made it: 「帮扶慰问已用24600元，为预算的82%」."""
    facts = _facts(_, budget, spent)
    facts["year"] = "" if budget.year == this_year else _("{year}年", year=budget.year)
    if spent.minor > budget.minor:
        over = _difference(_, budget, spent)
        return _("{year}{name}已用{spent}，超出预算{over}（预算{planned}）", **facts, over=over)
    return _("{year}{name}已用{spent}，为预算的{percent}%", **facts)


def _facts(_: Words, budget: Budget, spent: Spent) -> dict[str, object]:
    return {
        "name": name(_, budget.category),
        "planned": _amount(_, budget),
        "spent": paid(_, spent, budget.currency),
        "percent": percent(spent.minor, budget.minor),
    }


def _difference(_: Words, budget: Budget, spent: Spent) -> str:
    return paid(_, Spent(abs(budget.minor - spent.minor), spent.approx), budget.currency)


def _amount(_: Words, budget: Budget | None) -> str:
    return _("未定") if budget is None else units.money_text(budget.minor, budget.currency, _)
