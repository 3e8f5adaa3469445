"""The picture of a report: its work by category, and facts and money month by month. Made from a `Digest` alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from union.core import units as sums
from union.core.files.picture_canvas import (
    ALARM,
    FAINT,
    INK,
    MARGIN,
    WIDTH,
    Canvas,
    fitted,
    printable,
    text_width,
)
from union.core.files.picture_canvas import LINE as EMPTY
from union.core.kinds import CATEGORIES
from union.core.records import dataclass
from union.core.report_section import AddedFigure, AddedSection
from union.core.units import sign_of
from union.reports.document import Paper
from union.reports.model import Digest
from union.reports.sections import ordered
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.words import Words
from union.worklog.totals import SummedAmount, total

HEADING, LABEL, VALUE, SMALL = 38, 34, 32, 26  # sizes of text
HEAD, ROW, BAR = 76, 60, 38  # heights
GAP, LEAST = 14, 4  # beside a bar; the shortest one that is seen
SWATCH = 24
MONEY = "#B7791F"
# One colour for a category, whatever else a month has.
COLOURS = (
    *("#2F5FA8", "#7FA6D9", "#1B8A7A", "#D9482B", "#F0A030", "#6B4A9C"),
    *("#6FA83A", "#CF4F8F", "#22A6C4", "#7D5A4A", "#8793A0"),
)
LIGHT = {"#7FA6D9", "#F0A030", "#6FA83A", "#22A6C4"}  # dark figures are read better upon these


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its label, what stands beside the bar, the lengths of the bar's pieces by colour."""

    label: str
    said: str
    pieces: tuple[tuple[str, float], ...]
    aside: str = ""

    @property
    def length(self) -> float:
        return sum(length for _colour, length in self.pieces)

    def draw(self, canvas: Canvas, begin: float, width: float, longest: float, middle: float) -> float:
        """The bar, the `longest` of which is so wide; returns where it ends.

        What is not nothing can be seen, and all pieces stay in the width; of several each says its figure where it has room.
        """
        wide = [max(LEAST, length / longest * width) if length else 0.0 for _colour, length in self.pieces]
        share = min(1.0, width / sum(wide)) if sum(wide) else 1.0
        x = begin
        for (colour, length), each in zip(self.pieces, wide, strict=True):
            across, figure = each * share, f"{length:.0f}"
            canvas.box(x, middle - BAR / 2, across, BAR, colour)
            if len(self.pieces) > 1 and text_width(figure, SMALL) + GAP <= across:
                ink = INK if colour in LIGHT else "#FFFFFF"
                canvas.text(x + across / 2, middle, figure, SMALL, color=ink, align="center")
            x += across
        return x


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows under a heading; `aside_head` stands above a column of words at the right; `swatches`: it is the legend.

    `whole`: the length that all of what was planned has, shown behind each bar.
    """

    heading: str
    bars: Sequence[Bar]
    aside_head: str = ""
    swatches: bool = False
    whole: float = 0

    @property
    def height(self) -> int:
        """In pixels, with the room below."""
        return HEAD + ROW * len(self.bars) + GAP

    def draw(self, canvas: Canvas, left: float, right: float, top: float) -> None:
        """Between these edges; every figure beside its bar, never upon another's."""
        beside = text_width(self.aside_head, VALUE) + GAP if self.aside_head else 0
        canvas.text(left, top + HEAD / 2, fitted(self.heading, HEADING, right - left - beside), HEADING)
        if self.aside_head:
            canvas.text(right, top + HEAD / 2, self.aside_head, VALUE, color=FAINT, align="right")
        label = max((text_width(bar.label, LABEL) for bar in self.bars), default=0)
        said = max((text_width(bar.said, VALUE) for bar in self.bars), default=0)
        aside = max((text_width(bar.aside, VALUE) for bar in self.bars), default=0)
        begin = left + label + GAP + (SWATCH + GAP if self.swatches else 0)
        end = right - (aside + 2 * GAP if aside else 0) - said - GAP
        longest = max((self.whole, *(bar.length for bar in self.bars))) or 1
        for place, bar in enumerate(self.bars):
            middle, x, ink = top + HEAD + ROW * (place + 0.5), left, INK if bar.length else FAINT
            if self.swatches and bar.pieces:
                canvas.box(x, middle - SWATCH / 2, SWATCH, SWATCH, bar.pieces[0][0])
                x += SWATCH + GAP
            canvas.text(x, middle, bar.label, LABEL, color=ink)
            width = max(0.0, end - begin)
            if self.whole:
                canvas.box(begin, middle - BAR / 2, width * self.whole / longest, BAR, EMPTY)
            x = bar.draw(canvas, begin, width, longest, middle)
            canvas.text(x + GAP, middle, bar.said, VALUE, color=ink)
            if bar.aside:
                canvas.text(right, middle, bar.aside, VALUE, align="right")


def stacked(parts: Mapping[str, SummedAmount]) -> tuple[tuple[str, float], ...]:
    """Pieces of a bar by category, in the order of reports; the group's own ones share the colour of 其他."""
    colours = dict(zip(CATEGORIES, COLOURS, strict=True))
    return tuple((colours.get(name, COLOURS[-1]), float(parts[name].value)) for name in ordered(parts))


TITLE, GROUP, LINE = 54, 36, 34  # sizes of text
ADDED, ADDED_SIZE = 52, 28  # height of a line that a subject adds, size of its text
WIDEST_LABEL = 12 * LABEL  # pixels of a category's name: English ones are long
WIDEST_ASIDE = 380
BETWEEN = 40  # two panels side by side
ALL = 100  # percent


def render(paper: Paper, _: Words) -> bytes:
    """A PNG, 1080 pixels wide and as high as it needs; the same paper gives the same bytes."""
    return drawn(paper.digest, _).png()


def drawn(digest: Digest, _: Words) -> Canvas:
    figures = [each.words for each in words_of.headlines(digest.overview, _).figures]
    figures += words_of.persons(digest, _)
    lines = list(_wrapped(figures if digest.sections else [words_of.summary(digest, _)], LINE, "　"))
    planned = [each for each in digest.added if each.is_plan]
    sides = [*_sides(digest, _), *([_planned(each, _)] for each in planned)]
    heights = [max(panel.height for panel in side) for side in sides]
    told = [each.line(_, is_brief=True).split(_("，")) for each in digest.added if each not in planned]
    added = [line for each in told for line in _wrapped(each, ADDED_SIZE, _("，"))]
    notes = [fitted(note, SMALL, WIDTH - 2 * MARGIN) for note in _notes(digest, _)]
    head = MARGIN + 60 + 80 + 52 * len(lines) + 20
    below = ADDED * len(added) + GAP * bool(added) + 40 * len(notes)
    canvas = Canvas(head + sum(heights) + below + MARGIN)
    _write_head(canvas, digest, lines, _)
    top = float(head)
    for side, height in zip(sides, heights, strict=True):
        # One across the picture, or two beside each other
        middle, right = WIDTH / 2, WIDTH - MARGIN
        side[0].draw(canvas, MARGIN, right if len(side) == 1 else middle - BETWEEN / 2, top)
        for other in side[1:]:
            other.draw(canvas, middle + BETWEEN / 2, right, top)
        top += height
    for place, line in enumerate(added):
        canvas.text(MARGIN, top + ADDED * (place + 0.5), line, ADDED_SIZE)
    top += ADDED * len(added) + GAP * bool(added)
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


def _wrapped(parts: Iterable[str], size: int, between: str) -> Iterator[str]:
    """As many of these to a line as there is room for; no figure is cut."""
    line, wide = "", WIDTH - 2 * MARGIN
    for part in parts:
        longer = f"{line}{between}{part}" if line else part
        if line and text_width(printable(longer), size) > wide:
            yield line
            longer = part
        line = fitted(longer, size, wide)
    if line:
        yield line


def _sides(digest: Digest, _: Words) -> Iterator[Sequence[Panel]]:
    work, months = _by_category(digest, _), digest.months
    if work.bars:
        yield [work]
    if len(months) < 2:
        return
    named = [(title_of.period_name(row.period, _, now=title_of.day_of(row.period)), row) for row in months]
    facts = [
        Bar(name, words_of.number_of(total(row.facts.values())), stacked(row.facts)) for name, row in named
    ]
    panels = [Panel(_("各月工作（项）"), facts)]
    for currency in dict.fromkeys(each for row in months for each in row.money):
        paid = [_paid_bar(name, row.money.get(currency), _) for name, row in named]
        panels.append(Panel(_("各月金额（{unit}）", unit=sign_of(currency, _)), paid))
    for place in range(0, len(panels), 2):
        yield panels[place : place + 2]


def _by_category(digest: Digest, _: Words) -> Panel:
    """A row for each category of the months shown, which makes it their legend, with the period's money beside."""
    now = {section.category: section for section in digest.sections}
    counts = {name: SummedAmount(Decimal(0)) for row in digest.months for name in row.facts}
    counts |= {name: section.count for name, section in now.items()}
    paid = {name: words_of.spent(section, _) for name, section in now.items()}
    is_shown = any(paid.values()) and max(text_width(each, LINE) for each in paid.values()) <= WIDEST_ASIDE
    bars = [
        Bar(
            fitted(_(name), LABEL, WIDEST_LABEL),
            words_of.number_of(counts[name]),
            stacked({name: counts[name]}),
            paid.get(name, "") if is_shown else "",
        )
        for name in ordered(counts)
    ]
    heading = _("{this}各类工作（项）", this=title_of.this(digest.period, _))
    return Panel(heading, bars, _("金额") if is_shown else "", swatches=True)


def _planned(section: AddedSection, _: Words) -> Panel:
    """A bar for each share of what was planned, red beyond all of it; of a plan of nothing there is none."""
    found = [each for each in section.figures if each.whole is not None]
    return Panel(
        _(section.caption),
        [_share_bar(each, _) for each in found],
        _("、").join(_(what) for what in dict.fromkeys(each.what for each in found)),
        whole=ALL,
    )


def _share_bar(each: AddedFigure, _: Words) -> Bar:
    label, said, share = fitted(_(each.of), LABEL, WIDEST_LABEL), each.said(_), each.share
    if share is None:
        return Bar(label, "", (), said)
    pieces = ((ALARM if share > ALL else MONEY, float(share)),)
    return Bar(label, "", pieces, _("{figure}（{note}）", figure=said, note=f"{share}%"))


def _paid_bar(month: str, paid: SummedAmount | None, _: Words) -> Bar:
    if paid is None:
        return Bar(month, "0", ())
    said = sums.with_approx_mark(sums.figure(int(paid.value)), _, approx=paid.approx)
    return Bar(month, said, ((MONEY, max(0.0, float(paid.value))),))


def _notes(digest: Digest, _: Words) -> Iterator[str]:
    if len(digest.months) > 1:
        yield _("各月含补报；颜色与上面的类别相同")
    if digest.approximate or any(paid.approx for row in digest.months for paid in row.money.values()):
        yield _("带“约”的含约数")
