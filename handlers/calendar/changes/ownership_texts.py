"""Sentences about who answers for items: a new owner, and handing over everything at once."""

from collections.abc import Sequence
from datetime import date

from handlers.core.messages.text_limits import brief
from handlers.events.texts import title_line
from union.events.model import Occurrence
from union.words import Words

MOST = 20  # items named line by line


def unknown_owners(_: Words, names: Sequence[str]) -> str:
    """Owners who are nobody on the roster."""
    return _("名册里没有{names}，先只记名字，提醒发在群里。", names=_("、").join(names))


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


def label_all(_: Words, to: str, count: int) -> str:
    """Button."""
    return _("交给{to}（{count}项）", to=brief(to, 12), count=count)


def label_owned(_: Words, count: int) -> str:
    """Button: only what the person answers for."""
    return _("只交负责的（{count}项）", count=count)


def label_drop(_: Words) -> str:
    """Button."""
    return _("先不交")


def label_undo(_: Words) -> str:
    """Button."""
    return _("撤销")


def done(_: Words, of: str, to: str, count: int) -> str:
    """It has moved."""
    return _("已交接：{of}的{count}项现在由{to}负责。", of=of, to=to, count=count)


def undone(_: Words, of: str, count: int) -> str:
    """It has moved back."""
    return _("已撤销交接：{count}项还归{of}。", of=of, count=count)


def dropped(_: Words) -> str:
    """Nothing moves."""
    return _("好的，没有交接。")


def nothing_to_hand_over(_: Words, of: str) -> str:
    """The person answers for nothing open."""
    return _("{of}名下没有未完成的事项，不用交接。", of=of)


def how_to(_: Words) -> str:
    """/handover with nothing behind it."""
    return _(
        "请写交给谁，例如：/handover @wangfang，或「把我的事项交给王芳」。管理员可以写：/handover 李建国 王芳"
    )


def nobody_of_that_name(_: Words, name: str) -> str:
    """Who shall take over is not on the roster."""
    return _("名册里没有「{name}」。请对方先在群里说句话，或写 @用户名；/roles 看名册。", name=brief(name))


def no_officer(_: Words, name: str) -> str:
    """A reader cannot finish items."""
    return _("{name}现在是群成员，不能办理事项。请管理员先在 /roles 里改为委员。", name=name)


def same_person(_: Words) -> str:
    """From somebody to himself."""
    return _("这些事项本来就归这个人，不用交接。")


def not_for_others(_: Words) -> str:
    """Somebody else's items."""
    return _("别人的事项由管理员来交接；自己的请写「把我的事项交给王芳」。")


def needs_a_person(_: Words) -> str:
    """An anonymous administrator has no items of his own."""
    return _("匿名管理员没有自己的事项。请写明是谁的：/handover 李建国 王芳")
