"""What of a line's moments a plan means as a date: months, festivals, rules; not 去年, 三天后, 下周三, a clock time."""

from collections.abc import Sequence
from datetime import timedelta

from union.core.lazy_regex import Regex
from union.reading.time.moments import Moment
from union.reading.time.pieces.piece_finder import Atom
from union.yearplan.times.plan_year import PlanYear

A_DAY = timedelta(days=1)
# fmt: off
DATES = frozenset((
    "month", "months", "quarter", "quarters", "half", "festival", "lunar", "moon", "iso", "day", "days",
    "ten_days", "edge", "this_year", "year", "within", "year_month", "compact", "every_month",
    "every_week", "every_quarter", "every_half", "every_year", "rate", "weekly_list", "weekly_span",
    "twin", "no_year", "nth_weekday",
))
NO_DATES = frozenset((
    "relative", "two_days", "weekday", "weekdays", "week", "weekend", "offset", "anniversary",
    "following", "now", "dashed", "two_years", "next_workday", "half_month", "every_day",
    "every_workday", "every_other_day",
))
# fmt: on
# Beside a date these say again which day it is: 「10月8日（周五）」.
DAYS_NAMED = frozenset(("weekday", "weekdays", "weekend"))
MONTHLY = frozenset(("month", "months", "quarter", "half"))
BESIDE_FESTIVAL = ("days_off", "eve", "feast_week")
THIS = Regex(r"今年度?|本年度?|全年度?")


def meant(moments: Sequence[Moment], plan: PlanYear) -> list[Moment]:
    """The moments that can be dates of the plan's year, each for itself."""
    return [part for one in moments for part in _of_plan(one) if _is_date(part, plan)]


def _of_plan(moment: Moment) -> list[Moment]:
    """A moment as plans mean it: 「节日期间」, 「节前夕」 are the festival; 「十月 国庆」 is a month and a festival."""
    others = moment.pieces.keys() - (DAYS_NAMED if "day" in moment.pieces else frozenset())
    if not DATES & others or NO_DATES & others:
        return []
    if "festival" not in moment.pieces:
        return [moment]
    for sort in BESIDE_FESTIVAL:
        moment.pieces.pop(sort, None)
    atoms = list(moment.pieces.values())
    place = [atom.sort for atom in atoms].index("festival")
    if not MONTHLY & {atom.sort for atom in atoms[:place]}:
        return [moment]
    return [_together(atoms[:place]), _together(atoms[place:])]


def _together(atoms: Sequence[Atom]) -> Moment:
    moment = Moment(atoms[0])
    for atom in atoms[1:]:
        moment.add(atom)
    return moment


def _is_date(moment: Moment, plan: PlanYear) -> bool:
    """Whether a moment can be of the plan's year; another year's is told, not planned."""
    pieces = moment.pieces
    if "festival" in pieces and "next" in pieces["festival"].parts:
        return False
    if "this_year" in pieces:
        return THIS.fullmatch(pieces["this_year"].parts["word"]) is not None
    number = pieces["year"].parts.get("full", "") if "year" in pieces else ""
    return not number.isdigit() or plan.start.year <= int(number) <= (plan.end - A_DAY).year
