"""Templates: the steps around a day, counted from it and dated on working days.

The built-in ones stand in union/data/templates.toml; a group's own, written a step a line (「提前14天 联系车辆 @王芳」「当天 春游」),
are storage's to keep.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from union.core.almanac.workdays import Notice, add_workdays, workday_on_or_after, workday_on_or_before
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, Grain
from union.core.records import dataclass, replace
from union.data import table
from union.events.model import Event
from union.reading.acts import classification
from union.reading.numbers.numerals import CHINESE, whole_number
from union.reading.text.normal_form import simplified
from union.words import Words, in_signs

LONGEST_NAME, LONGEST_TITLE, MOST_STEPS = 20, 60, 30
MARK = "@"  # between the name of a template and the day it was laid out for, 「职代会@2027-03-20」
MOST_DAYS = 400
BULLET = Regex(r"^\s*(?:[-·•*]|\d{1,2}\s*[.、．)）]|[（(]\d{1,2}[)）]|[①-⑳])\s*")
NUMBER = rf"(?P<number>\d{{1,3}}|[{CHINESE}]{{1,4}})"
UNIT = r"\s*个?(?P<unit>工作日|天|日|周|星期|礼拜|月)"
BEFORE = Regex(rf"(?:提前|[会活赛节]?前|T\s*[-－—–])\s*{NUMBER}(?:{UNIT})?", any_case=True)
AFTER = Regex(rf"(?:之后|以后|[会活赛节]?后|T\s*[+＋])\s*{NUMBER}(?:{UNIT})?", any_case=True)
# 「14天前 联系车辆」, 「3个工作日后 报销」
COUNTED = Regex(rf"{NUMBER}{UNIT}\s*(?:之|以)?(?P<side>前|后)")
THE_DAY = Regex(r"当天|当日|T\s*日|T(?=[\s：:])", any_case=True)
ENGLISH = Regex(
    r"(?:[-·•*]\s*|\d{1,2}[.)]\s+)?(?:(?P<number>\d{1,3})\s(?P<working>working\s)?(?P<unit>day|week|month)s?\s(?P<side>before|after)"
    r"|(?:on\s)?the\sday(?:\sitself)?)(?=[\s:,])[\s:,-]*",
    any_case=True,
)
GAP = " \t　：:,，、-—"
OWNER = Regex(r"[@＠](?P<owner>[^\s@＠，,。；;]{1,20})\s*$")
DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, None: 1}


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """One step: `offset` days from the day, negative before it, 0 the day itself; `working`: in working days.

    `owner` is a union title, or a name; `checks` its checklist.
    """

    title: str
    offset: int = 0
    working: bool = False
    kind: Kind = Kind.OTHER
    owner: str | None = None
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A named list of steps, by their order in time; `words` are what it is asked for by; `own`: a group's."""

    name: str
    steps: tuple[TemplateStep, ...]
    words: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day everything is counted from, or a step falls on, with its clock time if one was said. Wall time; `end` exclusive or None."""

    start: datetime
    grain: Grain = Grain.DAY
    end: datetime | None = None

    @property
    def day(self) -> date:
        """The day itself, the first of several."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last of several days: steps after are counted from it."""
        return max(self.day, (self.end - timedelta(microseconds=1)).date()) if self.end else self.day


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step where it falls."""

    step: TemplateStep
    at: Anchor


@cache
def built_in() -> tuple[Template, ...]:
    return tuple(
        Template(one["name"], tuple(_step(step) for step in one["steps"]), tuple(one["words"]))
        for one in table("templates")["template"]
    )


def template_named(words: str, known: Iterable[Template]) -> Template | None:
    """The template that is called exactly this; the first of `known` that is."""
    said = _even(words)
    return next((one for one in known if said in {_even(each) for each in (one.name, *one.words)}), None)


def in_language(template: Template, _: Words) -> Template:
    """A built-in template as a group of this language reads it; it is asked for by the same words."""
    steps = tuple(
        replace(step, title=in_signs(step.title, _), checks=tuple(in_signs(each, _) for each in step.checks))
        for step in template.steps
    )
    return replace(template, name=in_signs(template.name, _), steps=steps)


def _even(words: str) -> str:
    return simplified(words).casefold()


def dated(template: Template, anchor: Anchor, notice: Notice | None = None) -> tuple[DatedStep, ...]:
    """The steps by day: one before the day on the working day before, one after it on the working day after."""
    found = [_dated(step, anchor, notice) for step in template.steps]
    return tuple(sorted(found, key=lambda one: (one.at.day, one.step.offset)))


def pack_name(template: Template, anchor: Anchor) -> str:
    """What the items of one laying out carry, so that they know each other."""
    return f"{template.name}{MARK}{anchor.day.isoformat()}"


def read_pack_name(name: str) -> tuple[str, date] | None:
    """Template and day behind that; None for a festival's pack."""
    template, mark, day = name.rpartition(MARK)
    return (template, date.fromisoformat(day)) if mark else None


def steps_as_json(steps: Sequence[TemplateStep]) -> list[dict[str, Any]]:
    """Steps as plain JSON."""
    return [asdict(step) for step in steps]


def steps_from_json(steps: Sequence[Mapping[str, Any]]) -> tuple[TemplateStep, ...]:
    """Steps from plain JSON."""
    return tuple(
        TemplateStep(**{**one, "kind": Kind(one["kind"]), "checks": tuple(one["checks"])}) for one in steps
    )


def from_items(name: str, found: Sequence[Event], day: date | None) -> tuple[TemplateStep, ...]:
    """The steps items would be, counted from `day`, or from the first of them where there is none.

    Where none lies on that day, the template's own name does.
    """
    base = day or min(event.start.date() for event in found)
    steps = dict[str, TemplateStep]()
    for event in found:
        owner, checks = (
            event.owners[0].name if event.owners else None,
            tuple(each.text for each in event.checks),
        )
        days = (event.start.date() - base).days
        steps[event.title] = TemplateStep(event.title, days, kind=event.kind, owner=owner, checks=checks)
    if all(step.offset != 0 for step in steps.values()):
        steps[name] = TemplateStep(name, kind=Kind.ACTIVITY)
    return tuple(sorted(steps.values(), key=lambda step: step.offset))


def at_day(day: date) -> datetime:
    """The day as the wall time an anchor begins at."""
    return datetime.combine(day, time())


def _step(said: Mapping[str, Any]) -> TemplateStep:
    working, owner, checks = "workdays" in said, said.get("owner"), tuple(said.get("checks", ()))
    offset, kind = said["workdays"] if working else said["days"], Kind(said.get("kind", "other"))
    return TemplateStep(said["title"], offset, working, kind, owner, checks)


def _dated(step: TemplateStep, anchor: Anchor, notice: Notice | None) -> DatedStep:
    if step.offset == 0:
        return DatedStep(step, anchor)
    base = anchor.day if step.offset < 0 else anchor.last_day
    if step.working:
        day = add_workdays(base, step.offset, notice)
    elif step.offset < 0:
        day = workday_on_or_before(base + step.offset * A_DAY, notice)
    else:
        day = workday_on_or_after(base + step.offset * A_DAY, notice)
    return DatedStep(step, Anchor(at_day(day)))


@dataclass(frozen=True, slots=True)
class ReadLines:
    """The steps of a template, by their order in time, or the lines that say no time or no step."""

    steps: tuple[TemplateStep, ...]
    unread: tuple[str, ...] = ()


def read_lines(name: str, lines: Sequence[str]) -> ReadLines:
    """Each line a step; where none is the day itself, the template's own name is.

    Two steps of one title are one: the later line counts.
    """
    steps: dict[str, TemplateStep] = {}
    unread = []
    for line in lines:
        text = _in_chinese(line.strip())
        bare = BULLET.sub("", text)
        step = _timed(text) or (_timed(bare) if bare != text else None)
        if step is None:
            unread.append(line.strip())
        else:
            steps[step.title] = step
    if all(step.offset != 0 for step in steps.values()):
        steps[name] = the_day(name)
    return ReadLines(tuple(sorted(steps.values(), key=_place)), tuple(unread))


def the_day(title: str) -> TemplateStep:
    """The step that is the day itself, of the kind its title speaks of."""
    return TemplateStep(title, kind=classification.kind(simplified(title)) or Kind.ACTIVITY)


def _in_chinese(line: str) -> str:
    found = ENGLISH.match(line)
    if found is None:
        return line
    rest = line[found.end() :]
    if found["number"] is None:
        return f"当天：{rest}"
    unit = {"day": "天", "week": "周", "month": "月"}[found["unit"].lower()]
    side = "前" if found["side"].lower() == "before" else "后"
    return f"{found['number']}{'个工作日' if found['working'] else unit}{side}：{rest}"


def _timed(text: str) -> TemplateStep | None:
    plain = simplified(text)  # sign for sign
    sorts = (BEFORE, AFTER, COUNTED, THE_DAY)
    found = next(((sort, at) for sort in sorts if (at := sort.match(plain))), None)
    if found is None:
        return None
    sort, at = found
    rest = text[at.end() :].strip(GAP)
    owner = OWNER.search(rest)
    title = (rest[: owner.start()] if owner else rest).strip(GAP)[:LONGEST_TITLE]
    sign = -1 if sort is BEFORE or (sort is COUNTED and at["side"] == "前") else 1
    offset = 0 if sort is THE_DAY else sign * (whole_number(at["number"]) or 0) * DAYS.get(at["unit"], 1)
    if not title or abs(offset) > MOST_DAYS or (offset == 0 and sort is not THE_DAY):
        return None
    kind = the_day(title).kind if sort is THE_DAY else Kind.OTHER
    working = sort is not THE_DAY and at["unit"] == "工作日"
    return TemplateStep(title, offset, working, kind, owner["owner"] if owner else None)


def _place(step: TemplateStep) -> float:
    """Where a step stands in time: five working days are a week."""
    return step.offset * 7 / 5 if step.working else step.offset
