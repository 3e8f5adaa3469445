"""Sentences that ask for what a complete record says."""

from collections.abc import Sequence

from union.words import Words
from union.worklog.required_fields import Field, Form


def ask(_: Words, form: Form) -> str:
    """All that is asked of one sort of work, in one message."""
    return _(
        "记{name}，请一次补齐：{questions}\n回复本条就行，顺序不限，例如：{example}。不记了回复「算了」。",
        name=_(form.name),
        questions="".join(_(each.question) for each in form.asks),
        example=_(form.example),
    )


def may_be_added(_: Words, fields: Sequence[Field]) -> str:
    """In the 改 menu: what the record leaves open."""
    names = _("、").join(_(each.name) for each in fields)
    return _("还没写：{names}。要补上请回复「加上…」。", names=names)
