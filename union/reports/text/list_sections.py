"""The parts of a report that are lists of work: by section, by month, 补报.

Each part is a heading and its lines; text and document lay them out, each in its own manner.
"""

from collections.abc import Sequence

from union.core.grain import Grain
from union.core.report_section import ListLine
from union.reports.model import Digest
from union.reports.named_items import Item
from union.reports.sections import Section
from union.reports.text import figure_texts as words_of
from union.words import Words


def work(
    section: Section, _: Words, *, limit: int, told: Sequence[Item] = (), year: int | None = None
) -> list[ListLine]:
    """The section's most telling items but those told already, and how many more; of a `year` each says its day."""
    items = [each for each in section.items if each not in told]
    lines = [
        ListLine(words_of.item(each, _) if year is None else words_of.dated(each, year, _), each.number)
        for each in items[:limit]
    ]
    rest = len(items) - len(lines) + section.unnamed
    return [*lines, ListLine(_("另有{count}项", count=rest))] if rest else lines


def months(digest: Digest, _: Words) -> list[ListLine]:
    """「10月：4项，1200元」, of a quarter, half or year; of a month its chart tells."""
    if digest.period.grain is Grain.MONTH:
        return []
    told = list[ListLine]()
    for name, (count, *money) in words_of.month_figures(digest, _):
        said = _("{month}：{count}", month=name, count=count.words)
        paid = _("、").join(each.words for each in money)
        told.append(ListLine(_("{said}，{money}", said=said, money=paid) if paid else said))
    return told


def late(digest: Digest, _: Words, *, limit: int) -> list[ListLine]:
    """What was filed after its own month was locked, section by section, outside this report's sums."""
    lines: list[ListLine] = []
    for section in digest.late:
        lines.append(ListLine(section_line(section, _)))
        lines.extend(work(section, _, limit=limit, year=digest.period.year))
    return lines


def section_line(section: Section, _: Words) -> str:
    """「帮扶慰问 3项：17户，12600元」."""
    head = _(
        "{category} {count}", category=_(section.category), count=words_of.items_counted(section.count, _)
    )
    sums = words_of.sums(section, _)
    return _("{head}：{sums}", head=head, sums=sums) if sums else head
