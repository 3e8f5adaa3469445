"""How the acts of a labelled message compare with what the program stored and said (tests/data/acts/README.md).

A verdict per family of acts in the row: `right`; `asked` (nothing stored but a question, or the receipt names what it left out);
`denied` (nothing stored, and said so); `wrong` (something else was stored, and nothing said of it); `silent`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.lives.checks import A_MOMENT, is_by
from tests.lives.player import DENIED
from tests.lives.record import Item, Log, Piece, Record, Time
from tests.lives.words import folded, has_figure, holds, same_name
from union.events.model import Status

Act = Mapping[str, Any]
Context = Mapping[int, tuple[str, int, int | None]]
CHANGES = ("Changed", "Cancelled", "Finished", "Postponed", "Reopened", "Corrected")
PLANS = ("Planned",)
RIGHT, ASKED, DENIAL, WRONG, SILENT = "right", "asked", "denied", "wrong", "silent"
NAMED = (
    "没用上",
    "没有排进",
    "没有记",
    "没有读",
    "没算",
    "not used",
    "left over",
    "没有列",
    "拿不准",
    "对吗",
)


@dataclass(frozen=True, slots=True)
class Played:
    """A row as it went; `offers`: the answer asks or has a button."""

    row: Mapping[str, Any]
    before: Record
    after: Record
    said: str
    offers: bool
    context: Context
    author: str

    @property
    def logs(self) -> list[Log]:
        """Logs that are new."""
        return [one for key, one in self.after.logs.items() if key not in self.before.logs]

    @property
    def items(self) -> list[Item]:
        """Items that are new."""
        return [one for key, one in self.after.items.items() if key not in self.before.items]

    @property
    def unchanged(self) -> bool:
        """Whether nothing was stored."""
        return self.before == self.after

    @property
    def denies(self) -> bool:
        """Whether the answer says that nothing was taken down."""
        return DENIED.search(folded(self.said)) is not None

    @property
    def names_rest(self) -> bool:
        """Whether the answer owns up to what it did not take, or asks about it."""
        plain = folded(self.said)
        return any(folded(words) in plain for words in NAMED) or "?" in plain or self.denies


def verdict(one: Played, right: bool) -> str:
    """From whether it is as labelled, the word for how it went."""
    if right:
        return RIGHT
    if not one.said:
        return SILENT if one.unchanged else WRONG
    if one.unchanged:
        return DENIAL if one.denies else ASKED if one.offers else WRONG
    return ASKED if one.names_rest else WRONG


def of_kind(row: Mapping[str, Any], *kinds: str) -> list[Act]:
    """The acts of these kinds."""
    return [act for act in row["acts"] if act["kind"] in kinds]


def told(one: Played) -> str:
    """The work told: every figure, the sum and the days."""
    return verdict(one, bool(one.logs) and not amiss(one))


def amiss(one: Played) -> list[str]:
    """What is wrong or missing in the logs filed."""
    acts = of_kind(one.row, "Told")
    pieces = [piece for log in one.logs for piece in log.pieces]
    figures = [each for piece in pieces for each in piece.figures]
    counted = [
        each for act in of_kind(one.row, "Told", "Finished") for each in act["figures"] if _counts(each)
    ]
    lacking = [f"{each['value']}{each['unit']}" for act in acts for each in act["figures"] if _counts(each)
               and not has_figure(figures, each["value"], each["unit"])]  # fmt: skip
    running = [each for act in acts for each in act["figures"] if not _counts(each)]
    added = [f"+{each['value']}{each['unit']}" for each in running if has_figure(figures, each["value"], each["unit"])
             and not any(other["value"] == each["value"] for other in counted)]  # fmt: skip
    wanted, sum_filed = _sum(acts), sum((each for piece in pieces for each in piece.money), Decimal(0))
    money = [] if sum_filed in wanted else [f"money {sum_filed} for {'/'.join(map(str, sorted(wanted)))}"]
    days = {piece.day for piece in pieces}
    at = datetime.fromisoformat(one.row["at"]).date()
    lost = [
        f"day {act['whens'] or at}" for act in acts if not any(_is_day(day, act["whens"], at) for day in days)
    ]
    return lacking + added + money + lost


def _counts(figure: Mapping[str, Any]) -> bool:
    return not figure.get("running") and not figure.get("not_done")


def _sum(acts: Iterable[Act]) -> set[Decimal]:
    """The sums that are right: a budget or a price without its number may be taken or left."""
    sure = free = Decimal(0)
    for act in acts:
        for each in act["money"]:
            value = Decimal(str(each["value"]))
            if each.get("each") or each.get("flow") == "budget":
                free += value
            elif not each.get("running"):
                sure += value
    return {sure, sure + free}


def _is_day(day: date, whens: Sequence[str], at: date) -> bool:
    if not whens:
        return day == at
    return any(first <= day <= last for first, last in map(_days, whens))


def _days(when: str) -> tuple[date, date]:
    """First and last day; a range of minutes ends before the one named last."""
    first, _, last = when.partition("/")
    if not last:
        return date.fromisoformat(first[:10]), date.fromisoformat(first[:10])
    end = datetime.fromisoformat(last) - (A_MOMENT if "T" in last else timedelta())
    return date.fromisoformat(first[:10]), end.date()


def planned(one: Played) -> str:
    """Every time of every plan is the time of a new item."""
    plans = [act for act in of_kind(one.row, *PLANS) if not act.get("closing")]
    times = [(item, time) for item in one.items for time in item.times if time.status is Status.OPEN]
    kept = all(any(is_at(time, when) for _item, time in times) for act in plans for when in act["whens"])
    rules = all(
        any(same_rule(item.rrule, act["rule"]) for item in one.items) for act in plans if "rule" in act
    )
    closed = all(_closes(one, act) for act in of_kind(one.row, *PLANS) if act.get("closing"))
    return verdict(one, bool(one.items) and kept and rules and closed)


def _closes(one: Played, act: Act) -> bool:
    """The sign-up's last day is an item's, or is said."""
    day = _days(act["whens"][0])[0]
    said = one.said.casefold()
    return any(is_by(time, day) for item in one.items for time in item.times) or any(
        words in said for words in (f"{day.month}月{day.day}日", f"{day.day} {day:%b}".casefold())
    )


def is_at(time: Time, when: str) -> bool:
    """Whether a stored time is the labelled one."""
    first, _, last = when.partition("/")
    start = datetime.fromisoformat(first)
    if not last:
        return time.start == start if "T" in first else start.date() == time.start.date()
    end = datetime.fromisoformat(last)
    if "T" not in first:
        return time.start.date() == start.date() and (time.end - A_MOMENT).date() in (
            end.date(),
            start.date(),
        )
    return start <= time.start < end


def same_rule(rrule: str | None, wanted: str) -> bool:
    """Whether two rules say the same, but for how their end is written."""
    return rrule is not None and _parts(rrule) == _parts(wanted)


def _parts(rrule: str) -> set[str]:
    parts = rrule.removeprefix("RRULE:").split(";")
    return {
        part.partition("T")[0] if part.startswith("UNTIL") else _sorted(part)
        for part in parts
        if "WKST" not in part
    }


def _sorted(part: str) -> str:
    name, _, values = part.partition("=")
    return f"{name}={','.join(sorted(values.split(',')))}"


def tasked(one: Played) -> str:
    """Each task is an item of its own with its owner and day."""
    return verdict(
        one, sum(is_task(one, act) for act in of_kind(one.row, "Tasked")) == len(of_kind(one.row, "Tasked"))
    )


def is_task(one: Played, act: Act) -> bool:
    """Whether a task was taken down."""
    for item in one.items:
        owns = not act["owners"] or any(
            same_name(name, one.author if owner in ("我", "本人", "I") else owner)
            for owner in act["owners"]
            for name in item.owners
        )
        due = not act["whens"] or any(is_by(time, _days(act["whens"][0])[1]) for time in item.times)
        if owns and due:
            return True
    return False


def changed(one: Played) -> str:
    """Each change holds afterwards, and nothing came to be beside it."""
    acts = of_kind(one.row, *CHANGES)
    settled = all("n" in (act["reference"] or {}) for act in acts)
    return verdict(one, settled and not is_doubled(one) and all(_holds(one, act) for act in acts))


def is_doubled(one: Played) -> bool:
    """Whether an item or a log came to be that no act of the row makes."""
    kinds = [act["kind"] for act in one.row["acts"]]
    makes = sum(max(1, len(act["whens"])) for act in of_kind(one.row, "Planned", "Tasked", "Notified"))
    following = sum(
        act.get("scope") == "following" for act in one.row["acts"]
    )  # a series goes on as another one
    return len(one.items) > makes + following or (
        bool(one.logs) and not {"Told", "Finished"}.intersection(kinds)
    )


def _holds(one: Played, act: Act) -> bool:
    kind, key, _message = one.context[act["reference"]["n"]]
    new = act.get("new", {})
    if kind == "log":
        log = one.after.logs.get(key)
        return (
            log is None
            if act["kind"] == "Cancelled"
            else log is not None and _is_corrected(log, one.before.logs[key], new)
        )
    before, after = one.before.items[key], one.after.items[key]
    if act["kind"] == "Cancelled":
        return _is_cancelled(one, after, act, new)
    if act["kind"] == "Finished":
        return after.status is Status.DONE and (not act["figures"] or bool(one.logs) or bool(one.after.logs))
    if act["kind"] == "Reopened" and after.status is not Status.OPEN:
        return False
    if not new or set(new) == {"reason"}:
        return before != after
    same = [item for item in (after, *one.items) if item.status is Status.OPEN]
    return any(all(_has(item, name, value, act) for name, value in new.items()) for item in same)


def _is_corrected(log: Log, before: Log, new: Mapping[str, Any]) -> bool:
    pieces = log.pieces
    figures = [each for piece in pieces for each in piece.figures]
    if not all(has_figure(figures, each["value"], each["unit"]) for each in new.get("figures", ())):
        return False
    money = sum((each for piece in pieces for each in piece.money), Decimal(0))
    meant = (
        sum((Decimal(str(each["value"])) for each in new["money"]), Decimal(0))
        if "money" in new
        else _money(before.pieces)
    )
    days = {piece.day for piece in pieces}
    day = date.fromisoformat(new["when"]) if "when" in new else None
    category = "category" not in new or any(holds(piece.category, new["category"]) for piece in pieces)
    return money == meant and category and (day is None or days == {day})


def _money(pieces: Iterable[Piece]) -> Decimal:
    return sum((each for piece in pieces for each in piece.money), Decimal(0))


def _is_cancelled(one: Played, item: Item, act: Act, new: Mapping[str, Any]) -> bool:
    if item.rrule is None or act.get("scope") in (None, "all"):
        return item.status is Status.CANCELLED
    at = datetime.fromisoformat(one.row["at"])
    days = {date.fromisoformat(each) for each in new.get("when", ())}
    days = days or {min(time.start for time in one.before.items[item.id].times if time.start > at).date()}
    gone = {time.start.date() for time in item.times if time.status is Status.CANCELLED}
    return item.status is Status.OPEN and days == gone


def _has(item: Item, name: str, value: Any, act: Act) -> bool:
    if name == "when":
        return any(is_at(time, value) for time in item.times) if isinstance(value, str) else True
    if name == "time":
        return any(time.start.strftime("%H:%M") == value for time in item.times[-3:])
    if name == "place":
        return holds(item.place or "", value)
    if name == "title":
        return holds(item.title, value)
    if name == "owner":
        return any(same_name(owner, value) for owner in item.owners)
    if name == "rule":
        return item.rrule is not None and _parts(value) <= _parts(item.rrule)
    if name == "lead_days":
        return item.leads is not None and f"d{value}" in item.leads
    return True


def left_over_named(one: Played) -> Iterator[bool]:
    """Of each thing left over, whether the answer names it."""
    yield from (folded(each).strip("$") in folded(one.said) for each in one.row["left_over"])
