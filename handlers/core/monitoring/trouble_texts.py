"""Sentences for the operator: what is wrong with the program and what to do. Numbers and types only, no names.

`detail` is what handlers/core/monitoring/troubles.py lets through.
"""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from handlers.core.monitoring.troubles import EVENTS, Trouble, TroubleLine, TroubleTurn
from union.core.almanac.date_format import bare_moment
from union.words import Words, sentence

last_word = sentence("⚠ 机器人已停止：{why}")  # The program ends itself


def line(_: Words, news: TroubleLine, zone: str) -> str:
    known, since = news.known, bare_moment(_, news.since.astimezone(ZoneInfo(zone)))
    what = trouble_notice(_, known.trouble, known.detail)
    match news.turn:
        case TroubleTurn.BEGUN:
            return f"⚠ {what}"
        case TroubleTurn.OVER:
            return _("✓ {what}（{since}起的故障）", since=since, what=_name(_, known.trouble, known.about))
    if known.trouble in EVENTS:
        return _("⚠ 近一天{times}次：{what}", times=known.times, what=what)
    return _("⚠ 从{since}起仍未恢复：{what}", since=since, what=what)


def trouble_notice(_: Words, trouble: Trouble, detail: str) -> str:
    said = _trouble_sentences(_).get(trouble, str(trouble))
    return _("{said}（{detail}）", said=said, detail=detail) if detail else said


def undeliverable(_: Words, chat_id: int, group_id: int | None) -> str:
    """A message can never arrive: numbers only."""
    if group_id is None:
        return _("发往 {chat_id} 的消息无法送达，已停止重试。", chat_id=chat_id)
    return _("{group_id} 号群发往 {chat_id} 的消息无法送达，已停止重试。", group_id=group_id, chat_id=chat_id)


def _trouble_sentences(_: Words) -> Mapping[Trouble, str]:
    return {
        Trouble.FULL: _("磁盘已满，数据库存不下。新消息留在 Telegram，腾出空间后自动处理；最多留24小时。"),
        Trouble.FAILING: _("数据库读写出错，请检查磁盘。新消息留在 Telegram，恢复后自动处理；最多留24小时。"),
        Trouble.READ_ONLY: _(
            "数据库不可写，请检查权限和挂载。新消息留在 Telegram，恢复后自动处理；最多留24小时。"
        ),
        Trouble.LOCKED: _(
            "数据库被另一个程序占用，请停下它。新消息留在 Telegram，随后自动处理；最多留24小时。"
        ),
        Trouble.CORRUPT: _("数据库已损坏，机器人停止接收。请从备份恢复后再启动。"),
        Trouble.REPLACED: _("数据库文件在运行中被换掉，机器人停止接收。请确认要用哪一个再启动。"),
        Trouble.GONE: _("数据库文件在运行中被删除，正在写回；若写不回，请检查目录和磁盘。"),
        Trouble.PUT_BACK: _("数据库文件在运行中被删除，已自动写回，内容没有丢。请查明原因。"),
        Trouble.SPACE: _("磁盘快满了，请腾出空间。"),
        Trouble.PHOTOS: _("照片存不到服务器，记录不受影响；请检查照片目录和磁盘，恢复后自动补存。"),
        Trouble.BACKUP: _("备份没有做成，请检查备份目录和磁盘。"),
        Trouble.BACKUP_CHECK: _("备份做出来了但检查没有通过，不能用来恢复。请检查磁盘，并手工备份一次。"),
        Trouble.REPLICA: _("实时副本中断，请检查 [replica] 的地址和网络。"),
        Trouble.CONFLICT: _("另有一个程序在用同一个令牌收消息，请停下其中一个。"),
        Trouble.TOKEN: _("令牌被 Telegram 拒绝，请到 @BotFather 核对。"),
        Trouble.UNDELIVERED: _("有消息无法送达，已停止重试。"),
        Trouble.SENDING: _("发一条消息时程序出错，再试几次，可能重复。请看日志，并报给开发者。"),
        Trouble.ROUND: _("定时事项一再出错，提醒或月报可能没有发出。请看日志。"),
        Trouble.SET_ASIDE: _("有一条消息两次处理失败，已请发送人重发。请看日志。"),
        Trouble.SLOW: _("有一条消息读得太久，已中止，没有记下，已请发送人拆短。请把位置报给开发者。"),
        Trouble.DEADLY: _("有一条消息接连三次使程序中断，不再处理。请看内存是否够用，并报给开发者。"),
        Trouble.STALLED: _("程序卡住，已自动重启；卡住时正在处理的消息不再处理。请看日志，并报给开发者。"),
        Trouble.UNREADABLE: _("收到一条读不了的更新，已跳过。程序可能需要升级。"),
        Trouble.CLOCK: _("服务器时钟倒退，提醒的时间可能不准。请检查对时。"),
    }


def _name(_: Words, trouble: Trouble, about: str) -> str:
    """What is well again, in a few words."""
    back, received = _("备份正常了"), _("又能收消息了")
    name = {
        Trouble.PHOTOS: _("照片又能保存了"),
        Trouble.BACKUP: back,
        Trouble.BACKUP_CHECK: back,
        Trouble.REPLICA: _("实时副本正常了"),
        Trouble.SPACE: _("磁盘又有空间了"),
        Trouble.CONFLICT: received,
        Trouble.TOKEN: received,
        Trouble.ROUND: _("定时事项正常了"),
    }.get(trouble) or _("数据库又能写入，积压的消息已接着处理")
    return _("{said}（{detail}）", said=name, detail=about) if about else name
