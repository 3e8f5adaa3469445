"""Sentences about the web pages: how to get in, what a visitor without a pass reads, words of the pages' own."""

from union.words import Words


def off(_: Words) -> str:
    """No public address is configured."""
    return _("网页没有开通：部署机器人的人还没有填写对外网址（web.public_url）。")


def link(_: Words, title: str) -> str:
    """Above the button with the address, in private."""
    return _(
        "「{title}」的网页：日历、待办、工作记录、月报。\n"
        "地址15分钟内有效，只能用一次，只给您本人，请勿转发。登录后保持7天，12小时不用自动退出。",
        title=title,
    )


def label_open(_: Words) -> str:
    """Button with the address."""
    return _("打开网页")


def which(_: Words) -> str:
    """Asked of somebody in several groups."""
    return _("打开哪个群的网页？")


def only_in_private(_: Words) -> str:
    """Said in the group: the address is never written there."""
    return _("网页的地址只发给本人，请点下面的按钮到私聊里取。")


def sent_in_private(_: Words) -> str:
    """Said in the group to somebody who can be written to."""
    return _("网页的地址已私聊发给您。")


def label_private(_: Words) -> str:
    """Button that opens the private chat."""
    return _("私聊取地址")


def label_end_all(_: Words) -> str:
    """Button of the 管理员."""
    return _("让所有网页登录失效")


def ended_all(_: Words, title: str, count: int) -> str:
    """Everybody's sessions and unused links are gone."""
    if count:
        return _("「{title}」的网页登录已全部失效（{count}个），没用过的地址也作废了。", title=title, count=count)
    return _("「{title}」没有正在使用的网页登录，没用过的地址已作废。", title=title)
