"""The narrative of a longer report in the official manner: sentences made of figures and logs, nothing invented.

A function of the digest and not a part of it: what a report tells is a value, its sentences are in a language.
What a sentence says depends on what there is; nothing is praised, no fault is owned that the calendar does not show.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from union.core import units
from union.core.kinds import kind_words
from union.core.period import Grain
from union.core.report_section import ListLine
from union.reports.model import Digest
from union.reports.named_items import Item
from union.reports.sections import ListPart, Section
from union.reports.text import calendar_texts as calendar
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.reports.text.blocks import numeral
from union.words import Words
from union.worklog.totals import total

AREAS_SHOWN, TOLD_SINGLY = 3, 3
FEWEST_MONTHS = 3  # before one of them can be called the busiest


class Chapter(NamedTuple):
    """A section told in sentences, one paragraph; `items`: told singly, so that a list beside it need not tell them again."""

    text: str
    items: Sequence[Item]


def is_narrated(digest: Digest) -> bool:
    """Not a month's: its report is tables and items."""
    return digest.period.grain is not Grain.MONTH and bool(digest.sections)


def opening(digest: Digest, _: Words) -> Iterator[str]:
    """The sums of the period, which work there was most of, and when."""
    name, group = title_of.period_name(digest.period, _, now=None), digest.group_title
    count, people, money = words_of.headlines(digest.overview, _).said(_)
    facts = {"period": name, "group": group, "count": count}
    parts = [_("{period}，{group}共开展工作{count}", **facts)]
    if not _is_period_over(digest):
        day = {"month": digest.as_of.month, "day": digest.as_of.day}
        parts = [_("截至{month}月{day}日，{group}{period}共开展工作{count}", **facts, **day)]
    if people:
        # Whoever came to several is in it several times: 5583 人 of a works of 860.
        is_sum, alone = len(digest.overview.logs) > 1, _("涉及{people}", people=people)
        parts.append(_("涉及{people}（各项相加）", people=people) if is_sum else alone)
    parts += [_("资金{money}", money=money)] if money else []
    yield sentence(parts, _)
    yield from _areas(digest, _)
    counts = [total(row.facts.values()) for row in digest.months]
    values = [each.value for each in counts]
    if len(counts) >= FEWEST_MONTHS and values.count(max(values)) == 1:
        place = values.index(max(values))
        month = title_of.period_name(digest.months[place].period, _, now=title_of.day_of(digest.period))
        share = words_of.items_counted(counts[place], _)
        yield sentence([_("按月看，{month}最多，为{count}", month=month, count=share)], _)


def _areas(digest: Digest, _: Words) -> Iterator[str]:
    count = len(digest.sections)
    ranked = sorted(digest.sections, key=lambda each: -each.count.value)[:AREAS_SHOWN]
    counts = ((each.category, words_of.items_counted(each.count, _)) for each in ranked)
    named = _("、").join(units.labelled_figure(*each, _) for each in counts)
    if 1 < count <= AREAS_SHOWN:
        yield sentence([_("其中{areas}", areas=named)], _)
    elif count > AREAS_SHOWN:
        yield sentence([_("工作涉及{count}个方面，其中{areas}，项数居前", count=count, areas=named)], _)


def chapter(digest: Digest, section: Section, _: Words, *, singly: int = TOLD_SINGLY) -> Chapter:
    """How much there was of a kind of work, against the period before, and so many of its items."""
    # A single one left over would stand below as a list of one.
    if len(section.items) + section.unnamed == TOLD_SINGLY + 1 == singly + 1:
        singly += 1
    items = sorted(section.items[:singly], key=lambda each: (each.day, each.number))
    sentences = list[str]()
    if section.count.value > 1:  # a single one says its own figures
        line, span = words_of.section_line(section, _), _span(digest, _)
        head = _("{span}开展{category}工作{count}", span=span, category=line.name, count=line.said(_)[0])
        sentences += [line.behind(head, _, everything=True), _compared(digest, section, _)]
    if items:
        told = enumerated([words_of.item(each, _, digest.period.year) for each in items], _)
        sentences.append(_("如{what}", what=told) if singly == 1 < section.count.value else told)
    return Chapter("".join(sentence([each], _) for each in sentences if each), items)


def _compared(digest: Digest, section: Section, _: Words) -> str:
    """Against the period before, where that is known and this one is over."""
    if digest.previous is None or not _is_period_over(digest):
        return ""
    rows = (each.previous for each in digest.table if each.category == section.category)
    before = next((each.value for each in rows if each), Decimal(0))
    last, change = title_of.last(digest.period, _), section.count.value - before
    if not before:
        return _("{last}没有此类工作记录", last=last)
    if not change:
        return _("项数与{last}持平", last=last)
    said = _("项数比{last}增加{count}项") if change > 0 else _("项数比{last}减少{count}项")
    return said.format(last=last, count=words_of.number(abs(change)))


def _span(digest: Digest, _: Words) -> str:
    """「全年」「上半年」「第三季度」 once it is over, 「今年以来」「本季度」 before."""
    period, is_over = digest.period, _is_period_over(digest)
    if period.grain is Grain.YEAR:
        return _("全年") if is_over else _("今年以来")
    name = title_of.period_name(period, _, now=title_of.day_of(period))
    return name if is_over else title_of.this(period, _)


def _is_period_over(digest: Digest) -> bool:
    return digest.as_of.date() >= digest.period.end


def sentence(clauses: Iterable[str], _: Words) -> str:
    """The clauses with commas between them, closed; its first letter is a capital where there are such."""
    said = _("{said}。", said=_("，").join(clauses))
    return said[:1].upper() + said[1:]


def enumerated(told: Sequence[str], _: Words) -> str:
    """「一是…；二是…」 where there are several; a single one stands for itself."""
    if len(told) == 1:
        return told[0]
    named = (_("{ordinal}是{what}", ordinal=numeral(place, _), what=what) for place, what in enumerate(told))
    return _("；").join(named)


def outlook(digest: Digest, _: Words) -> Iterator[str]:
    """How much is arranged for the next period, and what comes first; what is not done stands with the plan."""
    if lines := calendar.listed(digest, ListPart.COMING, _):
        coming = title_of.coming(digest.period, _)
        kinds = Counter({each.number: each.kind for each in digest.of(ListPart.COMING)}.values())
        named = _("、").join(
            _("{kind}{count}项", kind=kind_words(_, kind), count=count) for kind, count in kinds.most_common()
        )
        clauses = [_("{coming}已排定{count}项", coming=coming, count=len(lines))]
        if len(kinds) > 1:
            clauses.append(_("其中{kinds}", kinds=named))
        yield sentence([*clauses, _first_item_clause(lines, _)], _)
    if ready := calendar.preparing(digest, _):
        yield sentence([_("须准备的有{count}项", count=len(ready)), _first_item_clause(ready, _)], _)


def _first_item_clause(lines: Sequence[ListLine], _: Words) -> str:
    item = lines[0].text
    return _("首先是{item}", item=item) if len(lines) > 1 else _("即{item}", item=item)
