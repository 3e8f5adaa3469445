"""What belongs to a rule though it stands apart: 「周五例行大扫除，每周都有」, 「每年腊八送粥，早上6点半」."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple, Protocol

from union.core.lazy_regex import Regex
from union.reading.time.dates.clock_times import CLOCKS
from union.reading.time.dates.periods import WEEKS
from union.reading.time.dates.reference_time import Pieces
from union.reading.time.pieces.base_patterns import WD, WEEK
from union.reading.time.pieces.piece_finder import Atom, repeating

APART = 40  # signs between a rule and what belongs to it
CLOSE = 8  # signs between a clock time and the rule behind it: 「上午9点升旗，每年10月1日」
STOP = Regex(r"[。;!?\n]")
DUE = Regex(r"[\s)]?(?:之|以)?(?:前(?![往三两几后夕半\d一二四五六七八九十])|截止|为止|止)")
# A day after these is this once: 「每周例会改到周四」.
ONCE = Regex(r"(?:改|调|推迟|提前|延期|这次|本次|首次|第一次|下次|上次|定于|将于|今天|本)[到在为至是]?\s?$")
# 「周五大扫除，每周都有」: behind the day the rule says no more than how often.
SAYS_NO_MORE = Regex(r"(?:[办搞开做发组]|都|一次|1次|例行|固定|如此|照旧|一样|这个时候|[,。;!\s]|$)")
JOINED = Regex("[、,和及与跟]")
TIME_OF_DAY = CLOCKS | {"part"}
PLACES: Mapping[str, frozenset[str]] = {
    "every_week": frozenset({"weekday"}),
    "every_month": frozenset({"day", "edge", "nth_weekday", "nth_workday"}),
    "every_year": frozenset({"month", "edge", "day", "festival", "lunar", "twin", "dotted", "new_year"}),
}
RATES = {**dict.fromkeys(WEEKS, "every_week"), "月": "every_month", "年": "every_year"}
HOW_OFTEN = {"number", "gap", "other", "parity", "odd", "loose"}
NAMES_YEAR = {"year", "this_year", "this_month", "iso"}
# What of a rule is excepted, and what becomes of it on a day off.
OFF = r"(?:法定|国家|公共)?(?:节日?假日?|假期|假日|放假|双休日?|周末|周六[、和或]?(?:周|星期)?日|休息日?|公休日?|休假|节日|非工作日|长假)"
MEETS = r"(?:[遇逢]到?上?|赶上|碰[上到]|撞上|如果?是|正好是)"
# 「周四遇会议改周五」
CHANGED = Regex(r"[遇逢](?!周|星期|礼拜)[^,。;]{1,6}改[到至在为]?[^,。;]{1,6}")
MOVED = Regex(rf"{MEETS}{OFF}[^。;]{{0,4}}(?:顺延|顺推|推迟|延后|延|提前|提)[到至][^,。;]{{0,8}}")
EXCEPT = Regex(
    rf"除了?(?P<after>[^,。;除]{{1,12}}?)(?:(?:以|之)?外|(?=每天|每日|天天))|(?P<before>(?:{WEEK}{WD}[、和]?){{1,7}}|周末|双休日|(?:[一二三四五六七八九十\d]{{1,2}}月?[、和]){{0,11}}[一二三四五六七八九十\d]{{1,2}}月份?)除外"
)


# 「…5月11号（中间4号放假）」: no day of what is held on the others
BETWEEN = Regex(
    r"(?:中间|期间|当中)的?(?:\d{1,2}月)?\d{1,2}[日号](?:那[一天次]+|因)?[^,。;()\d]{0,6}(?:放假|休息|停|没课|不[上开办练搞来])"
)


class Placed(Protocol):
    """Pieces of time that belong together, from `start` to `end` of the text."""

    start: int
    end: int
    pieces: dict[str, Atom]


class Company(NamedTuple):
    """The moments that complete a rule, by their places in the list of moments: its days and its clock time."""

    days: tuple[int, ...]
    clock: int | None

    @property
    def places(self) -> tuple[int, ...]:
        """All of them."""
        return self.days if self.clock is None else (*self.days, self.clock)


def exceptions(text: str) -> list[tuple[int, int]]:
    """Where a text names what is excepted, or to where a day off moves it: 「除周日外」, 「遇周末顺延到周一」."""
    found = [match.span() for match in EXCEPT.finditer(text)] if "除" in text else []
    found += [match.span() for match in CHANGED.finditer(text)] if "改" in text else []
    found += [match.span() for match in BETWEEN.finditer(text)] if "间" in text or "当中" in text else []
    return found + [match.span() for match in MOVED.finditer(text)] if "延" in text or "提" in text else found


def rule_sort(pieces: Pieces) -> str | None:
    """The piece that makes it a rule, None where there is none."""
    known = repeating().keys()
    return None if known.isdisjoint(pieces) else next(sort for sort in known if sort in pieces)


def is_outdone(moments: Sequence[Placed], at: int, text: str) -> bool:
    """「一年一次，每年11月9日」: a rule that says no more than how often, beside one that says it all."""
    frame = _frame(moments[at].pieces)
    for place in _nearby_moments(moments, at, text) if frame else ():
        pieces = moments[place].pieces
        is_joined = frame == "every_week" and "days" in _days_said(pieces)
        if rule_sort(pieces) is not None and not is_joined and _frame(pieces) is None:
            return True
    return False


def _nearby_moments(moments: Sequence[Placed], at: int, text: str) -> Iterator[int]:
    """The moments right behind and before one that are near it in its sentence."""
    for place in (at + 1, at - 1):
        if 0 <= place < len(moments):
            first, second = moments[min(at, place)], moments[max(at, place)]
            if second.start - first.end <= APART and not STOP.search(text, first.end, second.start):
                yield place


def company(moments: Sequence[Placed], at: int, text: str) -> Company:
    """What completes the rule at a place; nothing where the rule says all by itself."""
    pieces = moments[at].pieces
    frame = _frame(pieces)
    day = _day_beside(moments, at, text, frame) if frame else None
    days = () if day is None else _with_more_weekdays(moments, day, text)
    is_timed = any(not CLOCKS.isdisjoint(moments[place].pieces) for place in (at, *days))
    return Company(days, None if is_timed else _clock_behind(moments, max(at, *days, at), text))


def _with_more_weekdays(moments: Sequence[Placed], first: int, text: str) -> tuple[int, ...]:
    """「一周两次，周二和周四」."""
    end = first + 1
    while end < len(moments) and all("weekday" in one.pieces for one in moments[end - 1 : end + 1]):
        if not JOINED.fullmatch(text, moments[end - 1].end, moments[end].start):
            break
        end += 1
    return tuple(range(first, end))


def completed(pieces: Pieces, others: Sequence[Pieces]) -> dict[str, Atom]:
    """The rule's pieces with those that complete it."""
    frame, whole = _frame(pieces), dict(pieces)
    if (
        others and frame and frame not in whole
    ):  # 「一周一次，周三」 is 每周三, 「两周一次」 every second week
        number = whole["rate"].parts["number"]
        parts = {} if number in "半一1" else {"number": number}
        whole[frame] = whole["rate"]._replace(sort=frame, parts=parts)
    said = (
        _days_said(one).get("days") or (one["weekday"].parts["day"] if "weekday" in one else "")
        for one in others
    )
    days = "".join(said)
    if frame == "every_week" and days:
        whole[frame] = whole[frame]._replace(parts={**whole[frame].parts, "days": days})
    for other in others:
        whole = {**other, **whole}
    if days:
        whole.pop("weekday", None)
    return whole


def _frame(pieces: Pieces) -> str | None:
    """The sort of rule that still wants a day: 每周, 每月, 每年, 一年一次."""
    sort = rule_sort(pieces)
    if sort == "rate":
        return RATES.get(pieces["rate"].parts["unit"])
    if sort is None or sort not in PLACES or not pieces[sort].parts.keys() <= HOW_OFTEN:
        return None
    return sort if pieces.keys() <= {sort, *TIME_OF_DAY} else None


def _day_beside(moments: Sequence[Placed], at: int, text: str, frame: str) -> int | None:
    rule = moments[at]
    is_loose = any("loose" in one.parts for one in rule.pieces.values())  # 「正月十五灯会，年年办」
    for place in _nearby_moments(moments, at, text):
        other = moments[place]
        is_meant = (place < at or not is_loose) and _names_place(other.pieces, frame)
        if is_meant and _is_of_rule(rule, other, text):
            return place
    return None


def _names_place(pieces: Pieces, frame: str) -> bool:
    if "days" in _days_said(pieces) and frame == "every_week":  # 「两周一次，逢周三」
        return True
    if not NAMES_YEAR.isdisjoint(pieces) or rule_sort(pieces) or PLACES[frame].isdisjoint(pieces):
        return False
    if "weekday" in pieces and "which" in pieces["weekday"].parts:
        return False
    return frame != "every_month" or "month" not in pieces


def _days_said(pieces: Pieces) -> Mapping[str, str]:
    return pieces["every_week"].parts if "every_week" in pieces else {}


def _is_of_rule(rule: Placed, other: Placed, text: str) -> bool:
    is_apart = other.start > rule.start and "," in text[rule.end : other.start]
    if (DUE.match(text, other.end) and is_apart) or ONCE.search(text[max(0, other.start - 6) : other.start]):
        return False
    return other.start > rule.start or SAYS_NO_MORE.match(text, rule.end) is not None


def _is_clock(moment: Placed, beside: Set[str]) -> bool:
    return moment.pieces.keys() <= TIME_OF_DAY | beside and not CLOCKS.isdisjoint(moment.pieces)


def _clock_behind(moments: Sequence[Placed], at: int, text: str) -> int | None:
    """The first clock time said by itself behind the rule in the same sentence, or just before it."""
    rule = moments[at]
    before = moments[at - 1] if at else None
    is_close = before is not None and rule.start - before.end <= CLOSE
    if (
        before
        and is_close
        and _is_clock(before, {"same_day"})
        and not STOP.search(text, before.end, rule.start)
    ):
        return at - 1
    for place in range(at + 1, min(at + 3, len(moments))):
        other = moments[place]
        is_only = len(moments) == at + 2 == place + 1  # a notice of the rule and its clock, line by line
        if other.start - rule.end > APART or (STOP.search(text, rule.end, other.start) and not is_only):
            return None
        # 「每年5月12日护士节下午三点」: the feast says no other day
        is_feast = rule.end == other.start and "every_year" in rule.pieces
        if _is_clock(other, {"same_day", "festival"} if is_feast else {"same_day"}):
            is_once = ONCE.search(text[max(0, other.start - 6) : other.start])
            return None if is_once or DUE.match(text, other.end) else place
    return None
