"""Sentences about who answers for items: a new owner, and handing over everything at once."""

from collections.abc import Sequence
from datetime import date

from handlers.events.texts import title_line
from union.events.model import Occurrence
from union.words import Words

MOST = 20  # items named line by line


def given_to_you(_: Words, group: str, who: str, one: Occurrence, today: date) -> str:
    """Told in private to who answers for an item from now on."""
    item = title_line(_, one, today)
    return _("{group}：{who}把这一项交给您：\n{item}", group=group, who=who, item=item)


def several_given_to_you(_: Words, group: str, who: str, lines: Sequence[str]) -> str:
    """Told in private to who takes over everything."""
    head = _("{group}：{who}把{count}项交给您：", group=group, who=who, count=len(lines))
    return "\n".join([head, *shortened(_, lines)])


def proposal(
    _: Words, of: str, to: str, owned: Sequence[str], made: Sequence[str], *, requests: int = 0
) -> str:
    """What would move, before it does; of members' requests only how many."""
    count = len(owned) + len(made) + requests
    lines = [_("{of}的事项交给{to}，共{count}项：", of=of, to=to, count=count)]
    if owned:
        lines += [_("负责的{count}项：", count=len(owned)), *shortened(_, owned)]
    if made:
        lines += [_("发起、没写谁负责的{count}项：", count=len(made)), *shortened(_, made)]
    if requests:
        lines.append(_("会员的诉求{count}件", count=requests))
    return "\n".join([*lines, _("点一下按钮就交接，交错了可以撤销。")])


def shortened(_: Words, lines: Sequence[str]) -> list[str]:
    """The first of them, and how many more."""
    rest = len(lines) - MOST
    return [*lines[:MOST], _("……还有{count}项", count=rest)] if rest > 0 else list(lines)
