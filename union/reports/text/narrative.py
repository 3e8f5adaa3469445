"""The narrative of a longer report in the official manner: sentences made of figures and logs, nothing invented.

A function of the digest and not a part of it: what a report tells is a value, its sentences are in a language.
What a sentence says depends on what there is; nothing is praised, no fault is owned that the calendar does not show.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from union.core import units
from union.core.grain import Grain
from union.core.kinds import kind_words
from union.reports.model import CategoryRow, Digest
from union.reports.named_items import Item
from union.reports.sections import PEOPLE, Section, UnitSum
from union.reports.text import figure_texts as words_of
from union.reports.text import list_sections as details
from union.reports.text import title as title_of
from union.reports.text.blocks import NUMERALS
from union.words import Words
from union.worklog.totals import SummedAmount, total

AREAS_SHOWN, TOLD_SINGLY, THINGS_SHOWN = 3, 3, 4
FEWEST_MONTHS = 3  # before one of them can be called the busiest


@dataclass(frozen=True, slots=True)
class ProseSentence:
    """One sentence, closed with 。, and the numbers of the logs and items it rests on, ascending."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section told in sentences, one paragraph; `category` is "" for the opening and the outlook.

    `items`: those of the section told singly, so that a list beside it need not tell them again.
    """

    category: str
    heading: str
    sentences: tuple[ProseSentence, ...]
    items: tuple[Item, ...] = ()

    @property
    def text(self) -> str:
        """The sentences as one paragraph."""
        return "".join(each.text for each in self.sentences)


def narrative(digest: Digest, _: Words) -> tuple[Chapter, ...]:
    """The opening, a chapter for each section, the outlook; none for a month, whose report is tables and items."""
    if digest.period.grain is Grain.MONTH or not digest.sections:
        return ()
    opening = Chapter("", _("总体情况"), tuple(_opening(digest, _)))
    told = tuple(_chapter(digest, section, _) for section in digest.sections)
    ahead = tuple(outlook(digest, _))
    last = Chapter("", _("未完成事项和下一步工作"), ahead)
    return (opening, *told, last) if ahead else (opening, *told)


def _opening(digest: Digest, _: Words) -> Iterator[ProseSentence]:
    name, overview = title_of.period_name(digest.period, _, now=None), digest.overview
    count = words_of.headlines(overview, _, kinds=("facts",))
    parts = [
        _("{period}，{group}共开展工作{count}", period=name, group=digest.group_title, count=count)
        if _is_over(digest)
        else _(
            "截至{month}月{day}日，{group}{period}共开展工作{count}",
            month=digest.as_of.month,
            day=digest.as_of.day,
            group=digest.group_title,
            period=name,
            count=count,
        )
    ]
    people = words_of.headlines(overview, _, kinds=("people",))
    money = words_of.headlines(overview, _, kinds=("money",))
    if people:
        # Whoever came to several is in it several times: 5583 人 of a works of 860.
        is_sum = len(overview.logs) > 1
        parts.append(
            _("涉及{people}（各项相加）", people=people) if is_sum else _("涉及{people}", people=people)
        )
    parts += [_("资金{money}", money=money)] if money else []
    yield sentence(parts, overview.logs, _)
    yield from _areas(digest, _)
    yield from _busiest(digest, _)
    yield sentence([_("现将有关情况报告如下")], overview.logs, _)


def _areas(digest: Digest, _: Words) -> Iterator[ProseSentence]:
    """Which kinds of work there was most of."""
    if len(digest.sections) < 2:
        return
    ranked = sorted(digest.sections, key=lambda each: -each.count.value)[:AREAS_SHOWN]
    named = _("、").join(
        units.of_what(each.category, words_of.items_counted(each.count, _), _) for each in ranked
    )
    sources = total(each.count for each in ranked).sources
    if len(ranked) == len(digest.sections):
        yield sentence([_("其中{areas}", areas=named)], sources, _)
    else:
        count = len(digest.sections)
        yield sentence(
            [_("工作涉及{count}个方面，其中{areas}，项数居前", count=count, areas=named)], sources, _
        )


def _busiest(digest: Digest, _: Words) -> Iterator[ProseSentence]:
    counts = [(row, total(row.facts.values())) for row in digest.months]
    if len(counts) < FEWEST_MONTHS:
        return
    row, most = max(counts, key=lambda pair: pair[1].value)
    if sum(1 for _row, count in counts if count.value == most.value) > 1:
        return
    month = title_of.period_name(row.period, _, now=title_of.day_of(digest.period))
    share = words_of.items_counted(most, _)
    yield sentence([_("按月看，{month}最多，为{count}", month=month, count=share)], most.sources, _)


def _chapter(digest: Digest, section: Section, _: Words) -> Chapter:
    row = next((each for each in digest.table if each.category == section.category), None)
    # A single one left over would stand below as a list of one.
    told = len(section.items) if len(section.items) + section.unnamed == TOLD_SINGLY + 1 else TOLD_SINGLY
    items = sorted(section.items[:told], key=lambda each: (each.day, each.number))
    sentences = [*_figures(digest, section, _), *_compared(digest, row, _), *_items(digest, items, _)]
    category = section.category
    heading = _(category) if category.endswith("工作") else _("{category}工作", category=_(category))
    return Chapter(category, heading, tuple(sentences), tuple(items))


def _figures(digest: Digest, section: Section, _: Words) -> Iterator[ProseSentence]:
    """How much there was; a single item says its own figures."""
    if section.count.value == 1:
        return
    category, count = _(section.category), words_of.items_counted(section.count, _)
    parts = [_("{span}开展{category}工作{count}", span=_span(digest, _), category=category, count=count)]
    people = [each for each in section.sums if each.unit in PEOPLE]
    if people:
        parts.append(_("涉及{people}", people=_wholes(people, _)))
    if section.money:
        parts.append(_("、").join(_paid(each, _) for each in section.money))
    parts += words_of.incomes(section, _)
    yield sentence(parts, section.count.sources, _)
    things = [
        (units.of_what(part.what, words_of.counted(part.amount, each.unit, _), _), part.amount)
        for each in section.sums
        if each.unit not in PEOPLE
        for part in each.parts
        if part.what
    ]
    if things:
        yield _things(things, _)


def _things(things: Sequence[tuple[str, SummedAmount]], _: Words) -> ProseSentence:
    shown = things[:THINGS_SHOWN]
    said = _("、").join(text for text, _amount in shown)
    if len(things) == 1:
        return sentence([_("其中有{thing}", thing=said)], shown[0][1].sources, _)
    if len(things) > len(shown):
        said = _("{things}等", things=said)
    return sentence([_("主要有{things}", things=said)], total(amount for _text, amount in shown).sources, _)


def _wholes(sums: Iterable[UnitSum], _: Words) -> str:
    return _("、").join(words_of.counted(each.total, each.unit, _) for each in sums)


def _paid(each: UnitSum, _: Words) -> str:
    named = [
        units.of_what(part.what, words_of.paid(part.amount, each.unit, _), _)
        for part in each.parts
        if part.what
    ]
    whole = words_of.paid(each.total, each.unit, _)
    if len(named) == len(each.parts) == 1:
        return named[0]
    whole = _("资金{money}", money=whole)
    if len(named) < 2:
        return whole
    parts = _("、").join(named[:THINGS_SHOWN])
    if len(each.parts) <= len(named) <= THINGS_SHOWN:
        return words_of.with_parts(whole, parts, _)
    return _("{whole}（其中{parts}）", whole=whole, parts=parts)


def _compared(digest: Digest, row: CategoryRow | None, _: Words) -> Iterator[ProseSentence]:
    """Against the period before, where that is known and this one is over."""
    if (
        row is None
        or row.now is None
        or row.now.value == 1
        or digest.previous is None
        or not _is_over(digest)
    ):
        return
    then = row.previous or SummedAmount(row.now.value * 0)
    last, change = title_of.last(digest.period, _), row.now.value - then.value
    sources = total((row.now, then)).sources
    if not then.value:
        yield sentence([_("{last}没有此类工作记录", last=last)], sources, _)
    elif not change:
        yield sentence([_("项数与{last}持平", last=last)], sources, _)
    else:
        count = words_of.number(abs(change))
        said = _("项数比{last}增加{count}项") if change > 0 else _("项数比{last}减少{count}项")
        yield sentence([said.format(last=last, count=count)], sources, _)


def _items(digest: Digest, items: Sequence[Item], _: Words) -> Iterator[ProseSentence]:
    told = [words_of.dated(each, digest.period.year, _) for each in items]
    if told:
        yield sentence([enumerated(told, _)], [each.number for each in items], _)


def _span(digest: Digest, _: Words) -> str:
    """「全年」「上半年」「第三季度」 once it is over, 「今年以来」「本季度」 before."""
    is_year = digest.period.grain is Grain.YEAR
    if not _is_over(digest):
        return _("今年以来") if is_year else title_of.this(digest.period, _)
    return (
        _("全年") if is_year else title_of.period_name(digest.period, _, now=title_of.day_of(digest.period))
    )


def _is_over(digest: Digest) -> bool:
    return digest.as_of.date() >= digest.period.end


def sentence(clauses: Iterable[str], numbers: Iterable[int], _: Words) -> ProseSentence:
    """The clauses with commas between them, closed; its first letter is a capital where there are such."""
    said = _("{said}。", said=_("，").join(clauses))
    return ProseSentence(said[:1].upper() + said[1:], tuple(sorted(set(numbers))))


def enumerated(told: Sequence[str], _: Words) -> str:
    """「一是…；二是…」 where there are several; a single one stands for itself."""
    if len(told) == 1:
        return told[0]
    return _("；").join(
        _("{ordinal}是{what}", ordinal=_ordinal(place, _), what=what)
        for place, what in enumerate(told[: len(NUMERALS)])
    )


def _ordinal(place: int, _: Words) -> str:
    return NUMERALS[place] if _.language.startswith("zh") else str(place + 1)


def outlook(digest: Digest, _: Words) -> Iterator[ProseSentence]:
    """What is still open or past its deadline; how much is arranged for the next period, and what comes first."""
    yield from _undone(digest, _)
    yield from _arranged(digest, _)
    ready = details.preparing(digest, _)
    if ready:
        numbers = [line.number for line in ready if line.number]
        first = ready[0].text
        yield sentence([_("须准备的有{count}项", count=len(ready)), _first(len(ready), first, _)], numbers, _)


def _undone(digest: Digest, _: Words) -> Iterator[ProseSentence]:
    still, late = digest.plan.open, digest.overdue
    numbers = [*(each.event.number for each in still), *(each.number for each in late)]
    day = _("{month}月{day}日", month=digest.as_of.month, day=digest.as_of.day)
    clauses = [_("截至{day}，计划内尚有{count}项未完成", day=day, count=len(still))] if still else []
    if late:
        due = _("{month}月{day}日", month=late[0].due.month, day=late[0].due.day)
        clauses.append(_("已过期限的共{count}项", count=len(late)))
        clauses.append(_("最早到期的是“{title}”（{due}到期）", title=late[0].title, due=due))
    named = {
        *((each.event.number, each.start) for each in still),
        *((each.number, each.start) for each in late),
    }
    likely = [each for each in digest.told if (each.number, each.start) in named]
    clauses += [_("其中{count}项似已办，待确认", count=len(likely))] if likely else []
    if clauses:
        yield sentence(clauses, [*numbers, *(each.log for each in likely)], _)


def _arranged(digest: Digest, _: Words) -> Iterator[ProseSentence]:
    lines = details.coming(digest, _)
    if not lines:
        return
    coming = title_of.coming(digest.period, _)
    kinds = Counter({each.event.number: each.event.kind for each in digest.preview.items}.values())
    named = _("、").join(
        _("{kind}{count}项", kind=kind_words(_, kind), count=count) for kind, count in kinds.most_common()
    )
    clauses = [_("{coming}已排定{count}项", coming=coming, count=len(lines))]
    if len(kinds) > 1:
        clauses.append(_("其中{kinds}", kinds=named))
    clauses.append(_first(len(lines), lines[0].text, _))
    yield sentence(clauses, [line.number for line in lines if line.number], _)


def _first(count: int, item: str, _: Words) -> str:
    """What comes first, or the only one."""
    return _("首先是{item}", item=item) if count > 1 else _("即{item}", item=item)
