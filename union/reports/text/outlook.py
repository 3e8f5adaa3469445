"""What a longer report says of things left undone and of what comes next, from the calendar alone."""

from collections import Counter
from collections.abc import Iterator

from union.core.kind_labels import kind_words
from union.reports.model import Digest
from union.reports.text import list_sections as details
from union.reports.text import title as title_of
from union.reports.text.prose import ProseSentence, sentence
from union.words import Words


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
