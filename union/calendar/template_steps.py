"""A template of one's own as officers write it, a step a line: 「提前14天 联系车辆 @王芳」「当天 春游」「之后3个工作日 报销」."""

import re
from collections.abc import Sequence

from union.calendar.templates import LONGEST_TITLE, TemplateStep
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading.acts import classification
from union.reading.numbers.numerals import CHINESE, whole
from union.reading.text.normal_form import simplified

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
    """「14 days before: book the bus」 → 「14天前：book the bus」."""
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
    found = next(
        ((sort, at) for sort in (BEFORE, AFTER, COUNTED, THE_DAY) if (at := sort.match(plain))), None
    )
    if found is None:
        return None
    sort, at = found
    rest = text[at.end() :].strip(GAP)
    owner = OWNER.search(rest)
    title = (rest[: owner.start()] if owner else rest).strip(GAP)[:LONGEST_TITLE]
    offset = 0 if sort is THE_DAY else _days(at) * _sign(sort, at)
    if not title or abs(offset) > MOST_DAYS or (offset == 0 and sort is not THE_DAY):
        return None
    kind = the_day(title).kind if sort is THE_DAY else Kind.OTHER
    working = sort is not THE_DAY and at["unit"] == "工作日"
    return TemplateStep(title, offset, working, kind, owner["owner"] if owner else None)


def _days(at: re.Match[str]) -> int:
    return (whole(at["number"]) or 0) * DAYS.get(at["unit"], 1)


def _sign(sort: Regex, at: re.Match[str]) -> int:
    return -1 if sort is BEFORE or (sort is COUNTED and at["side"] == "前") else 1


def _place(step: TemplateStep) -> float:
    """Where a step stands in time: five working days are a week."""
    return step.offset * 7 / 5 if step.working else step.offset
