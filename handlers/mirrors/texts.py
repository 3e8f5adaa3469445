"""Sentences about copies in other places: /mirrors and what comes of it. An address is shown by its last signs."""

from collections.abc import Sequence

from storage.mirrors.destinations import Mirror
from union.mirrors.destinations import Address, Channel, Content, Wrong
from union.words import Words, sentence

# The address is asked for, in private.
ask = sentence(
    "请把地址发在这里：\n"
    "· 企业微信、钉钉、飞书：在那边的群里加一个自定义机器人，把它的 Webhook 地址整个复制过来\n"
    "· 钉钉选了加签的，把 SEC 开头的密钥写在地址后面\n"
    "· 机器人要设自定义关键词的，填「工会小秘」\n"
    "· 邮箱：mailto://用户名:授权码@163.com?to=office@example.com"
)
title = sentence("{group}：{first}")  # A mail's subject
# A copied post; the first line holds the word that a robot's 自定义关键词 asks for.
copy = sentence("工会小秘 · {group}\n{text}")
trial_arrived = sentence("测试消息已送到{place}。")
trial_failed = sentence("测试消息没有送到{place}：{why}")
# A copy did not arrive, and several in a row.
failed = sentence(
    "「{group}」抄送到{place}没有送到：{why}\n群里的原件不受影响。改好后发 /mirrors 点「测试」。"
)
rests = sentence("「{group}」抄送到{place}连续几次没有送到，已暂停：{why}\n改好后发 /mirrors 点「恢复」。")
# A new place.
added = sentence(
    "已加上{place}，正在发一条测试消息。地址已加密保存，只显示末四位；上面那条带地址的消息请您自己删掉。"
)


def name(_: Words, place: Mirror | Address) -> str:
    """「企业微信 …a1b2」."""
    mail = place.channel is Channel.MAIL
    shown = place.tail if mail or not place.tail else f"…{place.tail}"
    told = {
        Channel.WECOM: _("企业微信"),
        Channel.DINGTALK: _("钉钉"),
        Channel.FEISHU: _("飞书"),
        Channel.MAIL: _("邮箱"),
        Channel.HOOK: _("其他服务"),
    }
    return f"{told[place.channel]} {shown}".strip()


def content(_: Words, one: Content) -> str:
    """What may be copied, in a word."""
    return {Content.DIGEST: _("月报"), Content.REMINDERS: _("提醒"), Content.PACKS: _("节日安排")}[one]


def overview(_: Words, group: str, found: Sequence[Mirror]) -> str:
    head = _("「{group}」的抄送：本群的月报、提醒同时发到别处的群或邮箱。", group=group)
    lines = [f"{place}. {_line(_, mirror)}" for place, mirror in enumerate(found, 1)]
    return "\n".join([head, *(lines or [_("还没有。")])])


def mirror_card(_: Words, mirror: Mirror) -> str:
    lines = [_line(_, mirror)]
    if mirror.fault:
        lines.append(_("最近一次没有送到：{why}", why=why(_, mirror.fault)))
    return "\n".join([*lines, _("发哪些，点下面选。")])


def wrong(_: Words, reason: Wrong) -> str:
    told = {
        Wrong.NONE: _("没有看到地址。请把机器人的 Webhook 地址整个复制过来，以 https:// 开头。"),
        Wrong.HOST: _(
            "这个地址不能用：只支持企业微信、钉钉、飞书的群机器人和邮箱；别的服务要请部署机器人的人先放行。"
        ),
        Wrong.KEY: _("地址不完整，请到那边的群里重新复制整个地址。"),
        Wrong.OPTION: _(
            "邮箱地址里有不支持的选项。可以写 to、cc、from、name、smtp、mode（ssl 或 starttls）。"
        ),
    }
    return told[reason]


def why(_: Words, fault: str) -> str:
    told = {
        "key": _("地址无效，或那边的机器人已被删除。请删掉这一处，重新添加。"),
        "keyword": _("那边的机器人要求消息里有关键词。请把它的自定义关键词设为「工会小秘」。"),
        "sign": _("签名不对。钉钉请连同 SEC 开头的密钥重新添加；飞书请改用自定义关键词。"),
        "source": _("那边的机器人只收指定 IP 的消息。请加上本机器人服务器的 IP，或改用自定义关键词。"),
        "login": _("邮箱的用户名或授权码不对。请删掉这一处，重新添加。"),
        "busy": _("对方服务器忙或限流。"),
        "network": _("连不上对方。"),
        "late": _("机器人停得太久，过了时候，没有再发。"),
        "place": _("对方把消息转到了别处，或地址不许用。"),
    }
    return told.get(fault) or _("对方没有收下。")


def _line(_: Words, mirror: Mirror) -> str:
    what = _("、").join(content(_, each) for each in Content if each in mirror.contents) or _("都不发")
    if mirror.paused:
        return _("{place}：{what}；已暂停", place=name(_, mirror), what=what)
    return _("{place}：{what}", place=name(_, mirror), what=what)
