"""Sentences of 五必访: the card that proposes a visit, what becomes of it, who hears."""

from datetime import date, timedelta

from handlers.core.messages.text_limits import brief
from handlers.events.texts import title_line
from union.care.visit_rules import VisitRule
from union.core.almanac.date_format import day_words
from union.core.money import written
from union.events.model import Occurrence
from union.words import Words

ONE_DAY = timedelta(days=1)
LONGEST = 40


def told(_: Words, branch: str, person: str, relation: str, words: str) -> str:
    """「二车间刘师傅住院」, 「张＊＊（父亲）去世」, 「有职工住院」."""
    who = _("{person}（{relation}）", person=person, relation=relation) if relation and person else person
    return brief(f"{branch}{who or _('有职工')}{words}", LONGEST)


def card(
    _: Words, told: str, rule: VisitRule, due: date, today: date, *, currency: str, doubtful: bool = False
) -> str:
    """「二车间刘师傅住院：建议11月23日 周一前探望，慰问金常例500元。安排？」."""
    head = _("如果说的是{told}", told=told) if doubtful else told
    verb = _(rule.verb)
    if due <= today:
        when = _("建议今天就去{verb}", verb=verb)
    else:
        when = _("建议{day}前{verb}", day=by_day(_, due, today), verb=verb)
    usual = amount(_, rule, currency)
    return _(
        "{head}：{when}{usual}。安排？",
        head=head,
        when=when,
        usual=_("，{usual}", usual=usual) if usual else "",
    )


def by_day(_: Words, due: date, today: date) -> str:
    """「11月23日 周一」, 「明天（11月21日 周六）」."""
    day = day_words(_, due, now=today)
    return _("明天（{day}）", day=day) if due == today + ONE_DAY else day


def amount(_: Words, rule: VisitRule, currency: str) -> str:
    """「慰问金常例500元」; empty where the group named none."""
    return _("慰问金常例{sum}", sum=written(rule.amount, currency, _)) if rule.amount else ""


def label_no(_: Words) -> str:
    """Button."""
    return _("不用")


def declined_because(_: Words, told: str, reason: str) -> str:
    """And why."""
    return _("好的，不安排：{told}，原因：{reason}", told=told, reason=brief(reason, LONGEST))


def standing(_: Words, one: Occurrence, owners: str, today: date) -> str:
    """The same was told before, in private."""
    line = title_line(_, one, today)
    return _("这件事已在{line}，由{owners}去", line=line, owners=owners) if owners else _(
        "这件事已在{line}", line=line
    )  # fmt: skip


def is_over(_: Words, one: Occurrence, today: date) -> str:
    """An illness is told as over while its visit is open."""
    return _("{line}\n人已经好转、出院的话，还去探望吗？", line=title_line(_, one, today))


def still_planned(_: Words, one: Occurrence, today: date) -> str:
    """照常去 was pressed."""
    return _("照常：{line}", line=title_line(_, one, today))


def answered(_: Words, told: str, number: int | None) -> str:
    """On the card that was answered in words; without a number nobody goes."""
    if number is None:
        return _("{told}：不安排", told=told)
    return _("{told}：已安排，见 #{number}", told=told, number=number)
