"""Sentences about the calendar on people's phones: /feed and what its buttons say."""

from union.words import Words


def off(_: Words) -> str:
    """No public address is configured."""
    return _("日历订阅没有开通：部署机器人的人还没有填写对外网址（web.public_url）。")


def how(_: Words) -> str:
    """How the address comes into a phone."""
    return _(
        "怎么订阅：复制地址，不要用浏览器打开。\n"
        "iPhone：设置 › App › 日历 › 日历账户 › 添加账户 › 其他 › 添加已订阅的日历，粘贴。\n"
        "安卓、Google 日历：用电脑打开 calendar.google.com，其他日历旁点 + › 通过网址添加。\n"
        "Outlook：日历 › 添加日历 › 从 Internet 订阅。\n"
        "只认 webcal 的程序，把开头的 https 改成 webcal。\n"
        "日程改了，手机几小时内自己更新（Google 最慢，约一天）。"
    )


def only_in_private(_: Words) -> str:
    """Said in the group: an address is never written there."""
    return _("日历的地址只发给本人，请点下面的按钮到私聊里取。")


def label_ring(_: Words, *, group: bool, on: bool) -> str:
    """Button: whether phones ring."""
    if on:
        return _("闹钟关（本群）") if group else _("闹钟关（我的）")
    return _("闹钟开（本群）") if group else _("闹钟开（我的）")
