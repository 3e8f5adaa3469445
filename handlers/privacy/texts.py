"""Sentences of /privacy, of exports and of erasures. Spans of time come from the register of what is stored."""

from datetime import date

from storage.privacy.data_register import KEPT_FAILED, KEPT_WORDS
from union.core.almanac.date_format import short_day
from union.words import Words, sentence

mine_only_in_private = sentence("这件事请私聊我来办：私聊里发 /privacy。")  # Asked for in a group
being_exported = sentence("正在整理，好了就私下发给您，数据多时要几分钟。")  # The export is ordered
# The rows are gone: a person's, and a group's, whose name is not said, for what is said is stored.
erased_me = sentence("您的数据已从数据库删除，{when}。\n{backups}")
erased_group = sentence(
    "本群的数据已从数据库全部删除，{when}。\n{backups}\n我这就退出群；以后再用，重新拉我进来即可。"
)
# How much is kept of this group, and of this person.
held_of_group = sentence("本群现存：工作记录{logs}条，日程{events}项，锁定的报表{reports}份。")
held_of_person = sentence("您名下现存：您记的工作{logs}条，您建的日程{events}项，提醒自己的{own}条。")


def privacy(_: Words, months: int) -> str:
    """What is kept, for how long, who sees it; `months` that the group keeps names."""
    names = _("留{months}个月", months=months) if months else _("不留")
    return _(
        "保存什么：只有记成工作或日程的那句话、您的姓名和 Telegram 编号；闲聊不存。"
        "证件号、银行卡号、电话只留后四位；群里受助人的姓名会先遮去；私聊里写的{names}，"
        "只有本人、负责人和管理员在私聊里看得到。"
        "照片只留 Telegram 的文件编号；打开「保存照片」的群另存一份，去掉拍摄地点。"
        "没处理好的消息不留原话，编号和出错的位置留{failed}天；发出的消息原文留{words}天。\n\n"
        "谁看得到：本群成员和部署机器人的人，别的群看不到；诉求只给负责人和承办的人看。"
        "匿名诉求查不到是谁提的，导出、删除自己的数据时不在里面。记错了可以 /undo 撤销。",
        names=names,
        failed=KEPT_FAILED.days,
        words=KEPT_WORDS.days,
    )


def too_large(_: Words, group_id: int | None) -> str:
    """More than Telegram takes."""
    if group_id is None:
        return _("您的数据超过 45 MB，Telegram 发不了：请联系部署机器人的人导出。")
    return _(
        "本群的数据超过 45 MB，Telegram 发不了：请部署机器人的人运行 "
        "python -m bot export --group {group} --out 目录。",
        group=group_id,
    )


def ask_erase_me(_: Words, word: str, admin_of: list[str]) -> str:
    """What goes, what stays, and how to confirm."""
    text = _(
        "将删除您在各群的数据，删了不能恢复。\n"
        "会删：姓名、编号、职务、参加和报名、给自己的提醒、实名诉求的内容、和我的私聊、您撤销过的和改动前的原话。\n"
        "会留：您为单位记的工作、日程和照片，数字不变，作者和各处您的姓名改为「已注销」。"
        "匿名诉求查不到是您的，不在里面。您发在 Telegram 里的消息不归我管，请自行删除。"
    )
    if admin_of:
        text += "\n" + _(
            "您是{groups}唯一的管理员，请先把管理员交给别人。",
            groups="、".join(f"「{each}」" for each in admin_of),
        )
    return text + "\n" + _("要留底请先发「导出我的」。确定请回复「{word}」。", word=word)


def cleansed_later(_: Words, expires: date, *, tonight: bool) -> str:
    """When the file is cleansed, and until when backups hold it."""
    return _("{said}。", said=when(_, tonight)) + "\n" + backups(_, expires)


def when(_: Words, tonight: bool) -> str:
    return _("数据库较大，文件在夜里整理，整理完告诉您") if tonight else _("正在整理文件，整理完告诉您")


def backups(_: Words, expires: date) -> str:
    return _("此前的备份里还有：最后一份在{day}到期删除。", day=short_day(_, expires, year=None))
