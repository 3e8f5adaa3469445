"""What each command is for and who may: the lines of /help by subject, and of docs/commands.md. A new command is a line here."""

from typing import NamedTuple

from union.core.rights import Action


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
