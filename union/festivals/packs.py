"""Festival packs: the work before and after a festival as dated steps, offered to the group on a card.

What the steps are stands in union/data/packs.toml; whether a card was answered is storage's to know. Work asked for by its name
alone, 「安排春节慰问」, wants them, too.

Also what a group wishes to be reminded of beside what every group is, further plans and the days of its own trade, kept in
`Settings.festival_wishes` as names with commas between them; and its year.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from union.core.almanac import festivals, regional_holidays
from union.core.almanac.days_off import MAINLAND
from union.core.almanac.workdays import Notice, add_workdays, workday_on_or_after, workday_on_or_before
from union.core.groups import Settings
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, Grain
from union.core.records import dataclass, replace
from union.data import table
from union.reading.text.normal_form import normal
from union.words import Words, in_signs

JOINT, LONGEST = "双节", 24
ASKED = Regex(
    r"(?P<before>(?:请|帮我|小秘|咱们?|我们|开始|要)?,?(?:安排|筹备|准备|布置|着手|搞|组织|策划)(?:一下)?)?(?:今年|明年)?的?"
    r"(?P<name>[\u4e00-\u9fff]{2,9}?)(?:期间|前后|前)?的?(?P<what>送温暖|慰问|走访|工作|活动|方案)?(?:的?(?P<behind>安排|筹备|计划|步骤)(?:一下)?)?(?:吧|了|[。!])?"
)
OF_CARE = ("慰问", "送温暖")


@dataclass(frozen=True, slots=True)
class PackStep:
    """One dated step: `day` its first day, `end` exclusive or None for that one day."""

    title: str
    kind: Kind
    day: date
    grain: Grain = Grain.DAY
    end: date | None = None
    festival: str | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """A festival's plan for one year. `anchors` are its festivals by day, `day` the first of them.

    `card_day` is when the group is asked; `default` whether it is asked without having wished for it.
    """

    festival: str
    year: int
    day: date
    steps: tuple[PackStep, ...]
    card_day: date
    default: bool
    anchors: tuple[tuple[str, date], ...]

    @property
    def name(self) -> str:
        """What its items carry: 「中秋2027」."""
        return f"{self.festival}{self.year}"


@lru_cache(maxsize=256)  # whenever a day begins every group asks for all of this year and the next
def pack(name: str, year: int, region: str = "CN", notice: Notice | None = None) -> Pack | None:
    """The plan for a festival or seasonal work; None when there is none for it in the year or region.

    中秋 and 国庆, never 25 days apart, are one plan where both are kept: 「双节」, whichever is asked for.
    """
    festival = festivals.canonical_names().get(name, name)
    both = festivals.joint_names()[JOINT]
    if festival in both and {*both} <= {*festivals.of_region(region)}:
        festival = JOINT
    facts = _packs().get(festival, {})
    anchors = _anchors(festival, facts, year, region) if facts else ()
    if not anchors:
        return None
    known = festivals.canonical_names()
    ends = [festivals.holiday_span(each, year, notice)[1] if each in known else day for each, day in anchors]
    first, back = anchors[0][1], workday_on_or_after(max(ends), notice)
    steps = tuple(_step(said, first, anchors[-1][1], back, notice) for said in facts["steps"])
    return Pack(festival, year, first, steps, first - facts["card"] * A_DAY, facts["default"], anchors)


def pack_names() -> tuple[str, ...]:
    """What there are plans for."""
    return tuple(_packs())


def offered_on_wish(region: str = "CN") -> tuple[str, ...]:
    """The plans there are beside those every group is offered."""
    kept = festivals.of_region(region)
    seasons = [name for name, facts in _packs().items() if "day" in facts and region == MAINLAND]
    theirs = {name: facts.get("regions") for name, facts in _packs().items() if not facts["default"]}
    return tuple(
        name
        for name, regions in theirs.items()
        if (region in regions if regions is not None else name in kept or name in seasons)
    )


def cards_due(
    day: date, region: str = "CN", notice: Notice | None = None, wished: Collection[str] = ()
) -> list[Pack]:
    """The packs on by default, or wished for, whose card day has come and whose festival has not.

    A card missed while the bot was away, or not yet in the group, is still offered with the steps that lie ahead; offering
    twice is prevented where offers are kept.
    """
    found = {}
    for year in (day.year, day.year + 1):
        for name in _packs():
            one = pack(name, year, region, notice)
            if one and (one.default or name in wished) and one.card_day <= day < one.day:
                found[one.name] = one
    return sorted(found.values(), key=lambda one: one.card_day)


def in_language(one: Pack, _: Words) -> Pack:
    """A pack with its steps as a group of this language reads them."""
    return replace(one, steps=steps_in_script(one.steps, _))


def steps_in_script(steps: Iterable[PackStep], _: Words) -> tuple[PackStep, ...]:
    return tuple(replace(step, title=in_signs(step.title, _)) for step in steps)


def quiet_pack(one: Pack) -> tuple[PackStep, ...]:
    """What remains of an unanswered pack: each festival itself, whose reminders are T-7 and the day."""
    return tuple(PackStep(name, Kind.FESTIVAL, day, festival=name) for name, day in one.anchors)


def day_alone(name: str, day: date) -> Pack:
    """A day that is chosen, as a plan of nothing else."""
    known = name if name in festivals.canonical_names() else None
    step = PackStep(name, Kind.FESTIVAL, day, festival=known)
    return Pack(name, day.year, day, (step,), day, default=False, anchors=((name, day),))


def _anchors(festival: str, facts: Mapping[str, Any], year: int, region: str) -> tuple[tuple[str, date], ...]:
    if "regions" in facts:
        day = _own_day(festival, year, region) if region in facts["regions"] else None
        return ((festival, day),) if day is not None else ()
    if "day" in facts:
        return ((festival, date(year, *facts["day"])),) if region == MAINLAND else ()
    names = festivals.joint_names().get(festival, (festival,))
    days = {name: festivals.date_of(name, year) for name in names if name in festivals.of_region(region)}
    known = [(name, day) for name, day in days.items() if day is not None]
    return tuple(sorted(known, key=lambda pair: pair[1])) if len(known) == len(names) else ()


def _own_day(festival: str, year: int, region: str) -> date | None:
    """The day of a place's own festival: as its government has it, else by its calendar; of two in a year the first."""
    kept = (day for day, name in regional_holidays.own_days(region, year) if name == festival)
    return next(iter((*kept, *festivals.dates_of(festival, year))), None)


def _step(said: Mapping[str, Any], first: date, last: date, back: date, notice: Notice | None) -> PackStep:
    title, kind = said["title"], Kind(said["kind"])
    if "workdays_after" in said:
        end = add_workdays(back, said["workdays_after"] - 1, notice) + A_DAY
        return PackStep(title, kind, back, end=end)
    if "after" in said:
        return PackStep(title, kind, workday_on_or_after(last + said["after"] * A_DAY, notice))
    day, last_day = (
        workday_on_or_before(first - said.get(name, 0) * A_DAY, notice) for name in ("before", "last")
    )
    return PackStep(title, kind, day, end=last_day + A_DAY if "last" in said else None)


@cache
def _packs() -> Mapping[str, Mapping[str, Any]]:
    return {one["festival"]: one for one in table("packs")["pack"]}


def read_pack_request(text: str) -> str | None:
    """The festival or season whose work is asked for, as packs know it; None for any other words."""
    said = normal(text).text.strip() if len(text) <= LONGEST else ""
    found = ASKED.fullmatch(said) if said else None
    if found is None or not (found["before"] or found["behind"] or found["what"] in OF_CARE):
        return None
    name = found["name"].removesuffix("节") if found["name"].endswith("节节") else found["name"]
    known = festivals.canonical_names().get(name, name)
    return known if known in pack_names() else None


def coming(name: str, today: date, region: str, notice: Notice | None) -> Pack | None:
    """Its next plan: of this year unless its day is over."""
    found = (pack(name, year, region, notice) for year in (today.year, today.year + 1))
    return next((one for one in found if one is not None and one.day >= today), None)


@cache
def trade_days() -> Mapping[str, festivals.Festival]:
    """All of them by name, in the order of the year; with a day of their own where no other table knows it."""
    return {one["name"]: festivals.festival_of(one) for one in table("trades")["day"]}


def day_of(name: str, year: int) -> date | None:
    """When it falls; None for a name that is no trade's day, or a year its calendar does not reach."""
    one = trade_days().get(name)
    if one is None:
        return None
    return next(iter(festivals.days_of(one, year) if one.rule else festivals.dates_of(name, year)), None)


def following(name: str, day: date) -> date | None:
    """The next time it falls, `day` itself included; None for a name that is no trade's day."""
    days = (day_of(name, year) for year in (day.year, day.year + 1))
    return next((found for found in days if found is not None and found >= day), None)


def wished(settings: Settings) -> tuple[str, ...]:
    """The names chosen that can be chosen where the group is, in the order they are offered."""
    chosen = settings.festival_wishes.split(",")
    return tuple(name for name in choices(settings.region) if name in chosen)


def choices(region: str) -> tuple[str, ...]:
    """What can be wished for: the further plans, then the trades' days, which are the mainland's."""
    trades = tuple(trade_days()) if region == MAINLAND else ()
    return (*offered_on_wish(region), *trades)


def toggled(settings: Settings, name: str) -> str:
    """The setting with one more name, or one less; ValueError for one that is not offered."""
    if name not in choices(settings.region):
        raise ValueError(name)
    chosen = [each for each in settings.festival_wishes.split(",") if each]
    left = [each for each in chosen if each != name]
    return ",".join(left if name in chosen else [*chosen, name])


@dataclass(frozen=True, slots=True)
class YearFestival:
    """One festival of the year. `card`: the group is offered steps before it; `chosen`: a day of its own trade."""

    day: date
    name: str
    lunar: bool = False
    card: bool = False
    chosen: bool = False


def of_year(year: int, settings: Settings, notice: Notice | None = None) -> list[YearFestival]:
    """The year's festivals by day; of the trades' days only those the group has chosen."""
    wishes, carded = wished(settings), _carded(year, settings, notice)
    found = [
        YearFestival(day, name, festivals.is_lunar(name), card=name in carded)
        for day, name in festivals.festivals_between(date(year, 1, 1), date(year + 1, 1, 1), settings.region)
        if name not in trade_days()
    ]
    own = [(day_of(name, year), name) for name in wishes if name in trade_days()]
    found += [YearFestival(day, name, chosen=True) for day, name in own if day is not None]
    known = {one.name for one in found}
    found += [YearFestival(day, name, card=True) for name, day in carded.items() if name not in known]
    return sorted(found, key=lambda one: one.day)


def _carded(year: int, settings: Settings, notice: Notice | None) -> dict[str, date]:
    if not settings.festival_cards:
        return {}
    wishes, found = wished(settings), dict[str, date]()
    for name in pack_names():
        one = pack(name, year, settings.region, notice)
        if one is not None and (one.default or name in wishes):
            found |= dict(one.anchors)
    return found
