"""A report for a page: each figure in words with a code and the logs behind it, so that every number opens to its logs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from union.reports.model import Digest
from union.reports.sections import Section
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.reports.text.figure_texts import SaidFigure
from union.words import Words


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
        _part("o", title_of.this(digest.period, _), words_of.headline_figures(digest.overview, _)),
        _parts("b", words_of.beside(digest, _)),
        tuple(_section(f"s{place}.", each, _) for place, each in enumerate(digest.sections)),
        tuple(_section(f"l{place}.", each, _) for place, each in enumerate(digest.late)),
        () if digest.period.is_month else _parts("m", words_of.month_figures(digest, _)),
    )


def _part(
    code: str, name: str, figures: Iterable[SaidFigure], listed: tuple[tuple[str, int], ...] = ()
) -> Part:
    """With a code for each figure, and for those it is made of."""
    return Part(name, _coded(code, figures), listed)


def _parts(code: str, found: Iterable[tuple[str, Iterable[SaidFigure]]]) -> tuple[Part, ...]:
    return tuple(_part(f"{code}{place}.", name, figures) for place, (name, figures) in enumerate(found))


def _coded(code: str, figures: Iterable[SaidFigure]) -> tuple[SaidFigure, ...]:
    return tuple(
        replace(each, code=f"{code}{place}", parts=_coded(f"{code}{place}p", each.parts))
        for place, each in enumerate(figures)
    )


def _section(code: str, section: Section, _: Words) -> Part:
    listed = tuple((f"{each.what}{each.text}", each.number) for each in section.listed)
    return _part(code, _(section.category), words_of.section_figures(section, _), listed)
