"""/language, 语言: in private one's own, in a group the group's; and the first message in a group, which asks for the region and the language."""

from collections.abc import Sequence

from handlers.core import group_choice, hooks, press_texts
from handlers.core.button_press import Personal, permitted_deed, unforged
from handlers.core.messages import command_words
from handlers.core.messages.outgoing_message import Rows, button
from handlers.core.turn import Deeds, Turn
from handlers.people import administrator
from handlers.settings import settings_command
from handlers.settings import texts as settings_phrases
from storage.core import people
from union.core.groups import REGIONS
from union.core.rights import Action
from union.settings.choices import OFFERED, code_from_words
from union.words import OWN_NAMES, Words, sentence

WORDS = ("语言",)
NAME = "language"
TELEGRAM = "telegram"  # the code of the button that goes back to Telegram's own
NO_GROUP = 0


def show(turn: Turn) -> None:
    """Which language is spoken here and buttons for the others; a language named is taken at once."""
    code = code_from_words(NAME, command_words.argument(turn.said.text, WORDS))
    if not turn.where.private:
        group = turn.with_group()
        if not turn.may(Action.SETTINGS) and not turn.incoming.anonymous:
            turn.say(press_texts.admins_only(turn._), administrator.rows(turn))
        elif code is not None and not turn.incoming.anonymous:
            said = settings_command.change(turn, NAME, code)
            turn.say(said or settings_phrases.changed(turn._, NAME, turn.settings))
        else:
            question = settings_phrases.ask(turn._, NAME, group.settings)
            turn.say(question, _buttons(turn, "settings.put", group.id))
        return
    person = turn.me()
    if code is not None and person is not None:
        _choose(turn, code)
        turn.say(chosen(turn._))
        return
    told = turn._(
        "现在用{language}和您说话。要用哪一种？只管私聊，群里用的在群的设置里改。",
        language=OWN_NAMES[turn._.language],
    )
    turn.say(told, _buttons(turn, "language.mine", NO_GROUP, TELEGRAM))


def _buttons(turn: Turn, deed: str, group_id: int, *more: str) -> Rows:
    ids = (NAME,) if deed == "settings.put" else ()
    named = [button(OWN_NAMES[code], deed, group_id, *ids, code) for code in OFFERED[NAME]]
    return [named, *[[button(turn._("跟 Telegram 一致"), deed, group_id, *ids, code)] for code in more]]


def _mine(turn: Turn) -> None:
    code = turn.press.ids[0]
    unforged(turn.where.private and code in (*OFFERED[NAME], TELEGRAM))
    _choose(turn, None if code == TELEGRAM else code)
    turn.edit_pressed(chosen(turn._))


def _choose(turn: Turn, code: str | None) -> None:
    person, who = turn.me(), turn.incoming.who
    if person is None or who is None:
        return
    people.choose(turn.db, person, code)
    turn.tongue = None
    now = people.get(turn.db, person.id)
    if now is not None:
        hooks.of(turn).keep_person_menu(turn.db, now, who.language, turn.now)


def chosen(_: Words) -> str:
    """From now on, in the new language."""
    return _("好的，以后用{language}和您说话。", language=OWN_NAMES[_.language])


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


DEEDS: Deeds = {
    "language.mine": Personal(_mine),
    "greeting.language": permitted_deed(Action.SETTINGS, _language),
}
