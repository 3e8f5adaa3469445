"""Sentences for when the bot comes into a group, comes back, or sees more or less than before."""

from collections.abc import Sequence

from union.words import Words


def greeting(_: Words, in_charge: Sequence[str], *, sees_all: bool, region: str | None) -> str:
    """The first message in a group: what for, three examples, what is seen, what is kept, who manages.

    `region`: the one that holds unless another is chosen, None where that is not asked.
    """
    parts = [
        _("大家好，我是工会小秘，帮委员会记工作、管日程，月底出月报。"),
        examples(_)
        if sees_all
        else _(
            "这样告诉我：\n"
            "· /log 今天看望住院职工2人，送慰问金1000元\n"
            "· /add 下周五下午2点半开委员会会议\n"
            "· /add 12月25日前报送全年工作总结"
        ),
        _("本群的消息我都看得到，只在说到工会工作时才出声。")
        if sees_all
        else _(
            "现在我在这里只看得到 / 开头的命令和对我的回复（Telegram 隐私模式）。想直接说话就能记，二选一：\n"
            "· 把我设为群管理员\n"
            "· 在 @BotFather 发 /setprivacy 选 Disable，再把我移出群、重新加进来"
        ),
        _("只保存记成工作和日程的话，闲聊一概不存。\n证件号、银行卡号、电话只留后四位，详见 /privacy"),
        _managed(_, in_charge),
    ]
    if region is not None:
        parts.append(_("请选本群所在的地区（时区、节假日、货币、用字），不选就按{region}。", region=region))
    return "\n\n".join(parts)


def examples(_: Words) -> str:
    """Three plain sentences."""
    return _(
        "直接说一句就行：\n"
        "· 今天看望住院职工2人，送慰问金1000元\n"
        "· 下周五下午2点半开委员会会议\n"
        "· 12月25日前报送全年工作总结"
    )


def _managed(_: Words, in_charge: Sequence[str]) -> str:
    if not in_charge:
        return _("本群设置还没有人管，请一位群管理员点「由我管理」。")
    if len(in_charge) == 1:
        return _("{name}，本群设置由您管理：/settings 设置，/roles 分工。", name=in_charge[0])
    names = _("、").join(in_charge)
    return _("{names}，本群设置由几位管理：/settings 设置，/roles 分工。", names=names)
