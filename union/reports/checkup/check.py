"""A report looked through from its beginning to its end; what can't be judged is left alone."""

from collections.abc import Iterable, Iterator
from datetime import date

from union.core.lazy_regex import Regex
from union.reports.checkup.blanks import blanks
from union.reports.checkup.flaws import Flaw
from union.reports.checkup.percentages import percentages
from union.reports.checkup.products import products
from union.reports.checkup.tables import is_row, table_slips
from union.reports.checkup.told_figures import figures
from union.reports.checkup.told_twice import told_twice
from union.reports.checkup.totals import totals
from union.reports.checkup.wrong_days import wrong_days

MOST_SIGNS = 100_000
MOST_FLAWS = 200
AT_ONCE = 60  # figures of one paragraph that are held against each other
LINE = Regex(r"[^\n]+")


def checked(text: str, today: date) -> tuple[Flaw, ...]:
    """What is wrong, in the order of the text; of what is behind the first 100,000 signs nothing is said."""
    text = text[:MOST_SIGNS]
    return tuple(_apart([*_in_words(text, today), *_in_figures(text)]))[:MOST_FLAWS]


def _in_words(text: str, today: date) -> Iterator[Flaw]:
    yield from blanks(text)
    yield from wrong_days(text, today)
    yield from table_slips(text)


def _in_figures(text: str) -> Iterator[Flaw]:
    spans = [match.span() for match in LINE.finditer(text)]
    lines = [figures(text[start:end], start) for start, end in spans if not is_row(text[start:end])]
    for line in lines:
        for at in range(0, len(line), AT_ONCE):
            near = line[at : at + AT_ONCE]
            for look in (percentages, totals, products):
                yield from look(near, text)
    yield from told_twice(lines, text)


def _apart(flaws: Iterable[Flaw]) -> Iterator[Flaw]:
    """One for each place: the shorter words stand for what lies within longer ones of the same kind."""
    kept: list[Flaw] = []
    for one in sorted(flaws, key=lambda flaw: (flaw.start, flaw.end)):
        if not (kept and one.kind is kept[-1].kind and one.start < kept[-1].end):
            kept.append(one)
    yield from kept
