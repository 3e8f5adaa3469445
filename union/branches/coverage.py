"""Which branches were reached when, and by what: the figures of /coverage, for a half-year; no person is named.

With what the picture and the text of /coverage say alike.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from union.core.almanac.date_format import day_words
from union.core.branches import Branch
from union.core.period import Period
from union.core.records import dataclass
from union.core.report_section import AddedSection, ListLine, counts, remaining_figure
from union.core.units import number, quantity_text
from union.words import Words

VISITS, KEY = "帮扶慰问", "coverage"
# Work that comes to people; papers, accounts and news do not.
REACHING = ("组织建设", "民主管理", "维权保障", VISITS, "劳动竞赛", "教育培训", "文体活动", "女职工")
UNITS = ("户", "人", "人次")  # never added to each other
MOST_PROPOSED = 5
LONG = 60  # days without a visit before one is proposed


@dataclass(frozen=True, slots=True)
class BranchSum:
    """A sum of 户, 人 or 人次, or of money in the major unit of a currency, as said of one branch; `logs`: in how many logs."""

    unit: str
    value: Decimal
    approx: bool = False
    logs: int = 1


@dataclass(frozen=True, slots=True)
class Reach:
    """One branch: the last day of a visit and of another activity ever, and the half-year's days of both."""

    branch: Branch
    visit: date | None = None
    activity: date | None = None
    visits: tuple[date, ...] = ()
    activities: tuple[date, ...] = ()
    people: tuple[BranchSum, ...] = ()

    @property
    def last(self) -> date | None:
        """The last day anything reached it."""
        return max((day for day in (self.visit, self.activity) if day is not None), default=None)

    @property
    def reached(self) -> bool:
        """Whether anything did in the half-year."""
        return bool(self.visits or self.activities)

    @property
    def place(self) -> tuple[bool, date, int, int]:
        """What was never reached first, then the longest ago, else as in the list."""
        return self.reached, self.last or date.min, self.branch.place, self.branch.number

    @property
    def share(self) -> tuple[int, int] | None:
        """How many of its people were reached, of how many; only where a single log counted 人, so nobody twice."""
        found = next((each for each in self.people if each.unit == "人"), None)
        if found is None or self.branch.people is None or found.logs != 1 or found.approx:
            return None
        is_part = found.value == int(found.value) and found.value <= self.branch.people
        return (int(found.value), self.branch.people) if is_part else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All branches, those longest not reached first; `shared`: logs that count people of several branches together."""

    group_title: str
    half: Period
    today: date
    rows: tuple[Reach, ...]
    shared: int = 0

    @property
    def unreached(self) -> tuple[Reach, ...]:
        """Those nothing reached in the half-year."""
        return tuple(each for each in self.rows if not each.reached)


def section(branches: int, unreached: Sequence[str], half: Sequence[str], *, is_long: bool) -> AddedSection:
    """「小组12个，走到9个；本半年未走到：三车间、机关」 in a report; of a half or year, which is `is_long`, those not reached in it."""
    reached = branches - len(unreached)
    own, since = ([ListLine(each) for each in names] for names in (unreached, half))
    figures = (
        *counts([("小组", branches), ("走到", reached)], "个"),
        *remaining_figure("未走到", own, "个", is_detail=not is_long),
        *(() if is_long else remaining_figure("本半年未走到", since, "个")),
    )
    data = {"branches": branches, "reached": reached, "unreached": [*unreached], "half": [*half]}
    return AddedSection("走访覆盖", VISITS, figures, is_standing=True, key=KEY, data=data)


def as_listed(
    now: Collection[str],
    before: Collection[str],
    names: Mapping[str, Collection[str]],
    renamed: Collection[str],
) -> list[str]:
    """Which of a locked report's branches logs did not reach: their list stays the one it was made with.

    `names`: all that each branch of today is or was called; `renamed`: those that got a name since. Of these it can't be
    told which of their logs were whose, so what was not reached stays so.
    """
    kept = [name for name in before if name in now or name not in names or name in renamed]
    new = [name for name in now if not {name, *names.get(name, ())}.intersection(before)]
    places = {each: place for place, (name, more) in enumerate(names.items()) for each in (name, *more)}
    return sorted((*kept, *new), key=lambda name: places.get(name, len(places)))


def proposed(sheet: Sheet, planned: Iterable[int]) -> tuple[Branch, ...]:
    """Whom to visit next month: the longest not visited, those for which no visit is planned, a handful at most."""
    taken = set(planned)
    rows = sorted(sheet.rows, key=lambda each: (each.visit or date.min, each.last or date.min))
    quiet = (each for each in rows if (sheet.today - (each.visit or date.min)).days >= LONG)
    found = [each.branch for each in quiet if each.branch.number not in taken]
    return tuple(found[:MOST_PROPOSED])


def span(_: Words, sheet: Sheet) -> str:
    """「2026年下半年，截至11月20日 周五；12个小组，走到9个」."""
    half = _("下半年") if sheet.half.key.endswith("2") else _("上半年")
    day, count = day_words(_, sheet.today, now=sheet.today), len(sheet.rows)
    told = {"year": sheet.half.year, "half": half, "day": day, "count": count}
    reached = count - len(sheet.unreached)
    return _("{year}年{half}，截至{day}；{count}个小组，走到{reached}个", **told, reached=reached)


def ago(_: Words, days: int) -> str:
    """「17天前」."""
    return _("今天") if days == 0 else _("{days}天前", days=days)


def people_words(_: Words, each: Reach) -> str:
    """「12户、30人」 of the half-year; where it is honest and there is room, of how many."""
    share = each.share if len(each.people) <= 2 else None
    parts = {
        met.unit: quantity_text(number(met.value), met.unit, _, approx=met.approx) for met in each.people
    }
    if share is not None:
        parts["人"] = _("{all}人中{count}人", count=share[0], all=share[1])
    return _("、").join(parts.values())
