"""How much of a task with one figure is done: 「走访困难职工20户」 is told log by log, and what is left is the difference."""

from collections.abc import Iterable, Sequence

from union.core.lazy_regex import Regex
from union.core.records import replace
from union.questions.remainders import Remainder, way_of
from union.reading.english.translation import is_english
from union.reading.message import Measure
from union.reading.questions.thresholds import plainly
from union.reading.replies.mentions import is_half_spelt, title_overlap
from union.reading.text.normal_form import normal
from union.reports.sections import PEOPLE, Headline
from union.worklog.counted_figures import is_vague, unit_of, value_of
from union.worklog.totals import Filed, SummedAmount

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
