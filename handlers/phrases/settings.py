"""Sentences of /settings."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from handlers.phrases import holidays, leads, letterhead
from union.choices import code_of
from union.groups import Group
from union.moves import Moved
from union.regions import REGIONS, ZONES
from union.settings import Settings
from union.words import Words


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
        _("节日卡片"): "festival_cards",
        _("仅限委员记录"): "officers_only",
        _("群里点名"): "names_in_group",
        _("审签"): "signing",
        _("月报照片"): "paper_photos",
        _("保存照片"): "save_photos",
        _("周一安排"): "week_plan",
        _("置顶看板"): "board",
        _("月历图"): "month_picture",
        _("地区"): "region",
        _("时区"): "timezone",
    }


def overview(_: Words, group: Group, *, may_change: bool) -> str:
    """Everything that holds, a line each."""
    settings = group.settings
    lines = [f"{label}：{_holds(_, name, settings)}" for label, name in names(_).items()]
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
    return "\n".join([head, *holidays.moved_lines(_, found, today)])


def no_such_setting(_: Words, labels: Sequence[str]) -> str:
    """「设置 颜色 红」."""
    return _("没有这项设置。可以改：{labels}。\n例如：/settings 提醒时间 8:30", labels=_("、").join(labels))


def no_such_value(_: Words, name: str) -> str:
    """「设置 提醒时间 25点」: how it is written."""
    examples = {
        "reminder_time": _("时间请写成 8:30 这样，小时0到23，分钟0到59。例如：/settings 提醒时间 8:30"),
        "digest_time": _("时间请写成 17:00 这样，小时0到23，分钟0到59。例如：/settings 月报时间 17:00"),
        "month_end": _("月报截止日请写1日到28日，或写「月末」。例如：/settings 月报截止日 25日"),
        "quiet": _("免打扰请写起止时间，或写「关」。例如：/settings 免打扰 21:30-7:30"),
        "receipts": _("回执可选「整行」或「只点👌」。例如：/settings 回执 整行"),
        "timezone": _(
            "时区可选：{zones}。例如：/settings 时区 乌鲁木齐",
            zones=_("、").join(_(place) for place in ZONES),
        ),
        "region": _(
            "地区可选：{regions}", regions=_("、").join(_(region.name) for region in REGIONS.values())
        ),
    }
    return examples.get(name) or _("请写「开」或「关」。例如：/settings {label} 开", label=_label(_, name))


def would_be_silent(_: Words) -> str:
    """A reminder time inside quiet hours."""
    return _("这样提醒或月报会落在免打扰时段里，没有改。请错开这两个时间。")


def admins_only(_: Words) -> str:
    """Somebody else wanted to change a setting."""
    return _("设置由本群管理员修改；发 /settings 可以查看。")


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
        "region": _("决定时区、节假日、货币和用字。"),
        "timezone": _("日程的钟点按哪里的时间算；已定的钟点不变，还没发的提醒重新排。"),
    }


def _holds(_: Words, name: str, settings: Settings) -> str:
    if name == "letterhead":
        return letterhead.told(_, settings)
    return _told(_, name, code_of(settings, name))


def _told(_: Words, name: str, code: str) -> str:
    """A choice in words."""
    if name == "region":
        return _(REGIONS[code].name)
    if name == "month_end":
        return _("月末") if code == "0" else _("每月{day}日", day=code)
    if name == "leads":
        return leads.told(_, code)
    if name == "timezone":
        place = next((place for place, zone in ZONES.items() if zone == code), code)
        return _(place)
    told = {
        "on": _("开"),
        "off": _("关"),
        "none": _("不设"),
        "line": _("整行"),
        "reaction": _("只点👌"),
    }
    return told.get(code) or "–".join(_clock(part) for part in code.split("-"))


def _clock(code: str) -> str:
    clock = time(int(code[:2]), int(code[2:]))
    return f"{clock.hour}:{clock:%M}"
