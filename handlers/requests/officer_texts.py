"""Sentences about requests (诉求) to the 负责人 and to whom they were given; in the group only counts."""

from collections.abc import Sequence
from datetime import date

from handlers.requests.member_texts import head, history, state
from union.core.almanac.date_format import day_words
from union.requests.lifecycle import Happened, Request
from union.words import Words, sentence

SHORT = 24  # characters of a request in a list
given_to_you = sentence("这件诉求交给您办：")  # Above the card, to the officer
# No such number, or it is not given to the reader: the same answer.
not_yours = sentence("没有诉求{number}号，或者没有交给您。")


def card(
    _: Words,
    title: str,
    one: Request,
    steps: Sequence[Happened],
    who: str,
    owner: str,
    clock: str,
    today: date,
) -> str:
    """A request as whoever handles it sees it."""
    lines = [_("「{title}」{head}（{who}）", title=title, head=head(_, one), who=who)]
    lines += ["", one.text or _("（内容已随本人注销删除）"), ""]
    lines.append(
        _("，").join(part for part in (_("{day}收到", day=day_words(_, one.day, now=today)), clock) if part)
    )
    if owner:
        lines.append(_("承办：{owner}", owner=owner))
    return "\n".join([*lines, *history(_, steps, today)])


def clock(_: Words, until: date, left: int, today: date) -> str:
    """How long is left, in working days."""
    day = day_words(_, until, now=today)
    if left < 0:
        return _("{day}到期，已过期限{count}个工作日", day=day, count=-left)
    if left == 0:
        return _("今天到期")
    return _("{day}到期，还剩{count}个工作日", day=day, count=left)


def short_clock(_: Words, left: int) -> str:
    """The same in a list."""
    if left < 0:
        return _("已过期限{count}个工作日", count=-left)
    return _("今天到期") if left == 0 else _("还剩{count}个工作日", count=left)


def line(_: Words, one: Request, left: int, owner: str) -> str:
    """One of a list."""
    text = " ".join(one.text.split())
    parts = [state(_, one), short_clock(_, left), *([owner] if owner else [])]
    return _(
        "{number}号（{about}）{text}",
        number=one.number,
        about=_("，").join(parts),
        text=text if len(text) <= SHORT else text[:SHORT] + "…",
    )


def settled(_: Words, one: Request) -> str:
    """It is answered or withdrawn already."""
    return _("诉求{number}号{state}，不用再办了", number=one.number, state=state(_, one))


def prompt(_: Words, one: Request, *, answer: bool) -> str:
    """答复 or 问一句 was pressed."""
    if answer:
        return _("请写诉求{number}号的答复，发出前先给您看一遍：", number=one.number)
    return _("请写要问诉求{number}号的话，发出前先给您看一遍：", number=one.number)


def sure(_: Words, one: Request, text: str, *, answer: bool) -> str:
    """The second look."""
    if answer:
        return _("将答复诉求{number}号：\n\n{text}\n\n发出？", number=one.number, text=text)
    return _("将问诉求{number}号：\n\n{text}\n\n发出？", number=one.number, text=text)


def unreachable(_: Words, one: Request, name: str) -> str:
    """The member can't be written to."""
    return _("诉求{number}号：{name}停用了我，收不到，请您当面告诉。", number=one.number, name=name)


def news(_: Words, what: str) -> str:
    """Above the card: what the member did, or that the officer who had it left."""
    return {
        "more": _("有新的补充："),
        "reopened": _("会员不满意，重新办理、重新计时："),
        "withdrawn": _("会员撤回了："),
        "left": _("承办的人已不在名册里，请另外交办："),
    }[what]


def reminder(_: Words, title: str, late: int, due: Sequence[str], more: int) -> str:
    """Once a day, all in one message."""
    first = (
        _("「{title}」有诉求到期，其中{late}件已过期限：", title=title, late=late)
        if late
        else _("「{title}」有诉求快到期：", title=title)
    )
    rest = [_("还有{count}件，发 /request 看全部。", count=more)] if more else []
    return "\n".join([first, *due, *rest])
