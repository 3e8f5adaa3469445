"""The first message in a group; where the region is asked, so is the language, and the message changes to it."""

from collections.abc import Sequence

from handlers.core import group_choice
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import Deeds, Turn
from handlers.people import administrator
from handlers.settings import settings_command
from storage.core import people
from union.core.groups import REGIONS
from union.core.rights import Action
from union.settings.choices import OFFERED
from union.words import OWN_NAMES, Words, sentence

SEES, SEES_NOT = "1", "0"
# Three plain sentences.
examples = sentence(
    "直接说一句就行：\n"
    "· 今天看望住院职工2人，送慰问金1000元\n"
    "· 下周五下午2点半开委员会会议\n"
    "· 12月25日前报送全年工作总结"
)


def greeting(turn: Turn, *, sees_all: bool, asks_region: bool) -> tuple[str, Rows]:
    """Its words in the group's language, with buttons."""
    group = turn.with_group()
    in_charge = [member.person.name for member in people.admins(turn.db, group)]
    region = turn._(REGIONS[group.settings.region].name) if asks_region else None
    text = greeting_text(turn._, in_charge, sees_all=sees_all, region=region)
    begin = [group_choice.start_button(turn)]
    if not asks_region:
        return text, [*administrator.rows(turn), begin]
    sees = SEES if sees_all else SEES_NOT
    others = [code for code in OFFERED["language"] if code != group.settings.language]
    languages = [turn.button(OWN_NAMES[code], "greeting.language", code, sees) for code in others]
    return text, [begin, *([languages] if languages else []), *settings_command.region_rows(turn)]


def _language(turn: Turn, ids: tuple[str, ...]) -> None:
    code, sees = ids
    unforged(sees in (SEES, SEES_NOT) and settings_command.change(turn, "language", code) is None)
    turn.edit_pressed(*greeting(turn, sees_all=sees == SEES, asks_region=True))


DEEDS: Deeds = {"greeting.language": permitted_deed(Action.SETTINGS, _language)}


def greeting_text(_: Words, in_charge: Sequence[str], *, sees_all: bool, region: str | None) -> str:
    """The first message in a group: what for, three examples, what is seen, what is kept, who manages.

    `region`: the one that holds unless another is chosen, None where that is not asked.
    """
    managed = _("本群设置还没有人管，请一位群管理员点「由我管理」。")
    if len(in_charge) == 1:
        managed = _("{name}，本群设置由您管理：/settings 设置，/roles 分工。", name=in_charge[0])
    elif in_charge:
        names = _("、").join(in_charge)
        managed = _("{names}，本群设置由几位管理：/settings 设置，/roles 分工。", names=names)
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
        managed,
        _("各位请点一次「私聊我」：名下的事才能私下提醒到您。"),
    ]
    if region is not None:
        parts.append(_("请选本群所在的地区（时区、节假日、货币、用字），不选就按{region}。", region=region))
    return "\n\n".join(parts)
