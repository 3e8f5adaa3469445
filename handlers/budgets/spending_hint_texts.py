"""Sentences of hints about how union money is spent: what a chosen document says, never more than a hint."""

from union.core import money
from union.words import Words
from union.worklog.spending_rules import Hint, SpendingRule


def hint(_: Words, found: Hint) -> str:
    """「提示（按所选《…》第八条）：…，这条写了现金。仅供参考」."""
    said = found.word or money.written(found.minor, "CNY", _)
    figure = money.written(found.rule.figure * 100, "CNY", _)
    return _(
        "提示（按所选{source}）：{hint}。仅供参考",
        source=_source(_, found.rule),
        hint=_(found.rule.hint, figure=figure, said=said),
    )


def label_mute(_: Words, place: int, count: int) -> str:
    """Button under such a log."""
    return _("不再提示这条") if count == 1 else _("不再提示第{place}条", place=place)


def muted(_: Words) -> str:
    """A toast."""
    return _("好的，这条规定不再提示。要恢复，在 /settings 里重新选一次「经费提示」。")


def _source(_: Words, rule: SpendingRule) -> str:
    if rule.article:
        return _("{document}{article}", document=rule.document, article=_(rule.article))
    return _("{document}，{date}", document=rule.document, date=rule.date)
