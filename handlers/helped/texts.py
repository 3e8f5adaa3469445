"""Sentences of the register of helped families (帮扶名册): told in private, a code in the group."""

from collections.abc import Sequence
from datetime import date

from union.core.almanac.date_format import day_words
from union.core.units import money_text
from union.helped.families import Family, Help
from union.words import Words, sentence

only_in_private = sentence("帮扶名册里有姓名，只在私聊里看。")  # Asked for in the group
not_yours = sentence("这条记录的名单由写的人、负责人或管理员补。")  # Somebody else's log
gone_before = sentence("{code}的姓名已经不在了。")  # It has no name any more


def family_label(_: Words, family: Family) -> str:
    """「户01 王秀兰（二车间）」; without its name the code alone."""
    if family.name is None:
        return _("{code}（姓名已遮去）", code=family.code)
    if family.branch:
        return _("{code} {name}（{branch}）", code=family.code, name=family.name, branch=family.branch)
    return _("{code} {name}", code=family.code, name=family.name)


def ask(_: Words, line: str, families: Sequence[Family], months: int) -> str:
    """What to write for a log; `line` is the log's own."""
    parts = [
        line,
        _(
            "帮的是谁？一行一户：姓名，后面可以写车间、金额、原因。例如：\n王秀兰 二车间 500元 住院\n刘建国 机关 500元"
        ),
        _("也可以写代号：户03 500元。不写了请发 /cancel。"),
    ]
    if families:
        parts.insert(1, _("已登记：{codes}", codes=_("、").join(family_label(_, each) for each in families)))
    parts.append(name_retention_note(_, months))
    return "\n".join(parts)


def name_retention_note(_: Words, months: int) -> str:
    if months == 0:
        return _("本群设置为不存姓名：只给代号，姓名不留。")
    return _("姓名留{months}个月，只有写的人、负责人和管理员看得到，群里只显示代号。", months=months)


def same_family_question(
    _: Words, name: str, found: Sequence[tuple[Family, date | None]], today: date
) -> str:
    """Whether it is the family of this name that is known."""
    told = [
        _("{family}，上次{day}", family=family_label(_, each), day=day_words(_, day, now=today))
        if day
        else family_label(_, each)
        for each, day in found
    ]
    return _("名册里已有{known}。这次的{name}是同一户吗？", known=_("；").join(told), name=name)


def stored(_: Words, number: int, found: Sequence[tuple[Family, int | None, bool]], currency: str) -> str:
    """What was put into the register: family, sum, whether it is new."""
    lines = [_("#{number} 的名单已记入名册：", number=number)]
    for family, minor, is_new in found:
        sum_ = _(" {sum}", sum=money_text(minor, currency, _)) if minor is not None else ""
        lines.append(family_label(_, family) + sum_ + (_("（新）") if is_new else ""))
    return "\n".join([*lines, _("群里只显示代号。看名册发 /helped。")])


def register(_: Words, title: str, count: int, months: int) -> str:
    if count == 0:
        return _(
            "「{title}」的帮扶名册还没有人。群里的记录下点「私聊补名单」，或发 /helped #12 给那条记录补。",
            title=title,
        )
    return _("「{title}」的帮扶名册，{count}户。", title=title, count=count) + name_retention_note(_, months)


def family_line(_: Words, family: Family, helps: Sequence[Help], today: date) -> str:
    """One of the register: when last, how often and how much this year."""
    if not helps:
        return family_label(_, family)
    year = [each for each in helps if each.day.year == today.year]
    parts = [_("上次{day}", day=day_words(_, helps[0].day, now=today))]
    if year:
        parts.append(_("今年{count}次{sums}", count=len(year), sums=_sums(_, year)))
    return _("{family}：{told}", family=family_label(_, family), told=_("，").join(parts))


def family(_: Words, family: Family, helps: Sequence[Help], today: date) -> str:
    lines = [family_label(_, family)]
    for each in helps:
        number = f" #{each.number}" if each.number else ""
        sum_ = f" {money_text(each.minor, each.currency or 'CNY', _)}" if each.minor is not None else ""
        lines.append(f"{day_words(_, each.day, now=today)}{number}{sum_} {each.reason or ''}".rstrip())
    return "\n".join(lines)


def delete_name_question(_: Words, family: Family) -> str:
    return _(
        "删除{family}的姓名？名册、记录和我发过的消息里都换成代号，不能恢复；次数和金额留下。",
        family=family_label(_, family),
    )


def _sums(_: Words, helps: Sequence[Help]) -> str:
    sums = dict[str, int]()
    for each in helps:
        if each.minor is not None:
            currency = each.currency or "CNY"
            sums[currency] = sums.get(currency, 0) + each.minor
    return "".join(_("、{sum}", sum=money_text(minor, currency, _)) for currency, minor in sums.items())
