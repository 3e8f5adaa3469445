"""Sentences about log entries: what was filed, undone, changed."""

from collections.abc import Sequence
from datetime import date

from handlers.core.messages.outgoing_message import brief, fitting
from union.core import units
from union.core.almanac.date_format import day_words, with_lunar
from union.core.branches import EVERYONE, By
from union.core.lazy_regex import Regex
from union.core.records import replace
from union.helped.families import masked
from union.reading.message import Measure, Money
from union.reading.money.flows import MARKED, Flow, flow_of, is_received
from union.reading.quantities.figure_relations import ASIDE
from union.reading.text.normal_form import repaired, simplified
from union.words import Words, sentence
from union.worklog.arithmetic_check import CountSlip, Slip, SumSlip, Unusual, all_slips
from union.worklog.counted_figures import INSIDE
from union.worklog.entries import Fact, LogEntry

MOST_LINES, LONGEST_JOINED = 40, 3800  # of joined echoes: lines and characters in all
MOST_FACTS, MOST_FIGURES, MOST_SLIPS = 5, 8, 3  # of one entry; all are kept, and in the report
LONGEST_TITLE = 60
MOST_BRANCHES = 3
LONGEST_WHAT = 10
TOLD_WORDS = Regex(r"[\x20-\x2f\x3a-\x7e]{3,60}")  # of English words, no figure among them


def filed(_: Words, entry: LogEntry, today: date) -> str:
    """The echo: one line that says what was understood, and a line for each slip."""
    return filed_so(_, entry, one_line(_, entry, today))


def filed_so(_: Words, entry: LogEntry, told: str, group_title: str | None = None) -> str:
    """The echo around the line that tells of the entry."""
    line = _("已记录 {entry}", entry=told)
    typed_wrong = repaired(entry.text, simplified(entry.text))[:MOST_SLIPS]
    taken = [_("「{typed}」按「{meant}」记。", typed=typed, meant=meant) for typed, meant in typed_wrong]
    notes = [*_late(_, entry), *taken, *(_slip(_, each) for each in all_slips(entry)[:MOST_SLIPS])]
    head = [_("【{group}】", group=group_title)] if group_title else []
    return "\n".join(["".join([*head, line]), *notes])


def confirmed(_: Words, entry: LogEntry, today: date) -> str:
    """The echo once somebody has said that it is right: nothing is to be checked any more."""
    return _("已记录 {entry}", entry=one_line(_, entry, today))


def changed(_: Words, entry: LogEntry, today: date) -> str:
    """The echo after a correction."""
    undone = [_("这条已撤销，不计入月报；要计入请点「恢复」。")] if entry.undone else []
    notes = [*undone, *_late(_, entry), *(_slip(_, each) for each in all_slips(entry)[:MOST_SLIPS])]
    return "\n".join([_("已更正 {entry}", entry=one_line(_, entry, today)), *notes])


def one_line(_: Words, entry: LogEntry, today: date) -> str:
    """「#12 帮扶慰问：困难职工12户、慰问金6000元，11月20日 周五」."""
    facts, days = facts_line(_, entry, today), _days(_, sorted({fact.day for fact in entry.facts}), today)
    photos = _("，照片{count}张", count=entry.photos) if entry.photos else ""
    photos = f"{_branch(_, entry)}{photos}"
    if is_dated(entry):
        return _("#{number} {facts}{photos}", number=entry.number, facts=facts, photos=photos)
    return _("#{number} {facts}，{days}{photos}", number=entry.number, facts=facts, days=days, photos=photos)


def _branch(_: Words, entry: LogEntry) -> str:
    """「，二车间」, of many the first; where the words named none, that it is the writer's own."""
    if not entry.branch:
        return ""
    listed = [_(each) if each == EVERYONE else each for each in entry.branch.split("、")]
    if len(listed) > MOST_BRANCHES:
        return _("，{branch}等{count}个小组", branch=listed[0], count=len(listed))
    if entry.branch_by is By.LEADER:
        return _("，{branch}（记录人所在小组）", branch=_("、").join(listed))
    return _("，{branch}", branch=_("、").join(listed))


def facts_line(_: Words, entry: LogEntry, today: date) -> str:
    """「帮扶慰问：困难职工12户、慰问金6000元」, of several facts one after the other, of different days each with its own.

    The names of helped people are hidden: the whole group may read it.
    """
    entry = masked(entry)
    shown = entry.facts[:MOST_FACTS]
    said = [
        _("{fact}，{day}", fact=_fact(_, fact, entry.text), day=with_lunar(_, fact.day, now=today))
        for fact in shown
    ]
    facts = _("；").join(said if is_dated(entry) else [_fact(_, fact, entry.text) for fact in shown])
    if len(entry.facts) > MOST_FACTS:
        return _("{facts}等{count}件事", facts=facts, count=len(entry.facts))
    return facts


def is_dated(entry: LogEntry) -> bool:
    """Whether each fact says its own day: there are several, and room for all."""
    return len({fact.day for fact in entry.facts}) > 1 and len(entry.facts) <= MOST_FACTS


def joined(_: Words, numbers: Sequence[int], lines: Sequence[str]) -> str:
    """Several echoes as one message."""
    span = _("共 {count} 条：#{first}–#{last}", count=len(numbers), first=numbers[0], last=numbers[-1])
    shown = fitting(lines[:MOST_LINES], LONGEST_JOINED)
    rest = len(lines) - len(shown)
    more = [_("……另有{rest}条，请点「逐条查看」", rest=rest)] if rest else []
    return "\n".join([span, *shown, *more])


def undone(_: Words, entry: LogEntry, today: date) -> str:
    """The echo after 撤销."""
    return _("已撤销 {entry}，不计入月报", entry=one_line(_, entry, today))


# No item or entry has this number here.
no_such_number = sentence("本群没有 #{number}，请核对编号（/cal 看日程，/digest 看记录）")
# A figure of a trillion and more.
too_large = sentence("数字大得不像真的，没有记下。请核对后再发一次。")
# An edited message that no longer tells what was done.
unread_edit = sentence("改后的话没看出做了什么，#{number} 保持原样。要作废请点「撤销」。")
# A private reply to an entry that could not be read.
not_a_change = sentence(
    "没看懂要怎么改。可以回复「撤销」、日期（如「11月3日」）、数字（如「是13户」「加上参加30人」），或直接编辑原消息。"
)


def locked(_: Words, month: str) -> str:
    """The month's report is final."""
    return _("{month}月报已定稿，这条不能再改，请联系管理员", month=_month(_, month))


def future_day_notice(_: Words, day: date, today: date) -> str:
    """Work told as done on a day that is still to come."""
    return _(
        "{day}还没到，没有记下。做过的请写实际那天；要安排请写「日程 …」。", day=day_words(_, day, now=today)
    )


def several_days(_: Words, entry: LogEntry) -> str:
    """One day for an entry that tells of several."""
    days = len({fact.day for fact in entry.facts})
    return _(
        "#{number} 记了{days}天的事，日期没有改。请编辑原消息，写明各是哪天。", number=entry.number, days=days
    )


def _days(_: Words, days: Sequence[date], today: date) -> str:
    said = [with_lunar(_, day, now=today) for day in days]
    if len(said) > MOST_FACTS:
        return _("{first} 至 {last}", first=said[0], last=said[-1])
    return _("、").join(said)


def _fact(_: Words, fact: Fact, text: str) -> str:
    sums = [_with_kind(_, each, flow_of(each, fact.title, text), fact.title) for each in fact.money]
    measures = _parts_said_once(fact.measures) if len(fact.measures) > 1 else fact.measures
    figures = [_measure(_, each) for each in measures] + sums
    is_bare = figures and not sums and not any(each.what for each in measures)
    if (
        is_bare and not _.language.startswith("zh") and TOLD_WORDS.fullmatch(fact.title)
    ):  # "3 people": of what
        figures = [brief(fact.title, LONGEST_TITLE), *figures]
    told = _("、").join(figures[:MOST_FIGURES]) or brief(fact.title, LONGEST_TITLE)
    if len(figures) > MOST_FIGURES:
        told = _("{figures}等{count}个数", figures=told, count=len(figures))
    return _("{category}：{figures}", category=_(fact.category), figures=told)


def _parts_said_once(measures: Sequence[Measure]) -> list[Measure]:
    """Of several parts in a row the first alone says so: 「52人、其中护理部23人、医技12人」."""
    parts = [(each.what or "").startswith(INSIDE) for each in measures]
    return [
        replace(one, what=(one.what or "").removeprefix(INSIDE))
        if at and parts[at - 1] and parts[at]
        else one
        for at, one in enumerate(measures)
    ]


def _measure(_: Words, measure: Measure) -> str:
    value = f"{measure.value.normalize():f}"
    if measure.value_max is not None:
        value = f"{value}–{measure.value_max.normalize():f}"
    figure = units.quantity_text(value, measure.unit, _, approx=measure.approx)
    if (said := units.english_quantity(measure.text, value, measure.unit, _)) is not None:
        said = units.with_approx_mark(said, _, approx=measure.approx)
        return _("{figure}（不计）", figure=said) if measure.what == ASIDE else said
    return _figure_with_noun(_, measure, figure)


def _money(_: Words, sum_: Money) -> str:
    amount = units.money_text(sum_.minor, sum_.currency, _, approx=sum_.approx)
    if sum_.per is not None:
        return _("每{per}{amount}", per=units.unit_alone(sum_.per, _), amount=amount)
    if sum_.text is None:
        return _("{amount}（按单价×数量算出）", amount=amount)
    return _figure_with_noun(_, sum_, amount)


def _with_kind(_: Words, money: Money, flow: Flow, title: str) -> str:
    """A sum that is none of the union's own, or no spending, with the word that says so where its name and the title do not."""
    if (money.what or "")[:2] in MARKED:  # what stands behind says it
        money = replace(money, what=(money.what or "")[2:])
    amount = _money(_, money)
    is_sum = money.per is None and money.text is not None
    if flow is Flow.IN and is_sum and not is_received(simplified(f"{title}{money.what or ''}")):
        return _("{amount}（收入，不计支出）", amount=amount)
    if flow is Flow.RECOVERED:
        return _("{amount}（追回，不计支出）", amount=amount)
    if flow is Flow.DISPUTED:
        return _("{amount}（涉及金额，不计支出）", amount=amount)
    if flow is Flow.BUDGETED:
        return _("{amount}（还没有支出）", amount=amount)
    if flow is Flow.DEPOSIT:
        return _("{amount}（押金，不计支出）", amount=amount)
    if flow is Flow.OWN:
        return _("{amount}（自付，不计支出）", amount=amount)
    return amount


def _figure_with_noun(_: Words, of: Measure | Money, figure: str) -> str:
    """With what the figure counts, where it is short enough for one line; English words are not said in Chinese."""
    what = (of.what or "").replace("·", " ").strip()
    if what.startswith(ASIDE):
        of = replace(of, what=what.removeprefix(ASIDE))
        return _("{figure}（不计）", figure=_figure_with_noun(_, of, figure) if of.what else figure)
    told = units.figure_label(what, _) if what else ""
    is_read = not _.language.startswith("zh") and (of.text or "").isascii() and not told.isascii()
    return figure if is_read or len(what) > LONGEST_WHAT else units.labelled_figure(what, figure, _)


def _month(_: Words, key: str) -> str:
    year, _dash, month = key.partition("-")
    return _("{year}年{month}月", year=year, month=int(month))


def _late(_: Words, entry: LogEntry) -> list[str]:
    if entry.late_for is None:
        return []
    return [_("{month}月报已定稿，这条作为补报列入下一份月报。", month=_month(_, entry.late_for))]


def unusual(_: Words, found: Unusual) -> str:
    """A sum that is many times what the group gave so far, or a fraction of it."""
    return _(
        "⚠️ 这次每{unit}{paid}，以往多为每{unit}{usual}，请核对；不对请点「改」或直接编辑原消息。",
        unit=units.unit_alone(found.unit, _),
        paid=units.money_text(found.paid, found.currency, _),
        usual=units.money_text(found.usual, found.currency, _),
    )


def _slip(_: Words, slip: Slip | SumSlip | CountSlip) -> str:
    if isinstance(slip, CountSlip):
        return _(
            "⚠️ 按前面的数应为{sum}，您写的是{said}，请核对。",
            sum=units.quantity_text(f"{slip.sum.normalize():f}", slip.said.unit, _),
            said=units.quantity_text(f"{slip.said.value.normalize():f}", slip.said.unit, _),
        )
    said = units.money_text(slip.said.minor, slip.said.currency, _)
    if isinstance(slip, SumSlip):
        made = units.money_text(slip.sum, slip.said.currency, _)
        return _("⚠️ 前面几笔加起来是{sum}，您写的是{said}，请核对。", sum=made, said=said)
    return _(
        "⚠️ 每{per}{price}×{count}应为{product}，您写的是{said}，请核对。",
        per=units.unit_alone(slip.price.per or "", _),
        price=units.money_text(slip.price.minor, slip.price.currency, _),
        count=units.quantity_text(f"{slip.count.value.normalize():f}", slip.count.unit, _),
        product=units.money_text(slip.product, slip.price.currency, _),
        said=said,
    )
