"""What a subject adds to a report beside the sums of the logs, as one value; every form of a report shows it from here.

It is kept with the report in source words, and put in its reader's where it is shown.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from union.core.almanac.date_format import short_day
from union.core.records import dataclass
from union.core.units import SIGNS, money_text, number, quantity_text
from union.words import Words, sentence

CODES = {sign: code for code, sign in SIGNS.items()}
ITEMS_NAMED, PLACES_NAMED, ROWS_SHOWN = 3, 5, 3  # in the group's message; a document names all
# What stands for everything together in `AddedFigure.of` of a plan by category.
ALL_KINDS = "全年"
# Objects of their own that JSON has of sections it knew before others, by their keys, with what stands there without them.
JSON_OBJECTS: Mapping[str, Mapping[str, object]] = {
    "care": {"visits": None, "requests": None, "coverage": None, "budgets": []}
}


class PlanWords(NamedTuple):
    """How a figure is told beside what was planned: that alone, its share of it, and the share's name by itself and with a figure.

    `heads`: of columns that have the year's plan and what was done of it beside each other.
    """

    whole: Callable[..., str]
    share: Callable[..., str]
    rate: Callable[..., str]
    rated: Callable[..., str]
    heads: tuple[Callable[..., str], ...] = ()


MONEY_PLAN = PlanWords(
    sentence("预算{whole}"),
    sentence("预算{whole}的{percent}%"),
    sentence("执行率"),
    sentence("执行率{percent}%"),
    (sentence("年度预算"), sentence("累计支出")),
)
PLAN = PlanWords(
    sentence("计划{whole}"),
    sentence("计划{whole}的{percent}%"),
    sentence("完成率"),
    sentence("完成率{percent}%"),
)


@dataclass(frozen=True, slots=True)
class ListLine:
    """One sentence of a list with the number of the log or item it comes from (None: a sum of several); `due`: until when."""

    text: str
    number: int | None = None
    due: date | None = None

    def named(self, _: Words) -> str:
        """「#31 探望住院职工（二车间，11月25日前）」."""
        said, opened = self.text, self.text.removesuffix("）")
        if self.due is not None:
            day = short_day(_, self.due, year=self.due.year)
            is_open = opened != said and "（" in opened
            said = _("{title}，{day}前）") if is_open else _("{title}（{day}前）")
            said = said.format(title=opened if is_open else self.text, day=day)
        return _("#{number} {visit}", number=self.number, visit=said) if self.number else said


@dataclass(frozen=True, slots=True)
class AddedFigure:
    """One figure: what it counts, in which unit; money in the major unit. `note`: what is to be known of it.

    `is_left`: of what is still to be done; `lines` name what it counts, in a document each item once. `of`: whose it is, a
    row of the section's table; `whole`: what was planned for it. `is_among`: it is some of the one before. `is_detail`: no message tells it.
    """

    what: str
    value: Decimal
    unit: str
    note: str = ""
    approx: bool = False
    is_left: bool = False
    lines: tuple[ListLine, ...] = ()
    of: str = ""
    whole: Decimal | None = None
    is_among: bool = False
    is_detail: bool = False

    @property
    def share(self) -> int | None:
        """Of what was planned in whole percent, cut: 99.9 % is not all of it; None of a plan of nothing."""
        return int(self.value * 100 // self.whole) if self.whole else None

    @property
    def plan(self) -> PlanWords:
        """Of money a plan is a budget."""
        return MONEY_PLAN if self.unit in CODES else PLAN

    def name(self, _: Words) -> str:
        """「帮扶慰问累计支出」."""
        return _("{subject}{what}", subject=_(self.of), what=_(self.what)) if self.of else _(self.what)

    def said(self, _: Words) -> str:
        """「24600元」, approximate 「约24600元」."""
        return self._in_unit(self.value, _, approx=self.approx)

    def figure_with_plan(self, _: Words) -> str:
        """The same with what was planned, 「24600元（预算30000元的82%）」; no 「/30000」, which would be a command in a chat."""
        if self.whole is None:
            return self.said(_)
        whole, share = self._in_unit(self.whole, _), self.share
        told = self.plan.whole(_, whole=whole)
        if share is not None:
            told = self.plan.share(_, whole=whole, percent=share)
        return _("{figure}（{note}）", figure=self.said(_), note=told)

    def _in_unit(self, value: Decimal, _: Words, *, approx: bool = False) -> str:
        code = CODES.get(self.unit)
        if code:
            return money_text(int(value * 100), code, _, approx=approx)
        return quantity_text(number(value), self.unit, _, approx=approx)

    def named(self, _: Words, *, most: int | None = None) -> str:
        """「未访：#31 探望住院职工」; beyond so many 等 and how many there are."""
        names = _("、").join(each.named(_) for each in self.lines[:most])
        if most is not None and len(self.lines) > most:
            names = _("{names}等{figure}", names=names, figure=self.said(_))
        return _("{subject}：{figures}", subject=self.name(_), figures=names)

    def remark(self, _: Words) -> str:
        """What stands beside it in a table, and may change alone."""
        done = self.plan.rated(_, percent=self.share) if self.share is not None else ""
        return self.note or done or _("、").join(each.named(_) for each in self.lines)


@dataclass(frozen=True, slots=True)
class AddedSection:
    """Figures of a subject under its name; in a document it stands under the kind of work `category`.

    `told`: its sums in words, of none the figures one after another. `is_breakdown`: it only divides what other figures tell,
    so that no correction names it. `is_standing`: it is there in a month without any work, and is no reason to tell of it.
    `table`: the heads of the table of what its figures are `of`, its caption and first column. `key`, `data`: what JSON has of it.
    """

    name: str
    category: str
    figures: tuple[AddedFigure, ...]
    told: str | None = None
    is_breakdown: bool = False
    is_standing: bool = False
    table: tuple[str, str] | None = None
    key: str = ""
    data: Any = None

    @property
    def is_table(self) -> bool:
        return self.table is not None and all(each.of for each in self.figures)

    @property
    def is_plan(self) -> bool:
        """Whether its table is of what was done against what was planned."""
        return self.is_table and any(each.share is not None for each in self.figures)

    @property
    def caption(self) -> str:
        return self.table[0] if self.table else self.name

    def sums(self, _: Words) -> str:
        """「应访4户，已访3户」; of many budgets those nearest to their end."""
        if self.told is not None:
            return self.told
        told = [each for each in self.figures if not each.is_detail and not each.lines]
        shown = sorted(told, key=lambda each: -(each.share or 0))[:ROWS_SHOWN] if self.is_table else told
        parts = list[str]()
        for each in (each for each in told if each in shown):
            part = _("{name}{figure}", name=each.name(_), figure=each.figure_with_plan(_))
            if each.is_among and parts:
                part = _("{figure}（{note}）", figure=parts.pop(), note=part)
            parts.append(part)
        said = _("，").join(parts)
        rest = len(told) - len(shown)
        return _("{budgets}，另有{count}项见附件", budgets=said, count=rest) if rest else said

    def line(self, _: Words, *, is_brief: bool = False) -> str:
        """「五必访：应访4户，已访3户；未访：…」; brief without what is left."""
        left = [each for each in self.figures if each.lines and not each.is_detail and not is_brief]
        most = [ITEMS_NAMED if each.lines[0].number else PLACES_NAMED for each in left]
        parts = [self.sums(_), *(each.named(_, most=count) for each, count in zip(left, most, strict=True))]
        return _("{subject}：{figures}", subject=_(self.name), figures=_("；").join(filter(None, parts)))

    def rows(self, _: Words) -> list[list[str]]:
        """Its table: the heads, then a row for each thing its figures are of."""
        of = [each for each in self.figures if each.of]
        columns = list(dict.fromkeys(each.what for each in of))
        rate = [each.plan.rate(_) for each in of if each.whole][:1]
        first = self.table[1] if self.table else self.name
        heads = [_(first), *map(_, columns), *rate]
        # A row for each; of what is told in several units (two currencies) one for each of them.
        told = Counter((each.of, each.what) for each in of)
        apart = {name for (name, _what), count in told.items() if count > 1}
        found = dict[tuple[str, str], dict[str, AddedFigure]]()
        for each in of:
            found.setdefault((each.of, each.unit if each.of in apart else ""), {})[each.what] = each
        body = []
        for (name, _unit), cells in found.items():
            share = next((f"{each.share}%" for each in cells.values() if each.share is not None), "—")
            said = [cells[what].said(_) if what in cells else "—" for what in columns]
            body.append([_(name), *said, *([share] if rate else [])])
        return [heads, *body]


def counts(found: Sequence[tuple[str, int]], unit: str, of: str = "") -> tuple[AddedFigure, ...]:
    """A figure for each; `of`: for documents alone."""
    return tuple(AddedFigure(what, Decimal(count), unit, of=of, is_detail=bool(of)) for what, count in found)


def remaining_figure(
    what: str, lines: Sequence[ListLine], unit: str, *, is_detail: bool = False
) -> tuple[AddedFigure, ...]:
    """The figure of what these lines name, none where there are none."""
    found = AddedFigure(
        what, Decimal(len(lines)), unit, "", is_left=True, lines=tuple(lines), is_detail=is_detail
    )
    return (found,) if lines else ()
