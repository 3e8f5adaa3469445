"""Sentences about the calendar on people's phones: /feed and what its buttons say."""

from union.words import Words


def off(_: Words) -> str:
    """No public address is configured."""
    return _("日历订阅没有开通：部署机器人的人还没有填写对外网址（web.public_url）。")


def group_name(_: Words, title: str) -> str:
    """What a phone calls the group's calendar."""
    return _("{title} 日程", title=title)


def own_name(_: Words) -> str:
    """What a phone calls somebody's own calendar."""
    return _("我负责的工会日程")


def head(_: Words, title: str) -> str:
    """Above the addresses, in private."""
    return _("把日程放进手机日历（{title}）", title=title)


def group_line(_: Words, address: str) -> str:
    """The group's address."""
    return _("本群全部日程：\n{address}", address=address)


def own_line(_: Words, address: str) -> str:
    """Somebody's own address."""
    return _("我负责的日程（所有群）：\n{address}", address=address)


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


def secret(_: Words) -> str:
    """Who has an address can read."""
    return _(
        "知道地址的人就能看到日程，请勿转发。有人退群，他自己的那份马上变空；本群的地址他若也有，请管理员换新。"
    )


def ringing(_: Words, *, group: bool) -> str:
    """Phones ring by the calendar, too."""
    return _("本群日历带闹钟") if group else _("我的日历带闹钟")


def only_in_private(_: Words) -> str:
    """Said in the group: an address is never written there."""
    return _("日历的地址只发给本人，请点下面的按钮到私聊里取。")


def sent_in_private(_: Words) -> str:
    """Said in the group to somebody who can be written to."""
    return _("日历的地址已私聊发给您。")


def label_private(_: Words) -> str:
    """Button that opens the private chat."""
    return _("私聊取地址")


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


def made(_: Words) -> str:
    """Toast: there is an address."""
    return _("已开通")


def renewed(_: Words) -> str:
    """Toast: there is another address."""
    return _("已换新，原来的地址作废")


def ended(_: Words) -> str:
    """Toast: the address opens nothing."""
    return _("已停用，原来的地址作废")
