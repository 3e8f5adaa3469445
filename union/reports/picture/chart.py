"""The picture of a report: its work by category, and facts and money month by month. Made from a `Digest` alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from union.core import money as sums
from union.core.files.picture_canvas import FAINT, MARGIN, WIDTH, Canvas, fitted, printable, text_width
from union.core.money import sign_of
from union.reports.comparison import MonthRow
from union.reports.document import Paper
from union.reports.model import Digest
from union.reports.picture.chart_rows import GAP, LABEL, MONEY, SMALL, Bar, Panel, stacked
from union.reports.sections import UnitSum, ordered
from union.reports.text import care_texts as care_words
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.words import Words
from union.worklog.totals import SummedAmount, total

TITLE, GROUP, LINE = 54, 36, 34  # sizes of text
CARE = 52  # height of a line of care
WIDEST_LABEL = 9 * LABEL  # pixels of a category's name: English ones are long
WIDEST_ASIDE = 380
BETWEEN = 40  # two panels side by side


@dataclass(frozen=True, slots=True)
class Side:
    """Panels that stand beside each other, under the ones before."""

    panels: Sequence[Panel]

    @property
    def height(self) -> int:
        """Of the highest."""
        return max(panel.height for panel in self.panels)


def render(paper: Paper, _: Words) -> bytes:
    """A PNG, 1080 pixels wide and as high as it needs; the same paper gives the same bytes."""
    return drawn(paper.digest, _).png()


def drawn(digest: Digest, _: Words) -> Canvas:
    """The picture before it is made into bytes."""
    lines, sides = list(_lines(digest, _)), list(_sides(digest, _))
    care = [fitted(line, LINE, WIDTH - 2 * MARGIN) for line in care_words.sums(digest, _)]
    notes = [fitted(note, SMALL, WIDTH - 2 * MARGIN) for note in _notes(digest, _)]
    head = MARGIN + 60 + 80 + 52 * len(lines) + 20
    below = CARE * len(care) + GAP * bool(care) + 40 * len(notes)
    canvas = Canvas(head + sum(side.height for side in sides) + below + MARGIN)
    _write_head(canvas, digest, lines, _)
    top = float(head)
    for side in sides:
        _draw_side(canvas, side, top)
        top += side.height
    for place, line in enumerate(care):
        canvas.text(MARGIN, top + CARE * (place + 0.5), line, LINE)
    top += CARE * len(care) + GAP * bool(care)
    for place, note in enumerate(notes):
        canvas.text(MARGIN, top + 40 * (place + 0.5), note, SMALL, color=FAINT)
    return canvas


def _write_head(canvas: Canvas, digest: Digest, lines: Iterable[str], _: Words) -> None:
    wide = WIDTH - 2 * MARGIN
    state = printable(title_of.state(digest, _))
    title = title_of.title(digest, _, year=True)
    canvas.text(MARGIN, MARGIN + 26, fitted(digest.group_title, GROUP, wide), GROUP, color=FAINT)
    canvas.text(MARGIN, MARGIN + 96, fitted(title, TITLE, wide - text_width(state, SMALL) - GAP), TITLE)
    canvas.text(WIDTH - MARGIN, MARGIN + 104, state, SMALL, color=FAINT, align="right")
    for place, line in enumerate(lines):
        canvas.text(MARGIN, MARGIN + 140 + 52 * (place + 0.5), line, LINE)


def _lines(digest: Digest, _: Words) -> Iterator[str]:
    """The report's headline figures, as many to a line as there is room for."""
    figures = [words_of.headline(each, each.amount, _) for each in digest.overview.headlines]
    if not digest.sections:
        figures = [words_of.summary(digest, _)]
    line = ""
    for figure in figures:
        longer = _("{line}　{figure}", line=line, figure=figure) if line else figure
        if line and text_width(printable(longer), LINE) > WIDTH - 2 * MARGIN:
            yield line
            longer = figure
        line = fitted(longer, LINE, WIDTH - 2 * MARGIN)
    if line:
        yield line


def _sides(digest: Digest, _: Words) -> Iterator[Side]:
    """The work by category; then facts and each currency by month, two beside each other."""
    work = _by_category(digest, _)
    if work.bars:
        yield Side([work])
    if len(digest.months) < 2:
        return
    panels = [_facts_by_month(digest.months, _), *_money_by_month(digest.months, _)]
    for place in range(0, len(panels), 2):
        yield Side(panels[place : place + 2])


def _draw_side(canvas: Canvas, side: Side, top: float) -> None:
    right = WIDTH - MARGIN
    if len(side.panels) == 1:
        side.panels[0].draw(canvas, MARGIN, right, top)
        return
    middle = WIDTH / 2
    side.panels[0].draw(canvas, MARGIN, middle - BETWEEN / 2, top)
    side.panels[1].draw(canvas, middle + BETWEEN / 2, right, top)


def _by_category(digest: Digest, _: Words) -> Panel:
    """A row for each category of the months shown, which makes it their legend, with the period's money beside."""
    now = {section.category: section for section in digest.sections}
    names = ordered({*now, *(name for row in digest.months for name in row.facts)})
    paid = {name: _paid(now[name].money, _) if name in now else "" for name in names}
    is_shown = any(paid.values()) and max(text_width(each, LINE) for each in paid.values()) <= WIDEST_ASIDE
    bars = [
        _bar(_short(name, _), now[name].count if name in now else None, name, paid[name] if is_shown else "")
        for name in names
    ]
    heading = _("{this}各类工作（项）", this=title_of.this(digest.period, _))
    return Panel(heading, bars, _("金额") if is_shown else "", swatches=True)


def _facts_by_month(months: Sequence[MonthRow], _: Words) -> Panel:
    bars = []
    for row in months:
        parts = {name: float(row.facts[name].value) for name in ordered(row.facts)}
        bars.append(Bar(_month(row, _), words_of.number_of(total(row.facts.values())), stacked(parts)))
    return Panel(_("各月工作（项）"), bars)


def _money_by_month(months: Sequence[MonthRow], _: Words) -> Iterator[Panel]:
    for currency in dict.fromkeys(name for row in months for name in row.money):
        bars = [_paid_bar(row, currency, _) for row in months]
        yield Panel(_("各月金额（{unit}）", unit=sign_of(currency, _)), bars)


def _paid_bar(row: MonthRow, currency: str, _: Words) -> Bar:
    paid = row.money.get(currency)
    if paid is None:
        return Bar(_month(row, _), "0", ())
    said = sums.figure(int(paid.value))
    return Bar(_month(row, _), _about(said, paid, _), ((MONEY, max(0.0, float(paid.value))),))


def _bar(label: str, amount: SummedAmount | None, category: str, aside: str) -> Bar:
    value = float(amount.value) if amount else 0.0
    return Bar(label, words_of.number_of(amount), stacked({category: value}), aside)


def _paid(money: Iterable[UnitSum], _: Words) -> str:
    return _("、").join(words_of.paid(each.total, each.unit, _) for each in money)


def _about(said: str, amount: SummedAmount, _: Words) -> str:
    return _("约{figure}", figure=said) if amount.approx else said


def _month(row: MonthRow, _: Words) -> str:
    """「11月」, in its own year."""
    return title_of.period_name(row.period, _, now=row.period.end - timedelta(days=1))


def _short(category: str, _: Words) -> str:
    return fitted(_(category), LABEL, WIDEST_LABEL)


def _notes(digest: Digest, _: Words) -> Iterator[str]:
    """What a figure does not say by itself."""
    if len(digest.months) > 1:
        yield _("各月含补报；颜色与上面的类别相同")
    if digest.approximate or any(paid.approx for row in digest.months for paid in row.money.values()):
        yield _("带“约”的含约数")
