"""The acts of a pasted table: a row is a deed told, all of them one log; the row of totals adds nothing. A table whose days lie
ahead plans an item a row.
"""

from dataclasses import replace
from datetime import datetime

from union.core import groups
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import OF_A_DAY, Grain
from union.reading.acts import classification
from union.reading.acts.lessons import Learned
from union.reading.acts.tasks.table_rows import Table, WorkRow, table_in
from union.reading.english.translation import is_english
from union.reading.message import (
    Act,
    ActKind,
    FactRead,
    Intent,
    LeftOver,
    Measure,
    Message,
    Money,
    Reading,
    When,
)
from union.reading.money.flows import is_received
from union.reading.reader import read
from union.reading.text.normal_form import simplified

OTHER = "其他"
CENT = 100
# 「蛋糕券今天发完了」: the thing alone names the deed of each row.
TOLD_DONE = Regex(r"(?:今天|昨天|已经?|都|全部){0,3}[发办做送领](?:完|好|齐)了?$")
# 「各位，妇检情况报一下：」: what stands around the thing in the sentence above a table.
AROUND = Regex(
    r"^(?:各位[^,，\n]{0,6}|大家好?|补报|报告)[,，:：\s]{1,2}|(?:情况|汇总|统计|明细|表|名单|数据){0,2}(?:报一下|汇报一下|报上来|发一下|贴一下|如下|见下)?[:：。.!！\s]{0,3}$"
)
DITTO = Regex(r"[〃″\"]{1,2}|同上|")
BARE_DAY, MONTH = Regex(r"^[0-3]?\d$"), Regex(r"(?<!\d)(\d{1,2}|十[一二]?|[一二三四五六七八九])月")
WORK_DONE, DONE = "做的", "done"  # behind a bare day, which then looks back


def acts(text: str, now: datetime, region: str, learned: Learned | None) -> Reading | None:
    """What a pasted table tells as done, or plans; None for any other message, and for one that says neither."""
    table = table_in(text)
    if table is None:
        return None
    if not any(row.counts or row.sums for row in table.rows):
        planned = _planned(text, table, now, region)
        return Reading(planned) if planned else None
    of_heading = _day(table.heading, now, region)
    month, days = MONTH.search(table.heading), list[When | None]()
    for row in table.rows:  # 「9」 is the ninth, and an empty cell what stands above it
        day = _day(BARE_DAY.sub(rf"{month[0] if month else ''}\g<0>日", row.day), now, region)
        is_unread = day is None and any(map(str.isdigit, row.day))
        day = day or (days[-1] if days and DITTO.fullmatch(row.day) else of_heading)
        if is_unread or (day is not None and day.start > now):
            return None
        days.append(day)
    facts = tuple(
        _fact(row, when, table, region, learned, now) for row, when in zip(table.rows, days, strict=True)
    )
    first = next((when for when in days if when), None)
    measures = tuple(one for fact in facts for one in fact.measures)
    money = tuple(one for fact in facts for one in fact.money)
    message = Message(
        text, Intent.LOG, title=facts[0].title, category=facts[0].category, when=first,
        measures=measures, money=money, facts=facts,
    )  # fmt: skip
    told = (
        replace(_act(ActKind.TOLD, row, message, one.title, one.when), measures=one.measures, money=one.money)
        for row, one in zip(table.rows, facts, strict=True)
    )
    return Reading(tuple(told), tuple(LeftOver(cell, at, at + len(cell)) for cell, at in table.wrong))


def _planned(text: str, table: Table, now: datetime, region: str) -> tuple[Act, ...]:
    """An item a row, where every row has a day that is not over."""
    found = []
    for row in table.rows:
        said = read(f"{row.day} {row.work}", now, region=region, meant=Intent.EVENT) if row.day else None
        when = said.when if said is not None else None
        if (
            said is None
            or when is None
            or when.rrule
            or when.grain not in OF_A_DAY
            or when.start.date() < now.date()
        ):
            return ()
        when = replace(when, deadline=True) if row.is_due and when.grain is Grain.DAY else when
        kind = Kind.DEADLINE if when.deadline and said.kind is not Kind.REPORT else said.kind
        message = Message(text, Intent.EVENT, kind, row.work[:40], when=when, owners=row.owners)
        found.append(replace(_act(ActKind.PLANNED, row, message, message.title, when), owners=row.owners))
    return tuple(found)


def _act(kind: ActKind, row: WorkRow, message: Message, title: str | None, when: When | None) -> Act:
    words, whens = message.text[row.start : row.end].strip(), (when,) if when else ()
    return Act(kind, words, row.start, row.end, title, whens, message=message)


def _day(words: str, now: datetime, region: str) -> When | None:
    said = f"{words} {DONE if is_english(words) else WORK_DONE}"
    when = read(said, now, region=region, meant=Intent.LOG).when if words else None
    return when if when is not None and when.grain is Grain.DAY and not when.rrule else None


def _fact(
    row: WorkRow, when: When | None, table: Table, region: str, learned: Learned | None, now: datetime
) -> FactRead:
    said = simplified(row.work)
    heading = simplified(table.heading)
    words = (said, heading, simplified(table.names)) if row.day else (heading, said, simplified(table.names))
    category = next((found for each in words if (found := classification.category(each, learned))), None)
    if category is None and when is not None and row.work.isascii():
        category = read(row.work, when.start, region=region, meant=Intent.LOG).category
    measures = tuple(Measure(f"{cell}{unit}", value, unit) for cell, value, unit in row.counts)
    if measures and all(unit.isascii() for _, _, unit in row.counts):  # in the units the reader knows
        counted = ", ".join(f"{cell} {unit}" for cell, _, unit in row.counts)
        measures = read(counted, now, region=region, meant=Intent.LOG).measures
    currency = groups.REGIONS[region].currency
    is_booked = bool(row.work and row.sums) and not (row.day or row.counts or table.names)
    what = row.work if is_booked and not is_received(simplified(table.heading)) else None
    money = tuple(
        Money(cell, int((value * CENT).to_integral_value()), currency, what=what) for cell, value in row.sums
    )
    return FactRead(category or OTHER, _title(row, table) or category or OTHER, when, measures, money)


def _title(row: WorkRow, table: Table) -> str:
    """What was done; of a table whose rows only name places, or days, its heading says it: 「送清凉 炼钢」."""
    if (row.day and row.work) or not table.heading:
        return row.work[:40]
    heading = TOLD_DONE.sub("", AROUND.sub("", table.heading.removesuffix("台账")))
    if is_received(simplified(heading)):
        return f"{row.work} {heading}"[:40]  # 「旺角 9月会费」: what the sum is called says which way it went
    return f"{heading} {row.work}".strip()[:40]
