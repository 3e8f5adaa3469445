"""A report for a page: each figure in words with a code and the logs behind it, so that every number opens to its logs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from handlers.office import texts as phrases
from union.reports.comparison import Change
from union.reports.model import Digest
from union.reports.sections import Section, UnitSum
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.words import Words
from union.worklog.totals import SummedAmount, total


@dataclass(frozen=True, slots=True)
class Figure:
    """「12户」 with the numbers of its logs; `code` names it within its report.

    `parts`: what it is made of, `whole` when they are all of it, else they are among it (其中).
    """

    code: str
    words: str
    logs: tuple[int, ...]
    parts: tuple["Figure", ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A line of figures under a name; `listed`: percentages and the like, that no sum contains, with their logs."""

    name: str
    figures: tuple[Figure, ...]
    listed: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """All the figures of a report as a page shows them, in its order."""

    whole: Part
    beside: tuple[Part, ...]
    sections: tuple[Part, ...]
    late: tuple[Part, ...]
    months: tuple[Part, ...]

    def figure(self, code: str) -> tuple[Part, Figure] | None:
        """The figure of a code, with the line it stands in: 上月's sums are not this month's."""
        parts = (self.whole, *self.beside, *self.sections, *self.late, *self.months)
        every = (
            (part, each) for part in parts for figure in part.figures for each in (figure, *figure.parts)
        )
        return next((found for found in every if found[1].code == code), None)


def shown(digest: Digest, _: Words) -> Shown:
    """The figures of a report."""
    return Shown(
        Part(title_of.this(digest.period, _), tuple(_headlines(digest, _))),
        tuple(_beside(digest, _)),
        tuple(_section(f"s{place}", each, _) for place, each in enumerate(digest.sections)),
        tuple(_section(f"l{place}", each, _) for place, each in enumerate(digest.late)),
        tuple(_months(digest, _)),
    )


def _headlines(digest: Digest, _: Words) -> Iterator[Figure]:
    for place, each in enumerate(digest.overview.headlines):
        yield Figure(f"o{place}", words_of.headline(each, each.amount, _), each.amount.sources)


def _beside(digest: Digest, _: Words) -> Iterator[Part]:
    """环比, 同比 and 累计, where they are known."""
    period = digest.period
    pairs = (
        ("b", title_of.last(period, _), digest.previous),
        ("a", title_of.year_ago(period, _), digest.year_ago),
    )
    for letter, name, changes in pairs:
        if changes:
            yield Part(name, tuple(_then(letter, changes, _)))
    if digest.year_to_date:
        sums = (
            Figure(f"y{place}", words_of.headline(each, each.amount, _), each.amount.sources)
            for place, each in enumerate(digest.year_to_date.headlines)
        )
        yield Part(_("本年累计"), tuple(sums))


def _then(letter: str, changes: Sequence[Change], _: Words) -> Iterator[Figure]:
    for place, each in enumerate(changes):
        said = words_of.headline(each, each.then, _)
        moved = words_of.moved(each, _) if words_of.tells(each) else ""
        yield Figure(f"{letter}{place}", phrases.compared(_, said, moved), each.then.sources)


def _section(code: str, section: Section, _: Words) -> Part:
    figures = [Figure(code, words_of.items_counted(section.count, _), section.count.sources)]
    figures += _sums(f"{code}u", section.sums, False, _)
    figures += _sums(f"{code}m", section.money, True, _)
    for each in _sums(f"{code}i", section.income, True, _):
        figures.append(replace(each, words=_("收入{sum}", sum=each.words)))
    listed = tuple((f"{each.what}{each.text}", each.number) for each in section.listed)
    return Part(_(section.category), tuple(figures), listed)


def _sums(code: str, sums: Iterable[UnitSum], money: bool, _: Words) -> list[Figure]:
    """A sum with its purposes; what only its parts mean something of stands as the parts."""
    found: list[Figure] = []
    for place, each in enumerate(sums):
        say = words_of.paid if money else words_of.counted
        whole = Figure(f"{code}{place}", say(each.total, each.unit, _), each.total.sources)
        parts = tuple(
            Figure(
                f"{whole.code}p{number}", f"{part.what}{say(part.amount, each.unit, _)}", part.amount.sources
            )
            for number, part in enumerate(each.parts)
            if part.what or (each.mixed and not money)
        )
        if each.mixed and not money:
            found += parts
        elif len(each.parts) == 1:
            found += parts or (whole,)
        else:
            found.append(replace(whole, parts=parts, whole=len(parts) == len(each.parts)))
    return found


def _months(digest: Digest, _: Words) -> Iterator[Part]:
    """Of a quarter, half or year its months; of a month its chart tells."""
    if digest.period.is_month:
        return
    for place, row in enumerate(digest.months):
        facts = total(row.facts.values())
        name = title_of.period_name(row.period, _, now=title_of.day_of(digest.period))
        figures = [Figure(f"m{place}", words_of.items_counted(facts, _), facts.sources)]
        for number, (unit, amount) in enumerate(sorted(row.money.items())):
            figures.append(Figure(f"m{place}y{number}", _paid(amount, unit, _), amount.sources))
        yield Part(name, tuple(figures))


def _paid(amount: SummedAmount, unit: str, _: Words) -> str:
    return words_of.paid(amount, unit, _)
