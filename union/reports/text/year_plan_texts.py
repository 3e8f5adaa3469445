"""How a report tells of the year plan: 「年度计划：本月应办5项，已办4项（80%），未办：#7 女职工体检」, and by section."""

from collections import Counter
from collections.abc import Sequence

from union.core.grain import Grain
from union.core.report_section import ListLine
from union.reports.model import Digest
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.reports.text.list_sections import mark, seeming
from union.reports.year_plan import Due, PlanPart
from union.words import Words

NAMED = 3  # in the group's message; a document names all


def summary(digest: Digest, _: Words, *, named: int | None = NAMED) -> str:
    """The sentence of a report; "" without a plan. A longer report names what is not done by section."""
    if digest.year_plan is None:
        return ""
    whole = digest.year_plan.whole
    tells_sections = bool(sections(digest, _))
    told = _told(whole, _, named=0 if tells_sections else named)
    return _("年度计划：{this}{told}", this=title_of.this(digest.period, _), told=told)


def sections(digest: Digest, _: Words, *, named: int | None = NAMED) -> list[ListLine]:
    """「服务职工：应办6项，已办4项（66.7%），未办：…」, of a quarter, half or year."""
    if digest.year_plan is None or digest.period.grain is Grain.MONTH:
        return []
    if [part.section for part in digest.year_plan.parts] == [""]:
        return []  # a plan without headings
    return [
        ListLine(_("{section}：{told}", section=part.section or _("其他"), told=_told(part, _, named=named)))
        for part in digest.year_plan.parts
    ]


def _told(part: PlanPart, _: Words, *, named: int | None) -> str:
    share = words_of.number(part.percent) if part.percent is not None else "0"
    said = [
        _("应办{count}项", count=part.planned),
        _("已办{count}项（{percent}%）", count=len(part.done), percent=share),
    ]
    if part.given_up:
        said.append(_("不再办理{count}项", count=len(part.given_up)))
    if part.open:
        said.append(_open(part.open, _, named))
    if part.ahead:
        said.append(_("未到时间{count}项", count=len(part.ahead)))
    return _("，").join(said)


def _open(found: Sequence[Due], _: Words, named: int | None) -> str:
    """「未办：#7 女职工体检」; beyond so many names 等 and how many there are."""
    if named == 0:
        return _undone(found, _)
    times = Counter(found)  # of a series each time that was missed
    shown = [_named(one, times[one], _) for one in list(times)[:named]]
    if len(shown) == len(times):
        return _("未办：{names}", names=_("、").join(shown))
    said = _("未办：{names}等{count}项", names=_("、").join(shown), count=len(found))
    rest = list(times)[named:]
    return seeming(said, sum(times[one] for one in rest if one.log is not None), _)


def _undone(found: Sequence[Due], _: Words) -> str:
    said = _("未办{count}项", count=len(found))
    return seeming(said, sum(one.log is not None for one in found), _)


def _named(one: Due, times: int, _: Words) -> str:
    if times > 1:
        return _("#{number} {title}（{count}次）", number=one.number, title=one.title, count=times)
    return _("#{number} {title}", number=one.number, title=one.title) + mark(one.log, _)
