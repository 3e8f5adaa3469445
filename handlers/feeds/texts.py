"""Sentences about the calendar on people's phones: /feed and what its buttons say."""

from union.words import Words


def off(_: Words) -> str:
    """No public address is configured."""
    return _("日历订阅没有开通：部署机器人的人还没有填写对外网址（web.public_url）。")


def none_yet(_: Words) -> str:
    """In place of an address that was not asked for yet."""
    return _("还没有开通")


def stopped(_: Words) -> str:
    """In place of an address that was stopped."""
    return _("已停用")


def not_shown(_: Words) -> str:
    """In place of an address made with another bot token."""
    return _("仍可使用，但机器人换过令牌，地址不能再显示；要看就换新地址")


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


def ringing(_: Words, *, group: bool) -> str:
    """Phones ring by the calendar, too."""
    return _("本群日历带闹钟") if group else _("我的日历带闹钟")


def only_in_private(_: Words) -> str:
    """Said in the group: an address is never written there."""
    return _("日历的地址只发给本人，请点下面的按钮到私聊里取。")


def label_make(_: Words, *, group: bool) -> str:
    """Button for a first address, or one after it was stopped."""
    return _("开通本群日历") if group else _("开通我的日历")


def label_renew(_: Words, *, group: bool) -> str:
    """Button: the address before opens nothing any more."""
    return _("换新地址（本群）") if group else _("换新地址（我的）")


def label_stop(_: Words, *, group: bool) -> str:
    """Button: nothing is read any more."""
    return _("停用（本群）") if group else _("停用（我的）")


def label_ring(_: Words, *, group: bool, on: bool) -> str:
    """Button: whether phones ring."""
    if on:
        return _("闹钟关（本群）") if group else _("闹钟关（我的）")
    return _("闹钟开（本群）") if group else _("闹钟开（我的）")
