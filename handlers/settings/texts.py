"""Sentences of /settings."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from handlers.festivals import days_off_texts
from handlers.reminders import lead_texts
from handlers.settings import letterhead_texts
from union.core.group_settings import Settings
from union.core.groups import Group
from union.core.regions import REGIONS, ZONES
from union.festivals.date_shifts import Moved
from union.settings.choices import code_of
from union.words import OWN_NAMES, Words
from union.worklog.spending_rules import profiles

NUMBERED = frozenset({"month_end", "request_days", "names_kept", "members", "doubts"})


def names(_: Words) -> Mapping[str, str]:
    """What each setting is called, as in 「/settings 提醒时间 8:30」."""
    return {
        _("提醒时间"): "reminder_time",
        _("提醒提前"): "leads",
        _("月报时间"): "digest_time",
        _("月报抬头"): "letterhead",
        _("月报截止日"): "month_end",
        _("免打扰"): "quiet",
        _("避开休息日"): "workday_reminders",
        _("回执"): "receipts",
        _("追问"): "doubts",
        _("群里问数"): "group_questions",
        _("称呼"): "nickname",
        _("节日卡片"): "festival_cards",
        _("仅限委员记录"): "officers_only",
        _("群里点名"): "names_in_group",
        _("审签"): "signing",
        _("月报照片"): "paper_photos",
        _("保存照片"): "save_photos",
        _("隐私提醒"): "privacy_hints",
        _("补名单"): "names_link",
        _("姓名保留"): "names_kept",
        _("周一安排"): "week_plan",
        _("置顶看板"): "board",
        _("月历图"): "month_picture",
        _("经费提示"): "money_rules",
        _("会员人数"): "members",
        _("五必访"): "care",
        _("诉求"): "requests",
        _("诉求答复期限"): "request_days",
        _("地区"): "region",
        _("语言"): "language",
        _("时区"): "timezone",
    }


def overview(_: Words, group: Group, *, may_change: bool) -> str:
    """Everything that holds, a line each."""
    settings = group.settings
    lines = [
        _("{label}：{value}", label=label, value=_holds(_, name, settings))
        for label, name in names(_).items()
    ]
    topics = [_topic(_, name) for name in ("reminder_topic", "digest_topic") if getattr(settings, name)]
    last = _("点一项来改，或直接发：/settings 提醒时间 8:30") if may_change else _("需要改请找本群管理员。")
    return "\n".join([_("「{title}」的设置", title=group.title), *lines, *topics, "", last])


def ask(_: Words, name: str, settings: Settings) -> str:
    """One setting, what it does and what holds now."""
    label = _label(_, name)
    now = _told(_, name, code_of(settings, name))
    return "\n".join([_("{label}：现在是{now}", label=label, now=now), _purposes(_)[name]])


def purpose(_: Words, name: str) -> str:
    """What a setting does."""
    return _purposes(_)[name]


def choice(_: Words, name: str, code: str, *, ticked: bool) -> str:
    """A button's label."""
    told = _told(_, name, code)
    return _("✓ {choice}", choice=told) if ticked else told


def changed(_: Words, name: str, settings: Settings) -> str:
    """After a change by words."""
    return _("已改，{label}：{now}", label=_label(_, name), now=_told(_, name, code_of(settings, name)))


def moved(_: Words, found: Sequence[Moved], group: Group, today: date) -> str:
    """What lies on another day because the group's place is another; `found` is not empty."""
    head = _(
        "按{region}的节假日，改期 {count} 项：",
        region=_(REGIONS[group.settings.region].name),
        count=len(found),
    )
    return "\n".join([head, *days_off_texts.moved_lines(_, found, today)])


def no_such_value(_: Words, name: str) -> str:
    """「设置 提醒时间 25点」: how it is written."""
    examples = {
        "reminder_time": _("时间请写成 8:30 这样，小时0到23，分钟0到59。例如：/settings 提醒时间 8:30"),
        "digest_time": _("时间请写成 17:00 这样，小时0到23，分钟0到59。例如：/settings 月报时间 17:00"),
        "request_days": _("期限请写1到30个工作日。例如：/settings 诉求答复期限 5"),
        "month_end": _("月报截止日请写1日到28日，或写「月末」。例如：/settings 月报截止日 25日"),
        "names_link": _("补名单可选「遮了姓名时」「都显示」「关」。例如：/settings 补名单 关"),
        "names_kept": _("姓名保留可选3、6、13、24、36个月，或「不存」。例如：/settings 姓名保留 6个月"),
        "money_rules": _(
            "经费提示可选：关、{places}。例如：/settings 经费提示 全国",
            places=_("、").join(_(each.place) for each in profiles().values()),
        ),
        "members": _("会员人数请写数字，或写「不设」。例如：/settings 会员人数 320"),
        "doubts": _("追问请写每天最多几次，0到3。例如：/settings 追问 0"),
        "group_questions": _("群里问数可选「直接答」「教怎么问」「关」。例如：/settings 群里问数 教怎么问"),
        "nickname": _("称呼请写2到8个字，不能是大家、主席这样叫人的话。例如：/settings 称呼 小红"),
        "quiet": _("免打扰请写起止时间，或写「关」。例如：/settings 免打扰 21:30-7:30"),
        "receipts": _("回执可选「整行」或「只点👌」。例如：/settings 回执 整行"),
        "care": _("五必访可选「群里和私聊」「只在私聊」或「关」。例如：/settings 五必访 群里和私聊"),
        "timezone": _(
            "时区可选：{zones}。例如：/settings 时区 乌鲁木齐",
            zones=_("、").join(_(place) for place in ZONES),
        ),
        "language": _("语言可选：{languages}", languages=_("、").join(OWN_NAMES.values())),
        "region": _(
            "地区可选：{regions}", regions=_("、").join(_(region.name) for region in REGIONS.values())
        ),
    }
    return examples.get(name) or _("请写「开」或「关」。例如：/settings {label} 开", label=_label(_, name))


def to_this_topic(_: Words, name: str) -> str:
    """A button inside a forum topic."""
    return _("提醒发到本话题") if name == "reminder_topic" else _("月报发到本话题")


def to_main_chat(_: Words, name: str) -> str:
    """A button where a topic is set."""
    return _("提醒发回主群") if name == "reminder_topic" else _("月报发回主群")


def _topic(_: Words, name: str) -> str:
    return _("提醒：发到指定话题") if name == "reminder_topic" else _("月报：发到指定话题")


def _label(_: Words, name: str) -> str:
    return next(label for label, each in names(_).items() if each == name)


def _purposes(_: Words) -> Mapping[str, str]:
    return {
        **_purposes_of_care(_),
        **_purposes_of_talk(_),
        "reminder_time": _("「今日提醒」每天在这个时间发。"),
        "digest_time": _("月报在截止前最后一个工作日的这个时间发。"),
        "month_end": _("月报截到每月的这一天：定25日，11月月报就是10月26日至11月25日。已定稿的月份不变。"),
        "quiet": _("这段时间里不主动发消息，您问的照答。"),
        "receipts": _("记下一笔后怎么回：回一整行，或没有疑问时只点个👌。"),
        "festival_cards": _("春节、端午、中秋、国庆前给出筹备步骤。"),
        "officers_only": _("开：只有名册里的委员、组长、管理员能记；关：群里谁都能记。"),
        "save_photos": _(
            "开：记录的照片去掉拍摄地点等信息，存到机器人的服务器上；撤销的记录30天后删掉。关：不再存新的。"
        ),
        "paper_photos": _("开：记录里的照片（最多8张）附在 Word 月报后面；关：不附。"),
        "signing": _("开：月报先私发负责人，审签后才发到群里并定稿；关：到时间直接发到群里。"),
        "week_plan": _("每周第一个工作日的提醒时间，把这一周的日程发到群里。"),
        "board": _("群里置顶一条当月日程，有变动就地更新，每月换一条。我要有置顶消息的权限。"),
        "month_picture": _(
            "群里置顶一张当月的日历图，有变动就换新图（不响铃），每月一张。我要有置顶消息的权限。"
        ),
        "names_in_group": _("开：群里列出尚未报送的人名；关：群里只报人数。"),
        "workday_reminders": _(
            "开：工作提醒遇周末、节假日，提前到前一个工作日；关：按天数照发，不避开休息日。"
        ),
        "money_rules": _(
            "记下的支出对照所选文件，可能不合的在下面提示一句，仅供参考，不影响记录。默认关；文件可能有新的，以现行的为准。"
        ),
        "members": _(
            "工会会员有多少人。写「全体会员」而没写人数的节日慰问品，按它算每人多少。别的人数请直接发：/settings 会员人数 320"
        ),
        "region": _("决定时区、节假日、货币和用字。"),
        "language": _("我在群里和月报里用哪种语言。私聊按各人的：私聊我发 /language。"),
        "timezone": _("日程的钟点按哪里的时间算；已定的钟点不变，还没发的提醒重新排。"),
    }


def _purposes_of_talk(_: Words) -> Mapping[str, str]:
    return {
        "doubts": _(
            "群里一句话像是工作又看不准时，问一句记不记；每天最多问几次，同一句不问第二遍，免打扰时不问。0：不问。"
        ),
        "group_questions": _(
            "群里有人直接问记录、日程里的数（如：下周有什么活动）：直接答，或告诉怎么问，或不出声。叫我名字问的都答。"
        ),
        "nickname": _("除了「小秘」，本群还怎么叫我：叫着说的话我都会答。直接发：/settings 称呼 小红"),
    }


def _purposes_of_care(_: Words) -> Mapping[str, str]:
    return {
        "privacy_hints": _(
            "开：群里有人发了身份证号、银行卡号、手机号，问一句要不要删掉原消息，改留后四位；关：不问。记录里都只留后四位。"
        ),
        "names_link": _(
            "群里的记录遮了受助人姓名时，回执下放一个「私聊补名单」按钮，姓名只在私聊里写，群里用代号（户01）。"
            "都显示：帮扶慰问写了几户、几人的也放；关：都不放，可以私聊我发 /helped。"
        ),
        "names_kept": _(
            "私聊里写的受助人姓名留多久，到期遮去，只剩代号。改短后，下一次整理（每天一次）时生效。"
        ),
        "care": _(
            "听到职工生病、有困难、结婚、家里办丧事、生育、退休，提议按期探望，点了「安排」才排进日程；规矩见 /care。"
        ),
        "requests": _(
            "开：会员可以私聊我提诉求（可匿名），负责人办理，到期提醒；在群里发 /request 出按钮，可自行置顶。"
            "关：不再收新的，已收的照办。"
        ),
        "request_days": _("收到诉求后几个工作日内答复（1到30）。已收的按收到时的算。"),
    }


def _holds(_: Words, name: str, settings: Settings) -> str:
    if name == "letterhead":
        return letterhead_texts.told(_, settings)
    return _told(_, name, code_of(settings, name))


def _told(_: Words, name: str, code: str) -> str:
    """A choice in words."""
    if name == "region":
        return _(REGIONS[code].name)
    if name == "language":
        return OWN_NAMES[code]
    if name in NUMBERED:
        return _told_number(_, name, code)
    if name == "leads":
        return lead_texts.told(_, code)
    if name == "money_rules":
        return _(profiles()[code].place) if code in profiles() else _("关")
    if name == "nickname" and code != "none":
        return code
    if name == "timezone":
        place = next((place for place, zone in ZONES.items() if zone == code), code)
        return _(place)
    told = {
        "on": _("开"),
        "off": _("关"),
        "none": _("不设"),
        "line": _("整行"),
        "reaction": _("只点👌"),
        "masked": _("遮了姓名时"),
        "always": _("都显示"),
        "answer": _("直接答"),
        "hint": _("教怎么问"),
        "both": _("群里和私聊"),
        "private": _("只在私聊"),
    }
    return told.get(code) or "–".join(_clock(part) for part in code.split("-"))


def _told_number(_: Words, name: str, code: str) -> str:
    match name:
        case "month_end":
            return _("月末") if code == "0" else _("每月{day}日", day=code)
        case "request_days":
            return _("{days}个工作日", days=code)
        case "names_kept":
            return _("不存") if code == "0" else _("{months}个月", months=code)
        case "members":
            return _("不设") if code == "0" else _("{count}人", count=code)
        case _:
            return _("不问") if code == "0" else _("每天最多{count}次", count=code)


def _clock(code: str) -> str:
    clock = time(int(code[:2]), int(code[2:]))
    return f"{clock.hour}:{clock:%M}"
