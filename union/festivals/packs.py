"""Festival packs: the work before and after a festival as dated steps, offered to the group on a card.

What the steps are stands in union/data/packs.toml; whether a card was answered is storage's to know. Work asked for by its name
alone, 「安排春节慰问」, wants them, too.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from union.core.almanac import festivals, regional_holidays
from union.core.almanac.days_off import MAINLAND
from union.core.almanac.workdays import Notice, add_workdays, workday_on_or_after, workday_on_or_before
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
