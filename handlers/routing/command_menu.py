"""The commands as people find them: Telegram's menus, and the text of /help in its order.

Telegram has one menu for both kinds of Chinese and asks the reader's program, never the group. Only chats that need another
menu than that get their own, a group's in its language, a person's in the one they chose; each is queued when it changes, and
goes when it is not needed.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from handlers.core.feature import Command
from storage.core import groups
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Database
from storage.settings import command_menus
from storage.settings.command_menus import BUTTON_METHOD
from union.core.groups import Group, Person, Settings
from union.core.rights import Action
from union.words import SOURCE, WHOLE, Words, in_signs, language_of, words

SCOPES = ("default", "all_private_chats", "all_group_chats")
LANGUAGES = {"": "zh_Hans", "en": "en"}  # Telegram's code → ours; it has one code for both kinds of Chinese
NOBODY = 0  # the menu belongs to no chat
Lines = Sequence[Mapping[str, str]]


def publish(db: Database, now: datetime, commands: Sequence[Command]) -> None:
    """Queue the menu for every scope and language, unless these very lines were queued before."""
    for code, language in LANGUAGES.items():
        lines = _lines(commands, language)
        for scope in SCOPES:
            params = {"commands": lines, "scope": {"type": scope}} | ({"language_code": code} if code else {})
            queue.enqueue_outgoing(
                db, Outgoing(NOBODY, "setMyCommands", params, key=f"menu/{_digest(params)}"), now
            )


def publish_button(db: Database, now: datetime, address: str) -> None:
    """Queue what the button beside the input line of private chats opens, unless that is how it was left."""
    button: Mapping[str, Any] = {"type": "commands"}
    if address:
        _ = words()
        button = {"type": "web_app", "text": _("网页"), "web_app": {"url": address}}
    last = command_menus.last_button(db)
    if button != (last[1] if last else {"type": "commands"}):
        key = f"menu-button/{last[0] if last else 0}"
        queue.enqueue_outgoing(db, Outgoing(NOBODY, BUTTON_METHOD, {"menu_button": button}, key=key), now)


def keep_group(commands: Sequence[Command], db: Database, group: Group, now: datetime) -> None:
    """The group's chat has the menu of the group's language."""
    language = group.settings.language
    own = _lines(commands, language) if language in WHOLE and language != SOURCE else []
    menu = _sent(db, group.chat_id, own, command_menus.last_sent_menu(db, group), now)
    command_menus.keep(db, group, menu)


def keep_person(
    commands: Sequence[Command], db: Database, person: Person, telegram: str | None, now: datetime
) -> None:
    """The private chat has the menu of the person's language; `telegram` is the code of their program."""
    wanted = language_of(person.language)
    given = LANGUAGES.get((telegram or "").lower().split("-")[0], SOURCE)
    own = _lines(commands, wanted) if wanted in WHOLE and wanted != given else []
    menu = _sent(db, person.user_id, own, command_menus.last_sent_menu(db, person), now)
    command_menus.keep(db, person, menu)


def keep_all(commands: Sequence[Command], db: Database, defaults: Settings, now: datetime) -> None:
    """At the start: whoever's menu is another one since."""
    for group in groups.active(db, defaults):
        if group.settings.language != SOURCE:
            keep_group(commands, db, group, now)
    for person, telegram in command_menus.readers(db):
        keep_person(commands, db, person, telegram, now)


def _sent(db: Database, chat_id: int, lines: Lines, before: str | None, now: datetime) -> str | None:
    """Queue the chat's own menu, no lines for none, unless that is how it was left."""
    wanted = f"{chat_id}:{_digest(lines)}" if lines else None
    if wanted != before:
        scope = {"scope": {"type": "chat", "chat_id": chat_id}}
        out = (
            Outgoing(NOBODY, "setMyCommands", {"commands": lines} | scope)
            if lines
            else Outgoing(NOBODY, "deleteMyCommands", scope)
        )
        queue.enqueue_outgoing(db, out, now)
    return wanted


def _lines(commands: Sequence[Command], language: str) -> Lines:
    _ = words(language)
    return [{"command": each.name, "description": _(each.menu)} for each in commands if each.menu]


def help_examples(_: Words) -> str:
    """How /help begins: what can be said without any command."""
    return _(
        "不用记命令，说一句就行：\n"
        "· 昨天组织羽毛球赛，32人参加，花了1800元\n"
        "· 下周三上午9点到二车间走访，李建国负责\n"
        "· 每月10号下午3点开小组长碰头会\n"
        "· 11月30日前交困难职工档案\n"
        "· 问 这个月慰问了多少户？\n"
        "· 回复我的消息：推迟两天\n\n"
        "改您自己发的原话，记录也跟着改。更多用法，按题目看："
    )


def help_topic(_: Words, commands: Sequence[Command], subject: str) -> str:
    """The commands of one subject of HELP, each with what it is called in the reader's language."""
    named = {command.name: command for command in commands}
    lines = [_(subject)]
    for name, line in HELP[subject].items():
        names = named[name].words if _.language.startswith("zh") else ()  # else the Latin name alone
        label = f"/{name} {in_signs(names[0], _)}" if names else f"/{name}"
        lines.append(_("{label}：{value}", label=label, value=_(line.purpose)))
    return "\n".join(lines)


def _digest(params: object) -> str:
    return hashlib.sha256(json.dumps(params, sort_keys=True).encode()).hexdigest()[:32]


def _(text: str) -> str:
    """For the catalogues: looked up when it is said."""
    return text


class HelpLine(NamedTuple):
    """`asks`: what its handler asks the table of rights about, None where whoever writes may; `changes`: the same of what needs more."""

    purpose: str
    asks: Action | None = None
    changes: Action | None = None


HELP = {
    _("记工作"): {
        "log": HelpLine(_("记一笔，如 /log 走访3户"), Action.LOG),
        "undo": HelpLine(_("撤销最近一条，或 /undo #12"), Action.CHANGE_OWN, Action.CHANGE_ANY),
        "redo": HelpLine(_("恢复撤销的一条，如 /redo #12"), Action.CHANGE_OWN, Action.CHANGE_ANY),
    },
    _("管日程"): {
        "add": HelpLine(_("新建，如 /add 周四上午9点培训"), Action.ADD),
        "cal": HelpLine(_("看今天、下周、本月、明年3月；/cal 图 发一张月历图"), Action.SEE),
        "due": HelpLine(_("未完成和已过期限的"), Action.SEE, Action.FINISH),
        "me": HelpLine(_("自己名下的"), Action.SEE),
        "done": HelpLine(_("完成一项，如 /done #12"), Action.FINISH),
        "remind": HelpLine(_("提醒自己，如 /remind 明天下午3点 交月报"), Action.OWN_REMINDER),
        "plan": HelpLine(_("导入年度计划、日历文件，看全年办了多少"), Action.SEE, Action.PLAN),
        "feed": HelpLine(_("放进手机日历"), Action.FEED, Action.FEED_OF_ALL),
        "template": HelpLine(_("成套步骤，如 /add 职代会 3月20日"), Action.SEE, Action.TEMPLATES),
        "handover": HelpLine(_("名下的交给别人，如 /handover 王芳"), Action.CHANGE_OWN, Action.CHANGE_ANY),
        "festivals": HelpLine(_("全年节日，选行业节日"), Action.SEE, Action.SETTINGS),
        "holidays": HelpLine(_("放假调休，可导入国务院通知"), Action.SEE, Action.HOLIDAYS),
    },
    _("出月报、问数"): {
        "digest": HelpLine(_("本月月报，或 /digest 2026-11"), Action.SEE),
        "check": HelpLine(_("查报告里的数字和日期：回复报告发 /check"), Action.SEE),
        "rollup": HelpLine(_("三级汇总：下级群每月的合计数报到上级群"), Action.SEE, Action.SETTINGS),
        "form": HelpLine(_("填上级的空表：发来 .xlsx 或 .docx，说明写「填表」"), Action.SEE),
        "paper": HelpLine(_("本单位自己的 Word 版式"), Action.SEE, Action.TEMPLATES),
        "ask": HelpLine(_("如 /ask 今年办了几场培训"), Action.SEE),
        "find": HelpLine(_("找记录和日程，如 /find 去年 拔河"), Action.SEE),
        "why": HelpLine(_("某一条怎么读出来的，如 /why #12"), Action.SEE),
        "budget": HelpLine(_("各类预算用了多少，如 /budget 帮扶慰问 30000"), Action.SEE, Action.BUDGET),
    },
    _("关心职工"): {
        "care": HelpLine(_("五必访的规矩，还有谁没去看"), Action.SEE, Action.CARE),
        "coverage": HelpLine(_("哪个小组多久没走到；/coverage 图 要图"), Action.COVERAGE),
        "branches": HelpLine(_("小组、车间的名单"), Action.SEE, Action.BRANCHES),
        "request": HelpLine(_("私聊我提诉求，可以匿名；负责人看待办的"), Action.REQUEST, Action.REQUESTS),
        "helped": HelpLine(_("受助户的代号和姓名"), Action.LOG, Action.HELPED_NAMES),
        "handout": HelpLine(_("签领表和公示稿，如 /handout 春节慰问"), Action.SEE, Action.HELPED_NAMES),
    },
    _("本群"): {
        "roles": HelpLine(_("谁是委员、组长、负责人"), Action.SEE, Action.ROLES),
        "settings": HelpLine(_("提醒时间、免打扰等"), Action.SEE, Action.SETTINGS),
        "language": HelpLine(_("换语言，English")),
        "web": HelpLine(_("在浏览器里看日历、记录和月报"), Action.WEB),
        "mirrors": HelpLine(_("同时发到企业微信、钉钉、飞书、邮箱"), Action.SETTINGS),
        "privacy": HelpLine(_("存什么、谁看得到"), changes=Action.ERASE),
        "export": HelpLine(_("导出自己的，管理员导出本群"), Action.OWN_DATA, Action.EXPORT),
        "erase": HelpLine(_("删除自己的数据"), Action.OWN_DATA, Action.ERASE),
    },
    _("其他"): {
        "cancel": HelpLine(_("不答刚才的问题")),
        "start": HelpLine(_("开始")),
        "help": HelpLine(_("这份说明")),
    },
}
# The menu shows these, in this order; their lines stand in the features.
MENU = ("add", "log", "cal", "due", "digest", "ask", "help")
LINES = {name: line for lines in HELP.values() for name, line in lines.items()}
ORDER = tuple(dict.fromkeys((*MENU, *LINES)))
