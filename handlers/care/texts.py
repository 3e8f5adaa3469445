"""Sentences of 五必访: the card that proposes a visit, what becomes of it, who hears; the rules of /care."""

from datetime import date

from handlers.core.messages.outgoing_message import brief
from handlers.events.texts import title_line
from storage.care.visits_due import Care
from union.care.visit_rules import Ahead, VisitRule, Who, rule_of
from union.core.almanac.date_format import day_words
from union.core.groups import REGIONS, Settings
from union.core.period import A_DAY
from union.core.units import money_text
from union.events.model import Occurrence
from union.reading.life.life_event import Occasion
from union.words import Words, sentence_of

LONGEST = 40
# An illness is told as over while its visit is open.
is_over = sentence_of("{line}\n人已经好转、出院的话，还去探望吗？", "line", title_line)


def life_event_line(_: Words, care: Care, name: str = "") -> str:
    """「二车间刘师傅住院」, 「张＊＊（父亲）去世」, 「有职工住院」; `name`: the full one, for who may read it."""
    who = name or care.person
    if care.relation and who:
        who = _("{person}（{relation}）", person=who, relation=care.relation)
    return brief(f"{care.branch}{who or _('有职工')}{care.words}", LONGEST)


def card(_: Words, settings: Settings, care: Care, told: str, today: date, *, doubtful: bool = False) -> str:
    """「二车间刘师傅住院：建议11月23日 周一前探望，慰问金常例500元。安排？」."""
    rule, due = rule_of(settings.care_rules, care.occasion), care.due
    head = _("如果说的是{told}", told=told) if doubtful else told
    verb = _(rule.verb)
    day = day_words(_, due, now=today)
    day = _("明天（{day}）", day=day) if due == today + A_DAY else day
    when = _("建议{day}前{verb}", day=day, verb=verb) if due > today else _("建议今天就去{verb}", verb=verb)
    usual = amount(_, rule, REGIONS[settings.region].currency)
    usual = _("，{usual}", usual=usual) if usual else ""
    return _("{head}：{when}{usual}。安排？", head=head, when=when, usual=usual)


def amount(_: Words, rule: VisitRule, currency: str) -> str:
    """「慰问金常例500元」; empty where the group named none."""
    return _("慰问金常例{sum}", sum=money_text(rule.amount, currency, _)) if rule.amount else ""


def standing(_: Words, one: Occurrence, owners: str, today: date) -> str:
    """The same was told before, in private."""
    line = title_line(_, one, today)
    return _("这件事已在{line}，由{owners}去", line=line, owners=owners) if owners else _(
        "这件事已在{line}", line=line
    )  # fmt: skip


def answered(_: Words, told: str, number: int | None) -> str:
    """On the card that was answered in words; without a number nobody goes."""
    if number is None:
        return _("{told}：不安排", told=told)
    return _("{told}：已安排，见 #{number}", told=told, number=number)


def rule_line(_: Words, rule: VisitRule, currency: str) -> str:
    """「病（住院、受伤）：3天内，慰问金常例500元，组长去」."""
    head = _("{sign}（{what}）", sign=_(rule.sign), what=occasion_label(_, rule.occasion))
    holds = filter(None, (_by_when(_, rule), amount(_, rule, currency), visitor_label(_, rule.who)))
    return _("{head}：{rest}", head=head, rest=_("，").join(holds) if rule.visited else _("不访"))


def occasion_label(_: Words, occasion: Occasion) -> str:
    """What is visited for."""
    return {
        Occasion.ILLNESS: _("住院、受伤"),
        Occasion.HARDSHIP: _("困难、受灾"),
        Occasion.MARRIAGE: _("结婚"),
        Occasion.BEREAVEMENT: _("家里办丧事"),
        Occasion.BIRTH: _("生育"),
        Occasion.RETIREMENT: _("退休"),
        Occasion.BIRTHDAY: _("过生日"),
    }[occasion]


def _by_when(_: Words, rule: VisitRule) -> str:
    within = (
        _("{count}个工作日内", count=rule.days) if rule.working else _("{count}天内", count=rule.days)
    ) if rule.days else _("当天（下午3点后知道的，次日）")  # fmt: skip
    match rule.ahead:
        case Ahead.BEFORE:
            return _("日子前；过后知道的，{within}", within=within)
        case Ahead.ON if rule.days:
            return _("日子当天；过后知道的，{within}", within=within)
        case _:
            return within


def open_visits(_: Words, count: int, waiting: int) -> str:
    head = _("待访{count}项：", count=count) if count else _("没有待访的。")
    return head + (_("（另有{count}件问过，还没人答）", count=waiting) if waiting else "")


def visit(_: Words, one: Occurrence, today: date, *, owners: str = "", name: str = "") -> str:
    """An open visit; who goes, and to whom, only in private."""
    line = title_line(_, one, today)
    parts = [_("姓名：{name}", name=name) if name else "", _("由{owners}去", owners=owners) if owners else ""]
    return _("，").join([line, *(part for part in parts if part)])


def visitor_label(_: Words, each: Who) -> str:
    return _("组长去") if each is Who.LEADER else _("负责人去")
