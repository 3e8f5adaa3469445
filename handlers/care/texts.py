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


def label_accept(_: Words) -> str:
    """Button."""
    return _("安排")


def label_go(_: Words) -> str:
    """Button."""
    return _("我去")


def label_day(_: Words) -> str:
    """Button."""
    return _("改日期")


def label_no(_: Words) -> str:
    """Button."""
    return _("不用")


def label_again(_: Words) -> str:
    """Button that takes 不用 back."""
    return _("恢复")


def label_other(_: Words) -> str:
    """Button: not the person of the visit there is."""
    return _("不是同一件事，另排")


def which_day(_: Words, told: str) -> str:
    """改日期 was pressed."""
    return _("{told}：最晚哪天去？请回复这条消息，例如：11月25日、后天、下周三", told=told)


def no_such_day(_: Words) -> str:
    """What was answered is no day to come."""
    return _("没看出是哪天，或者那天已经过了。请再回复一次，例如：11月25日、后天")


def declined(_: Words, told: str) -> str:
    """不用 was pressed."""
    return _("好的，不安排：{told}\n原因可以回复这条补上，例如：原因是家属不愿打扰", told=told)


def declined_because(_: Words, told: str, reason: str) -> str:
    """And why."""
    return _("好的，不安排：{told}，原因：{reason}", told=told, reason=brief(reason, LONGEST))


def gone(_: Words) -> str:
    """The message was edited, and what it told is told no more."""
    return _("原消息改过了，这件事不再问。")


def standing(_: Words, one: Occurrence, owners: str, today: date) -> str:
    """The same was told before, in private."""
    line = title_line(_, one, today)
    return _("这件事已在{line}，由{owners}去", line=line, owners=owners) if owners else _(
        "这件事已在{line}", line=line
    )  # fmt: skip


def for_you(_: Words, name: str) -> str:
    """To who goes, in private: the full name, told in private."""
    return _("姓名：{name}（只在私聊里说）", name=name)


def offer(_: Words, group: str) -> str:
    """To the 负责人, once: no words quoted, nobody named."""
    return _("「{group}」群里提到职工住院、家里有事这类事。要我在群里提醒探望吗？", group=group)


def label_on(_: Words) -> str:
    """Button."""
    return _("开启")


def switched_on(_: Words) -> str:
    """开启 was pressed."""
    return _(
        "好，以后群里说到这类事，我提议探望，点了「安排」才排进日程。哪些事要访、几天内、慰问金，发 /care 看和改。"
    )


def left_off(_: Words) -> str:
    """不用 was pressed."""
    return _("好的，群里不提。私聊告诉我，我照样提议。以后想开：/care")


def is_over(_: Words, one: Occurrence, today: date) -> str:
    """An illness is told as over while its visit is open."""
    return _("{line}\n人已经好转、出院的话，还去探望吗？", line=title_line(_, one, today))


def label_still(_: Words) -> str:
    """Button."""
    return _("照常去")


def label_needless(_: Words) -> str:
    """Button."""
    return _("不用去了")


def still_planned(_: Words, one: Occurrence, today: date) -> str:
    """照常去 was pressed."""
    return _("照常：{line}", line=title_line(_, one, today))


def reason_over(_: Words) -> str:
    """Kept as the reason of a visit nobody has to make."""
    return _("已出院、好转")


def asked_before(_: Words, told: str) -> str:
    """The same was told before, in private, and nobody has answered."""
    return _("{told}：已经问过要不要安排，还没人答。安排？", told=told)


def still_waiting(_: Words, group: str, card: str) -> str:
    """To the 负责人 the next morning: nobody has answered."""
    return _("「{group}」还没人答：\n{card}", group=group, card=card)


def answered(_: Words, told: str, number: int | None) -> str:
    """On the card that was answered in words; without a number nobody goes."""
    if number is None:
        return _("{told}：不安排", told=told)
    return _("{told}：已安排，见 #{number}", told=told, number=number)


def reason_died(_: Words) -> str:
    """Kept as the reason of a visit in hospital nobody can make any more."""
    return _("人已去世，改为吊唁")
