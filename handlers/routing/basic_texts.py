"""Sentences of /start, /help, /privacy, /cancel and for commands nobody knows."""

from collections.abc import Mapping

from union.words import Words


def here(_: Words) -> str:
    """/start in a group."""
    return _("我在。直接说工作和日程就行，用法见 /help。")


def may_ask(_: Words) -> str:
    """Below both of these, where a union takes requests."""
    return _("要向工会提诉求，发 /request（诉求），可以匿名。")


def given_up(_: Words) -> str:
    """/cancel, and something was open."""
    return _("好的，刚才问您的就算了，没有记下。已经记下的不受影响（要撤回请用 /undo）。")


def nothing_open(_: Words) -> str:
    """/cancel, and nothing was open."""
    return _("现在没有等您回答的问题。要撤回一条记录请用 /undo。")


def label_menu(_: Words) -> str:
    """The button beside the input line of private chats: it opens the web pages."""
    return _("网页")


def help_examples(_: Words) -> str:
    """How /help begins."""
    return _(
        "不用记命令，说一句就行：\n"
        "· 昨天组织羽毛球赛，32人参加，花了1800元\n"
        "· 每月10号下午3点开小组长碰头会\n"
        "· 11月30日前交困难职工档案"
    )


def purposes(_: Words) -> list[tuple[str, Mapping[str, str]]]:
    """What each command is for, by subject."""
    return [
        (
            _("记工作"),
            {
                "log": _("记一笔，如 /log 走访3户"),
                "undo": _("撤销最近一条，或 /undo #12"),
                "redo": _("恢复撤销的一条，如 /redo #12"),
            },
        ),
        (_("管日程"), _of_calendar(_)),
        (
            _("出月报、问数"),
            {
                "digest": _("本月月报，或 /digest 2026-11"),
                "paper": _("本单位自己的 Word 版式"),
                "ask": _("如 /ask 今年办了几场培训"),
                "find": _("找记录和日程，如 /find 去年 拔河"),
                "why": _("某一条怎么读出来的，如 /why #12"),
                "budget": _("各类预算用了多少，如 /budget 帮扶慰问 30000"),
            },
        ),
        (_("关心职工"), _of_care(_)),
        (
            _("本群"),
            {
                "roles": _("谁是委员、组长、负责人"),
                "settings": _("提醒时间、免打扰等"),
                "language": _("换语言，English"),
                "web": _("在浏览器里看日历、记录和月报"),
                "mirrors": _("同时发到企业微信、钉钉、飞书、邮箱"),
                "privacy": _("存什么、谁看得到"),
                "export": _("导出自己的，管理员导出本群"),
                "erase": _("删除自己的数据"),
            },
        ),
        (_("其他"), {"cancel": _("不答刚才的问题"), "start": _("开始"), "help": _("这份说明")}),
    ]


def _of_care(_: Words) -> Mapping[str, str]:
    return {
        "care": _("五必访的规矩，还有谁没去看"),
        "coverage": _("哪个小组多久没走到；/coverage 图 要图"),
        "branches": _("小组、车间的名单"),
        "request": _("私聊我提诉求，可以匿名；负责人看待办的"),
        "helped": _("受助户的代号和姓名"),
    }


def _of_calendar(_: Words) -> Mapping[str, str]:
    return {
        "add": _("新建，如 /add 周四上午9点培训"),
        "cal": _("看今天、下周、本月、明年3月；/cal 图 发一张月历图"),
        "due": _("未完成和已过期限的"),
        "me": _("自己名下的"),
        "done": _("完成一项，如 /done #12"),
        "remind": _("提醒自己，如 /remind 明天下午3点 交月报"),
        "plan": _("导入年度计划、日历文件，看全年办了多少"),
        "feed": _("放进手机日历"),
        "template": _("成套步骤，如 /add 职代会 3月20日"),
        "handover": _("名下的交给别人，如 /handover 王芳"),
        "festivals": _("全年节日，选行业节日"),
        "holidays": _("放假调休，可导入国务院通知"),
    }
