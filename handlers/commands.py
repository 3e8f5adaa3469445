"""Every command with its Chinese words: the handlers, the menu and the help all come from this table."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from handlers import (
    agenda,
    branch_list,
    budgets,
    calendar,
    care_rules,
    coverage,
    english,
    feeds,
    festival_list,
    finding,
    handing_over,
    helped,
    holidays,
    house,
    language,
    log_forms,
    mirrors,
    my_list,
    own_reminders,
    own_templates,
    paper_template,
    privacy,
    replies,
    reports,
    request_door,
    roles,
    settings,
    told_done,
    web,
    which,
    why,
    worklog,
    yearplan,
    yearplan_asked,
)  # fmt: skip
from handlers.chinese import is_alone, said_word
from handlers.heavy import heavy
from handlers.turn import Turn
from union import month_asked


@dataclass(frozen=True, slots=True)
class Command:
    """A Latin command; `menu` is its line in Telegram's menu, empty when it is found by /help only.

    `alone`: what gives the command where nothing else is said.
    """

    name: str
    words: tuple[str, ...]
    act: Callable[[Turn], None]
    menu: str = ""
    alone: re.Pattern[str] | None = None


COMMANDS = (
    Command(
        "add",
        agenda.WORDS,
        replies.card_first(which.for_group(agenda.add), agenda.WORDS),
        "新建日程：下周三下午3点开例会",
    ),
    Command(
        "log", ("记录", "登记", "记"), which.for_group(log_forms.log), "记一笔工作：走访12户，慰问金6000元"
    ),
    Command(
        "cal",
        calendar.CAL_WORDS,
        which.for_group(calendar.cal),
        "看日程：今天、本周、12月 图",
        alone=month_asked.PICTURE,
    ),
    Command("due", ("待办",), which.for_group(calendar.due), "未完成和已过期限的事项"),
    Command("me", ("我的",), which.for_group(my_list.show)),
    Command(
        "digest", reports.WORDS, which.for_group(reports.digest), "月报：本月或 2026-11", alone=reports.NAMED
    ),
    Command("ask", ("问", "统计"), which.for_group(yearplan_asked.ask), "问一个数：今年慰问了多少户"),
    Command("find", finding.WORDS, heavy(which.for_group(finding.find))),
    Command("why", why.WORDS, why.why),
    Command("help", ("帮助",), house.help_, "怎么用"),
    Command("start", (), house.start),
    Command(
        "undo",
        ("撤销",),
        english.first(replies.first(which.for_group(worklog.undo), "撤销")),
        alone=english.UNDO,
    ),
    Command(
        "redo",
        ("恢复",),
        english.first(replies.first(which.for_group(worklog.redo), "恢复")),
        alone=english.REDO,
    ),
    Command("done", ("完成",), replies.first(which.for_group(told_done.done), "完成")),
    Command("festivals", festival_list.WORDS, which.for_group(festival_list.show)),
    Command("holidays", ("放假",), heavy(which.for_group(holidays.show))),
    Command("plan", yearplan.WORDS, heavy(which.for_group(yearplan.show))),
    Command("remind", ("提醒我",), which.for_group(own_reminders.remind)),
    Command("template", own_templates.WORDS, which.for_group(own_templates.template)),
    Command("paper", paper_template.WORDS, heavy(which.for_group(paper_template.command))),
    Command("budget", budgets.WORDS, which.for_group(budgets.budget), alone=budgets.GLUED),
    Command("handover", handing_over.WORDS, which.for_group(handing_over.command)),
    Command("care", care_rules.WORDS, which.for_group(care_rules.show)),
    Command("roles", ("分工",), which.for_group(roles.roster)),
    Command(request_door.NAME, request_door.WORDS, request_door.command, alone=request_door.ALONE),
    Command("coverage", coverage.WORDS, which.for_group(coverage.show)),
    Command("branches", branch_list.WORDS, which.for_group(branch_list.show)),
    Command("settings", ("设置", "设定"), which.for_group(settings.show)),
    Command("language", language.WORDS, language.show),
    Command("web", ("网页",), web.web),
    Command("feed", feeds.WORDS, which.for_group(feeds.show)),
    Command("mirrors", mirrors.WORDS, which.for_group(mirrors.show)),
    Command("helped", helped.WORDS, which.for_group(helped.show), alone=helped.ERASING),
    Command("privacy", ("隐私", "私隐"), privacy.privacy),
    Command("export", privacy.WORDS_EXPORT, privacy.export),
    Command("erase", privacy.WORDS_ERASE, privacy.erase),
    Command("cancel", ("算了",), house.cancel, alone=english.NEVER_MIND),
)
WORDS = tuple(word for command in COMMANDS for word in command.words)


def called(text: str, username: str) -> Command | None:
    """The command a text gives to the bot of this name: 「/log 走访3户」, 「/log@bot …」, 「记录：走访3户」."""
    word, *_rest = text.split(maxsplit=1) or [""]
    spoken = said_word(text.strip(), WORDS)
    if spoken is not None or not word.startswith("/"):
        return next((each for each in COMMANDS if spoken in each.words or is_alone(text, each.alone)), None)
    name, _, bot = word[1:].casefold().partition("@")
    meant = bot in ("", username.casefold())
    return next((each for each in COMMANDS if meant and each.name == name), None)
