"""What a corrected report says otherwise than the one before it, a line for each thing (更正稿)."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from union.core.almanac.date_format import day_words
from union.core.grouping import grouped
from union.core.report_section import AddedFigure
from union.events.item_lines import Lines
from union.reports.model import Digest
from union.reports.named_items import Item
from union.reports.sections import ListPart, Section, UnitSum, ordered
from union.reports.text import figure_texts as words_of
from union.words import Words
from union.worklog.totals import SummedAmount

NOTHING = SummedAmount(Decimal(0))
NO_SECTION = Section("", NOTHING, (), (), (), ())
Said = Callable[[SummedAmount, str, Words], str]
Named = Mapping[tuple[str, str, str], AddedFigure]


def changed(before: Digest, after: Digest, _: Words) -> tuple[str, ...]:
    """「帮扶慰问：12户→11户，6000元→5500元」 and so on: sums by category, then single items; () where both say the same."""
    own = _sections(before.sections, after.sections, _)
    late = (_("补报 {line}", line=line) for line in _sections(before.late, after.late, _))
    contests = _contests(before.of(ListPart.COMPETITIONS), after.of(ListPart.COMPETITIONS), _)
    return tuple(dict.fromkeys([*own, *late, *contests, *_added_section_changes(before, after, _)]))


def _sections(before: Sequence[Section], after: Sequence[Section], _: Words) -> Iterator[str]:
    then, now = ({each.category: each for each in side} for side in (before, after))
    for category in ordered({*then, *now}):
        figures = list(_figures(then.get(category, NO_SECTION), now.get(category, NO_SECTION), _))
        if figures:
            yield _("{category}：{figures}", category=_(category), figures=_("，").join(figures))
        if category in then and category in now:
            # The only item of a log in both, where its day or words are others; which items are named is no correction
            old, new = _single(then[category].items), _single(now[category].items)
            for number in [number for number in new if number in old]:
                was, each = old[number], new[number]
                if was.day != each.day:
                    days = [day_words(_, day, now=each.day) for day in (was.day, each.day)]
                    yield _("#{number} 日期：{moved}", number=number, moved=_moved(days[0], days[1], _))
                if was.title != each.title:
                    yield _("#{number} {moved}", number=number, moved=_moved(was.title, each.title, _))


def _figures(then: Section, now: Section, _: Words) -> Iterator[str]:
    if then.count.value != now.count.value:
        yield _moved(words_of.items_counted(then.count, _), words_of.items_counted(now.count, _), _)
    yield from _sums(then.told, now.told, words_of.amount_with_unit, _)
    yield from _sums(then.money, now.money, words_of.paid, _)
    came = _sums(then.income, now.income, words_of.paid, _)
    yield from (_("收入{moved}", moved=each) for each in came)
    old, new = ({(each.what, each.text) for each in side.listed} for side in (then, now))
    yield from (_("删去{figure}", figure="".join(each)) for each in sorted(old - new))
    yield from (_("增加{figure}", figure="".join(each)) for each in sorted(new - old))


def _sums(then: Sequence[UnitSum], now: Sequence[UnitSum], said: Said, _: Words) -> Iterator[str]:
    """By unit; by purpose where the unit's whole is the same, or means nothing."""
    old, new = ({each.unit: each for each in side} for side in (then, now))
    for unit in dict.fromkeys((*old, *new)):
        sides = [side.get(unit) or UnitSum(unit, NOTHING, ()) for side in (old, new)]
        sums = [{"": each.total} for each in sides]
        if any(each.mixed for each in sides) or not _differ(*(each.total for each in sides)):
            sums = [{part.what: part.amount for part in each.parts} for each in sides]
        for what in dict.fromkeys(name for each in sums for name in each):
            was, is_ = (each.get(what, NOTHING) for each in sums)
            if _differ(was, is_):
                yield what + _moved(said(was, unit, _), said(is_, unit, _), _)


def _single(items: Sequence[Item]) -> dict[int, Item]:
    numbers = Counter(each.number for each in items)
    return {each.number: each for each in items if numbers[each.number] == 1}


def _contests(then: Lines, now: Lines, _: Words) -> Iterator[str]:
    old = {each.number: each for each in then}
    for each in now:
        was = old.get(each.number)
        if was is not None and was.said != each.said:
            told = [_("；").join(side.said) or _("无成绩") for side in (was, each)]
            moved = _moved(told[0], told[1], _)
            yield _("#{number} {title}：{moved}", number=each.number, title=each.title, moved=moved)


def _added_section_changes(before: Digest, after: Digest, _: Words) -> Iterator[str]:
    """「五必访：已访3户→4户，未访1户→无」, by subject."""
    then, now = (
        {
            (section.name, each.name(_), each.unit): each
            for section in side.added
            for each in section.figures
            if not section.is_breakdown
        }
        for side in (before, after)
    )
    for subject, each in grouped(figures_moved(then, now, _)).items():
        yield _("{subject}：{figures}", subject=_(subject), figures=_("，").join(each))


def figures_moved(then: Named, now: Named, _: Words) -> Iterator[tuple[str, str]]:
    """Of figures by subject, name and unit those that are others now, each with its subject: 「支出1500元→1800元」."""
    for place in dict.fromkeys((*then, *now)):
        was, is_ = (_figure(side.get(place), _) for side in (then, now))
        if was != is_:
            yield place[0], place[1] + _moved(was, is_, _)


def _figure(each: AddedFigure | None, _: Words) -> str:
    """With what it stands for (the branches not reached), for that may change alone."""
    if each is None:
        return _("无")
    said, note = each.said(_), each.remark(_)
    return _("{figure}（{note}）", figure=said, note=note) if note else said


def _differ(one: SummedAmount, other: SummedAmount) -> bool:
    return (one.value, one.approx) != (other.value, other.approx)


def _moved(then: str, now: str, _: Words) -> str:
    return _("{then}→{now}", then=then, now=now)
