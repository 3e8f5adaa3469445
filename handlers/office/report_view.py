"""A report for a page: each figure in words with a code and the logs behind it, so that every number opens to its logs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from handlers.office import texts as phrases
from union.reports.comparison import Change, Overview
from union.reports.model import Digest
from union.reports.sections import Section
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.reports.text.figure_texts import SaidFigure
from union.words import Words
from union.worklog.totals import total


@dataclass(frozen=True, slots=True)
class Part:
    """A line of figures under a name; `listed`: percentages and the like, that no sum contains, with their logs."""

    name: str
    figures: tuple[SaidFigure, ...]
    listed: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """All the figures of a report as a page shows them, in its order."""

    whole: Part
    beside: tuple[Part, ...]
    sections: tuple[Part, ...]
    late: tuple[Part, ...]
    months: tuple[Part, ...]

    def figure(self, code: str) -> tuple[Part, SaidFigure] | None:
        """The figure of a code, with the line it stands in: 上月's sums are not this month's."""
        parts = (self.whole, *self.beside, *self.sections, *self.late, *self.months)
        every = (
            (part, each) for part in parts for figure in part.figures for each in (figure, *figure.parts)
        )
        return next((found for found in every if found[1].code == code), None)


def shown(digest: Digest, _: Words) -> Shown:
    """The figures of a report."""
    return Shown(
        _part("o", title_of.this(digest.period, _), _headlines(digest.overview, _)),
        tuple(_beside(digest, _)),
        tuple(_section(f"s{place}.", each, _) for place, each in enumerate(digest.sections)),
        tuple(_section(f"l{place}.", each, _) for place, each in enumerate(digest.late)),
        tuple(_months(digest, _)),
    )


def _part(
    code: str, name: str, figures: Iterable[SaidFigure], listed: tuple[tuple[str, int], ...] = ()
) -> Part:
    """With a code for each figure, and for those it is made of."""
    return Part(name, _coded(code, figures), listed)


def _coded(code: str, figures: Iterable[SaidFigure]) -> tuple[SaidFigure, ...]:
    return tuple(
        replace(each, code=f"{code}{place}", parts=_coded(f"{code}{place}p", each.parts))
        for place, each in enumerate(figures)
    )


def _headlines(overview: Overview, _: Words) -> Iterator[SaidFigure]:
    for each in overview.headlines:
        yield SaidFigure(words_of.headline(each, each.amount, _), each.amount.sources)


def _beside(digest: Digest, _: Words) -> Iterator[Part]:
    """环比, 同比 and 累计, where they are known."""
    period = digest.period
    pairs = (
        ("b", title_of.last(period, _), digest.previous),
        ("a", title_of.year_ago(period, _), digest.year_ago),
    )
    for code, name, changes in pairs:
        if changes:
            yield _part(code, name, (_then(each, _) for each in changes))
    if digest.year_to_date:
        yield _part("y", _("本年累计"), _headlines(digest.year_to_date, _))


def _then(each: Change, _: Words) -> SaidFigure:
    moved = words_of.moved(each, _) if words_of.tells(each) else ""
    return SaidFigure(phrases.compared(_, words_of.headline(each, each.then, _), moved), each.then.sources)


def _section(code: str, section: Section, _: Words) -> Part:
    figures = [SaidFigure(words_of.items_counted(section.count, _), section.count.sources)]
    for said, sums in ((words_of.counted, section.sums), (words_of.paid, section.money)):
        figures += (each for sum_ in sums for each in words_of.sum_figures(sum_, said, _))
    came = (each for sum_ in section.income for each in words_of.sum_figures(sum_, words_of.paid, _))
    figures += (replace(each, words=_("收入{sum}", sum=each.words)) for each in came)
    listed = tuple((f"{each.what}{each.text}", each.number) for each in section.listed)
    return _part(code, _(section.category), figures, listed)


def _months(digest: Digest, _: Words) -> Iterator[Part]:
    """Of a quarter, half or year its months; of a month its chart tells."""
    for place, row in enumerate(() if digest.period.is_month else digest.months):
        facts = total(row.facts.values())
        name = title_of.period_name(row.period, _, now=title_of.day_of(digest.period))
        figures = [SaidFigure(words_of.items_counted(facts, _), facts.sources)]
        for unit, amount in sorted(row.money.items()):
            figures.append(SaidFigure(words_of.paid(amount, unit, _), amount.sources))
        yield _part(f"m{place}.", name, figures)
