"""What is left, of a thing or of a task with one figure: what came in or was found, without what was given out or settled; 「豆油还剩多少桶」, 「没改的几处」.

Which way a figure goes the verb nearest to it tells: 「查出隐患11处，当场改了7处」 leaves 4.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.english.translation import is_english
from union.reading.message import Measure, Money
from union.reading.questions.thresholds import plainly
from union.reading.replies.mentions import is_half_spelt, title_overlap
from union.reading.text.normal_form import normal
from union.reports.sections import MONEY, PEOPLE, Headline
from union.worklog.counted_figures import is_vague, unit_of, value_of
from union.worklog.totals import Filed, SummedAmount

CAME, GONE = "came", "gone"
WAY = Regex(
    r"(?P<came>发现|[查找]出|[查找]到|查|采购|[购买订进]|定[做制]|印|入库|到货|领回|收|筹|募|征集|提[出交]|报来|库存|现有|原有|结余|应[到交]|报名|共)"
    r"|(?P<gone>[发送派分领给用卖退借吃喝寄花改修签]|解决|办[结好完]|[答回]复|处理|落实|完成|消[除号]|销号|闭环|出库)"
    r"|\b(?P<in>receiv\w*|bought|buy|purchas\w*|order\w*|print\w*|collect\w*|rais\w*|found|spott\w*|got|took in|stock\w*|total of)\b"
    r"|\b(?P<out>gave|giv\w+|distribut\w+|hand\w* out|issu\w+|sent|used|paid|fixed|repair\w*|settl\w+|resolv\w+|solved|clear\w+|claimed|redeem\w*|replac\w+|sold|return\w*)\b",
    any_case=True,
)
REST = Regex(r"(?:剩|(?<![多业其])余|结存|净返)[下余返低额]?[了着的有还是共: ]{0,2}$")
NEAR, CASH = 8, ("元", "块")
BREAK = Regex(r"[。；;！!\n]")
BEHIND = Regex(r"^[^\d,，。；;！!\n]{0,8}")


@dataclass(frozen=True, slots=True)
class Remainder:
    """In one unit (a currency for money): what came and what of it is gone; `gone` None where nobody told of any."""

    came: Headline
    gone: Headline | None

    @property
    def left(self) -> Headline:
        """What there is still."""
        gone = self.gone.amount.value if self.gone else 0
        amount = self.came.amount
        both = amount + self.gone.amount if self.gone else amount
        left = SummedAmount(amount.value - gone, both.approx, both.sources)
        return Headline(self.came.kind, self.came.unit, left)


def remainders(unit: str, filed: Iterable[Filed]) -> list[Remainder]:
    """By unit, or in the one asked for; those first of which some is gone. Where more is gone than came nobody knows."""
    sums = dict[tuple[str, str, str], SummedAmount]()
    for each in filed:
        for way, kind, of, amount in _figures_with_way(each):
            if unit in ("", of) or (kind == MONEY and unit in CASH):
                known = sums.get((way, kind, of))
                sums[way, kind, of] = known + amount if known else amount
    sides = {(way, kind, of): Headline(kind, of, amount) for (way, kind, of), amount in sums.items()}
    found = [
        Remainder(came, sides.get((GONE, kind, of))) for (way, kind, of), came in sides.items() if way == CAME
    ]
    return sorted((each for each in found if each.left.amount.value >= 0), key=lambda each: each.gone is None)


def stated(unit: str, filed: Sequence[Filed]) -> Headline | None:
    """What the newest record says itself to be left: 「派出96張，剩返24張」, 「支出351207元，结余35213元」."""
    for each in sorted(filed, key=lambda one: (one.fact.day, one.number), reverse=True):
        said: list[Measure | Money] = [*each.fact.measures, *each.fact.money]
        said = [
            one for one in said if unit in ("", unit_of(one)) or (unit in CASH and isinstance(one, Money))
        ]
        rest = next((one for one in said if is_rest(one, each.text)), None)
        if rest is not None:
            amount = SummedAmount(value_of(rest), is_vague(rest), (each.number,))
            return Headline(MONEY if isinstance(rest, Money) else "people", unit_of(rest), amount)
        if said:
            break
    return None


def is_rest(figure: Measure | Money, text: str) -> bool:
    """Whether a figure is what is left, by its name or the word right before it."""
    before, said, _behind = normal(text).text.partition(normal(figure.text or "\n\n").text)
    return REST.search(figure.what or "") is not None or (
        bool(said) and REST.search(before[-NEAR:]) is not None
    )


def way_of(question: str) -> str:
    """Whether what came or what is gone is asked for: 「领走了多少盒」; "" where no verb says it."""
    return _side([*WAY.finditer(question)][-1:])


def _figures_with_way(filed: Filed) -> Iterator[tuple[str, str, str, SummedAmount]]:
    """Each figure of a fact with the way it goes; money goes as its own sums have it."""
    sorted_out = filed.counted
    for way, paid in ((CAME, sorted_out.income), (GONE, sorted_out.money)):
        for each in paid:
            yield way, MONEY, unit_of(each), SummedAmount(value_of(each), is_vague(each), (filed.number,))
    before, way, at = "", CAME if sorted_out.money else "", 0
    for figure in filed.fact.measures:
        found = filed.text.find(figure.text, at)
        before = filed.text[at:found] if found >= 0 else ""
        at = found + len(figure.text) if found >= 0 else at
        way = _way(BREAK.split(before)[-1], filed.text[at:]) or way
        if way and not is_rest(figure, filed.text):
            amount = SummedAmount(figure.value, is_vague(figure), (filed.number,))
            yield way, "people", unit_of(figure), amount


def _way(before: str, behind: str) -> str:
    """The last verb before a figure, else the first behind it; behind a comma the other way round: 「…查到了，9处修好了」."""
    ahead = [*WAY.finditer(before)][-1:]
    after = [*WAY.finditer((BEHIND.match(behind) or [""])[0])][:1]
    said = (after or ahead) if before.rstrip().endswith((",", "，")) else (ahead or after)
    return _side(said)


def _side(said: Sequence[re.Match[str]]) -> str:
    return (CAME if said[0]["came"] or said[0]["in"] else GONE) if said else ""


MANY = "(?:多少|几)"
LEFT = Regex(
    rf"(?:差|剩|欠|余|争)(?:下|低|返|了|着|的|有|还|是|大概|约){{0,3}}{MANY}|(?:还|仲)(?:有|要|得|需要?){{1,2}}[^,。?]{{0,4}}?{MANY}"
    rf"|{MANY}[^,。?]{{0,10}}?(?:没|未|冇)有?[\u4e00-\u9fff]|(?:没|未|冇)有?[\u4e00-\u9fff][^,。?]{{0,8}}?的?(?:还|仲)?(?:有|剩|是)?{MANY}(?!点|号|时|天)"
)
HOW_FAR = Regex(
    r"够\d{1,6}[\u4e00-\u9fff]{0,3}?了?(?:没有?|吗)|进度|进展|(?:怎么?样|如何)了?(?=$|[?,。啊呀呢㗎])|(?:几|多少)成|百分之(?:几|多少)|完成[了得到咗]{0,2}(?:多少|几|哪)(?!月|号|点|天)|(?:做|办|走|发|派|送)[了得到咗]{1,2}(?:几成|哪(?![里儿个些天]))"
)
LEFT_ENGLISH = Regex(
    r"\bhow (?:many|much)\b.{0,60}\b(?:left|to go|remain\w*|more|(?:have|has|had|did)(?:n'?t| not)|not|still|short|outstanding|pending)\b|\bhow(?:'s| is| are) .{3,40} (?:going|coming along|doing)\b|\bhow far\b|\bprogress\b"
    r"|\b(?:left|remaining|outstanding|to go)\b.{0,12}\bhow (?:many|much)\b|\b(?:what|how much)(?:'s| is)? (?:the )?(?:balance|remain\w*|left)\b",
    any_case=True,
)
HAN_LEAST, SPELT_AT = 2, Regex(r"[A-Za-z].{2,60}")


def asks_progress(text: str) -> bool:
    """Whether it is asked how much is left, or how far something is."""
    if is_english(text):
        return LEFT_ENGLISH.search(text) is not None
    said = plainly(text)
    return any(each.search(said) for each in (LEFT, HOW_FAR))


def planned_figure(measures: Sequence[Measure]) -> Measure | None:
    """What a task is to come to: the one figure of its title."""
    several = [each for each in measures if value_of(each) > 1]  # of 「装卸一队」 there is but one
    return several[0] if len(several) == 1 else None


def is_figure_said(planned: Measure, said: Iterable[Measure]) -> bool:
    """Whether the question says the figure of the task: 「那20户还差几户」."""
    return any(value_of(each) == value_of(planned) and _is_unit(each, planned) for each in said)


def progress(title: str, planned: Measure, filed: Iterable[Filed]) -> Remainder:
    """The planned figure, and what logs tell of the same thing, in the same unit and by no contrary deed."""
    done = SummedAmount(value_of(planned) * 0)
    for each in filed:
        for one in each.counted.measures:
            if _is_unit(one, planned) and _is_of_task(title, planned, one, each.text):
                done += SummedAmount(value_of(one), is_vague(one), (each.number,))
    whole = Headline("people", unit_of(planned), SummedAmount(value_of(planned), is_vague(planned)))
    return Remainder(whole, replace(whole, amount=done) if done.sources else None)


def _is_unit(one: Measure, other: Measure) -> bool:
    units = (unit_of(one), unit_of(other))
    return units[0] == units[1] or all(each in (*PEOPLE, "个") for each in units)


def _is_of_task(title: str, planned: Measure, told: Measure, text: str) -> bool:
    """By what the figures are called; of one that nobody named by the deed of the title. What was bought is not given out yet."""
    way, before = way_of(normal(title).text), normal(text.partition(told.text or "\n\n")[0]).text
    if way and way_of(before) not in ("", way):
        return False
    spelt = SPELT_AT.search(planned.text or "")
    if spelt is not None:
        return is_half_spelt(spelt[0], text)
    name = planned.what or title
    return title_overlap(name, [normal(told.what or text).text]) >= HAN_LEAST or (
        told.what is None and title_overlap(title, [normal(text).text]) >= HAN_LEAST
    )
